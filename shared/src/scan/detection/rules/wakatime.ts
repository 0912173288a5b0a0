import { misses, strangers, uuid } from './example';
import { near, token } from './pattern';
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
      get examples() { return [`waka_${uuid()}`, `WAKATIME_API_KEY=waka_${uuid(1)}`]; },
      get counterExamples() { return [...misses('waka_', uuid())]; },
    },
    {
      id: 'keyward/wakatime-legacy-key',
      title: 'WakaTime API key, old form',
      keywords: ['wakatime', 'waka_time'],
      pattern: near(['wakatime', 'waka_time'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads what its user works on.',
      get examples() { return [`WAKATIME_API_KEY=${uuid()}`, `wakatime: { apiKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('wakatime', uuid())]; },
    },
  ],
);
