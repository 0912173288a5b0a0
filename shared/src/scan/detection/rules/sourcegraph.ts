import { hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sourcegraphRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sourcegraph',
    documentation: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    remediation: 'Delete it under Settings, Access tokens, on the Sourcegraph instance.',
  },
  [
    {
      id: 'keyward/sourcegraph-access-token',
      title: 'Sourcegraph access token',
      keywords: ['sgp_'],
      pattern: token(/sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}/),
      maxLength: 61,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads all code that its user may read.',
      get examples() { return [`sgp_${hex(16)}_${hex(40)}`, `SRC_ACCESS_TOKEN=sgp_${hex(16, 1)}_${hex(40, 1)}`, `sgp_${hex(40)}`]; },
      get counterExamples() { return [...misses('sgp_', `${hex(16)}_${hex(40)}`)]; },
    },
    {
      id: 'keyward/sourcegraph-legacy-token',
      title: 'Sourcegraph access token, old form',
      keywords: ['sourcegraph', 'src_access'],
      pattern: near(['sourcegraph', 'src_access'], /[a-fA-F0-9]{40}/),
      maxLength: 718,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads all code that its user may read.',
      get examples() { return [`SRC_ACCESS_TOKEN=${hex(40)}`, `sourcegraph: { token: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('sourcegraph', hex(40))]; },
    },
  ],
);
