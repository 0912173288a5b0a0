import { letters, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const logzIoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Logz.io',
    documentation: 'https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/',
    remediation: 'Delete it under Settings, Manage tokens.',
  },
  [
    {
      id: 'keyward/logz-io-token',
      title: 'Logz.io token',
      keywords: ['logz_io', 'logzio', 'logz.io'],
      pattern: near(['logz_io', 'logzio', 'logz.io'], /[A-Za-z]{32}/),
      maxLength: 706,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Sends logs, or reads them by the API.',
      get examples() { return [`LOGZIO_TOKEN=${letters(32)}`, `logz_io: { key: "${letters(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('logz_io', letters(32))]; },
    },
  ],
);
