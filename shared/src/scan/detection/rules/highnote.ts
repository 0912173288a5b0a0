import { base64, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const highnoteRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Highnote',
    documentation: 'https://docs.highnote.com/docs/sdks/api/authentication',
    remediation: 'Roll the key in the service\'s dashboard and read its log for calls that were not yours.',
  },
  [
    {
      id: 'keyward/highnote-secret-key',
      title: 'Highnote secret key',
      keywords: ['sk_live_', 'rk_live_'],
      pattern: token(/(?:sk|rk)_live_(?:[A-Za-z0-9+/]{60,340}={1,2})/, '+/='),
      maxLength: 350,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Issues cards and moves money.',
      get examples() { return [`sk_live_${base64(82)}==`, `HIGHNOTE_API_KEY=rk_live_${base64(90, 1)}=`]; },
      get counterExamples() { return [...misses('sk_live_', `${base64(82)}==`)]; },
    },
  ],
);
