import { base64, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const metabaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Metabase',
    documentation: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
    remediation: 'Delete it under Admin settings, Authentication, API keys.',
  },
  [
    {
      id: 'keyward/metabase-api-key',
      title: 'Metabase API key',
      keywords: ['mb_'],
      pattern: token(/mb_[A-Za-z0-9+/]{43}=/, '+/='),
      maxLength: 47,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Queries the connected databases as its group may.',
      get examples() { return [`mb_${base64(43)}=`, `METABASE_API_KEY=mb_${base64(43, 1)}=`]; },
      get counterExamples() { return [...misses('mb_', base64(43))]; },
    },
  ],
);
