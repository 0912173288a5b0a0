import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const renderRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Render',
    documentation: 'https://render.com/docs/api',
    remediation: 'Revoke it at https://dashboard.render.com/u/settings#api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/render-api-key',
      title: 'Render API key',
      keywords: ['rnd_'],
      pattern: token(/rnd_[A-Za-z0-9]{28,32}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3.5,
      description: 'Deploys and reads the environment of all services.',
      get examples() { return [`rnd_${alnum(32)}`, `RENDER_API_KEY=rnd_${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('rnd_', alnum(32))]; },
    },
  ],
);
