import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const todesktopRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ToDesktop',
    documentation: 'https://www.todesktop.com/electron/docs/cli',
    remediation: 'Delete it at https://app.todesktop.com/account.',
  },
  [
    {
      id: 'keyward/todesktop-access-token',
      title: 'ToDesktop access token',
      keywords: ['todesktop'],
      pattern: near(['todesktop'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Builds and releases the account\'s applications.',
      get examples() { return [`TODESKTOP_ACCESS_TOKEN=${uuid()}`, `todesktop: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('todesktop', uuid())]; },
    },
  ],
);
