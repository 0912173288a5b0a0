import { base64url, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const herokuRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Heroku',
    documentation: 'https://devcenter.heroku.com/articles/authentication',
    remediation: 'Run "heroku authorizations:revoke", or regenerate the key at https://dashboard.heroku.com/account.',
  },
  [
    {
      id: 'keyward/heroku-api-token',
      title: 'Heroku API token',
      keywords: ['hrku-aa'],
      pattern: token(/HRKU-AA[A-Za-z0-9_-]{58}/, '-'),
      maxLength: 65,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys and reads the configuration, with all secrets, of its user\'s apps.',
      get examples() { return [`HRKU-AA${base64url(58)}`, `HEROKU_API_KEY=HRKU-AA${base64url(58, 1)}`]; },
      get counterExamples() { return [...misses('HRKU-AA', base64url(58))]; },
    },
    {
      id: 'keyward/heroku-api-key',
      title: 'Heroku API key, old form',
      keywords: ['heroku'],
      pattern: near(['heroku'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 709,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys and reads the configuration, with all secrets, of its user\'s apps.',
      get examples() { return [`HEROKU_API_KEY=${uuid()}`, `heroku: { apiKey: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('heroku', uuid())]; },
    },
  ],
);
