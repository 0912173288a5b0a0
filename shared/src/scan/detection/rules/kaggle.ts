import { hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const kaggleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Kaggle',
    documentation: 'https://www.kaggle.com/docs/api',
    remediation: 'Expire the token at https://www.kaggle.com/settings.',
  },
  [
    {
      id: 'keyward/kaggle-api-token',
      title: 'Kaggle API token',
      keywords: ['kgat_'],
      pattern: token(/KGAT_[a-f0-9]{32}/),
      maxLength: 37,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Acts as its user: data sets, notebooks, competitions.',
      get examples() { return [`KGAT_${hex(32)}`, `KAGGLE_API_TOKEN=KGAT_${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('KGAT_', hex(32))]; },
    },
    {
      id: 'keyward/kaggle-legacy-key',
      title: 'Kaggle API key, old form',
      keywords: ['kaggle'],
      pattern: near(['kaggle'], /[a-f0-9]{32}/),
      maxLength: 705,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Acts as its user: data sets, notebooks, competitions.',
      get examples() { return [`KAGGLE_KEY=${hex(32)}`, `kaggle: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('kaggle', hex(32))]; },
    },
  ],
);
