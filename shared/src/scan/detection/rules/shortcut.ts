import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const shortcutRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Shortcut',
    documentation: 'https://developer.shortcut.com/api/rest/v3#Authentication',
    remediation: 'Delete it at https://app.shortcut.com/settings/account/api-tokens.',
  },
  [
    {
      id: 'keyward/shortcut-api-token',
      title: 'Shortcut API token',
      keywords: ['shortcut_api', 'shortcut_token', 'shortcut-token', 'clubhouse_api', 'clubhouse_token'],
      pattern: near(['shortcut_api', 'shortcut_token', 'shortcut-token', 'clubhouse_api', 'clubhouse_token'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 718,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes stories as its user.',
      get examples() { return [`SHORTCUT_API_TOKEN=${uuid()}`, `shortcut_api: { key: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('shortcut_api', uuid())]; },
    },
  ],
);
