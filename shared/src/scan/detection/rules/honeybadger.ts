import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const honeybadgerRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Honeybadger',
    documentation: 'https://docs.honeybadger.io/guides/api-keys/',
    remediation: 'Regenerate it in the project\'s settings, API keys.',
  },
  [
    {
      id: 'keyward/honeybadger-project-key',
      title: 'Honeybadger project API key',
      keywords: ['hbp_'],
      pattern: token(/hbp_[A-Za-z0-9]{30,40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.96,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Sends errors and check-ins to the project.',
      get examples() { return [`hbp_${alnum(36)}`, `HONEYBADGER_API_KEY=hbp_${alnum(36, 1)}`]; },
      get counterExamples() { return [...misses('hbp_', alnum(36))]; },
    },
    {
      id: 'keyward/honeybadger-api-key',
      title: 'Honeybadger API key',
      keywords: ['honeybadger'],
      pattern: near(['honeybadger'], /[A-Za-z0-9]{20}/),
      maxLength: 698,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'Reads projects and errors as its user.',
      get examples() { return [`HONEYBADGER_PERSONAL_AUTH_TOKEN=${alnum(20)}`, `honeybadger: { key: "${alnum(20, 1)}" }`]; },
      get counterExamples() { return [...strangers('honeybadger', alnum(20))]; },
    },
  ],
);
