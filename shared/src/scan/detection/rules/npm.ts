import { alnum, hex, misses, uuid, withBase62Checksum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const npmRules: readonly Rule[] = vendorRules(
  {
    vendor: 'npm',
    documentation: 'https://docs.npmjs.com/about-access-tokens',
    remediation: 'Revoke it with "npm token revoke" or at https://www.npmjs.com/settings/~/tokens, and look at what was published lately.',
  },
  [
    {
      id: 'keyward/npm-access-token',
      title: 'npm access token',
      keywords: ['npm_'],
      pattern: token(/npm_[A-Za-z0-9]{36}/),
      maxLength: 40,
      form: 'self',
      structure: 'npm-crc32',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Installs private packages and, unless read-only, publishes as its owner.',
      get examples() { return [`npm_${withBase62Checksum(30)}`, `//packages.example.test/:_authToken=npm_${withBase62Checksum(30, 1)}`]; },
      get counterExamples() { return [...misses('npm_', withBase62Checksum(30)), `npm_${alnum(37)}`]; },
    },
    {
      id: 'keyward/npm-legacy-token',
      title: 'npm legacy token',
      keywords: ['_authtoken'],
      // npm reads it only behind its registry: https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration
      pattern: token(/(?<=\/:)_authToken\s{0,3}=\s{0,3}"?(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/, '-'),
      maxLength: 54,
      form: 'near',
      structure: 'uuid',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      description: 'Installs and publishes as its owner; such tokens do not expire.',
      get examples() { return [`//packages.example.test/:_authToken=${uuid()}`, `//packages.example.test/npm/:_authToken = "${uuid(1)}"`]; },
      get counterExamples() {
        return [
          '//packages.example.test/:_authToken=${NPM_TOKEN}',
          `requestId=${uuid()}`,
          `//packages.example.test/:_authToken=${hex(20)}`,
          `_authToken=${uuid()}`,
        ];
      },
    },
  ],
);
