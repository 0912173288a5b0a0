import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const typeformRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Typeform',
    documentation: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    remediation: 'Revoke it at https://admin.typeform.com/user/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/typeform-access-token',
      title: 'Typeform personal access token',
      keywords: ['tfp_'],
      pattern: token(/tfp_[A-Za-z0-9_.-]{44,62}/, '-.'),
      maxLength: 66,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads forms and what people answered.',
      get examples() { return [`tfp_${base64url(59)}`, `TYPEFORM_TOKEN=tfp_${base64url(59, 1)}`]; },
      get counterExamples() { return [...misses('tfp_', base64url(59))]; },
    },
  ],
);
