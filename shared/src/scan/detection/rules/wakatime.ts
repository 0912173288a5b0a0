import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const wakatimeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WakaTime',
    documentation: 'https://wakatime.com/developers',
    remediation: 'Revoke it at https://wakatime.com/settings/api-key and create a new one.',
  },
  [
    {
      id: 'keyward/wakatime-api-key',
      title: 'WakaTime API key',
      keywords: ['waka_'],
      pattern: token(/waka_(?:tok_|sec_)?[A-Za-z0-9_-]{36,90}/, '-'),
      maxLength: 99,
      form: 'self',
      confidence: 0.96,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads what its user works on.',
      examples: [`waka_${uuid()}`, `WAKATIME_API_KEY=waka_${uuid(1)}`],
      counterExamples: [...misses('waka_', uuid())],
    },
  ],
);
