import { alnum, hex, lower, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const supabaseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Supabase',
    documentation: 'https://supabase.com/docs/guides/api/api-keys',
    remediation: 'Rotate it on the API keys page of the project, or at https://supabase.com/dashboard/account/tokens.',
  },
  [
    {
      id: 'keyward/supabase-access-token',
      title: 'Supabase personal access token',
      keywords: ['sbp_'],
      pattern: token(/sbp_(?:v0_)?[a-z0-9]{40}/),
      maxLength: 47,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Manages all projects of its user.',
      get examples() { return [`sbp_${hex(40)}`, `SUPABASE_ACCESS_TOKEN=sbp_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('sbp_', hex(40))]; },
    },
    {
      id: 'keyward/supabase-secret-key',
      title: 'Supabase secret key',
      keywords: ['sb_secret_'],
      pattern: token(/sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}/, '-'),
      maxLength: 41,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes the whole database, past its row rules.',
      get examples() { return [`sb_secret_${alnum(22)}_${alnum(8)}`, `SUPABASE_SECRET_KEY=sb_secret_${alnum(22, 1)}_${alnum(8, 1)}`]; },
      get counterExamples() { return [...misses('sb_secret_', `${alnum(22)}_${alnum(8)}`)]; },
    },
    {
      id: 'keyward/supabase-project-url',
      title: 'Supabase project URL',
      keywords: ['supabase'],
      pattern: near(['supabase'], /https:\/\/[a-z]{16,20}\.supabase\.(?:co|in)/, '-.'),
      maxLength: 715,
      form: 'near',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the project; together with a key it is all that a client needs.',
      documentation: 'https://supabase.com/docs/guides/api',
      get examples() {
        return [
          `NEXT_PUBLIC_SUPABASE_URL=https://${lower(20)}.supabase.co`,
          `supabaseUrl: "https://${lower(20, 1)}.supabase.co"`,
        ];
      },
      get counterExamples() { return [...strangers('supabase', `https://${lower(20)}.supabase.co`)]; },
    },
  ],
);
