import { alnum, jwt, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const workatoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Workato',
    documentation: 'https://docs.workato.com/workato-api.html',
    remediation: 'Delete the API client under Workspace admin, API clients.',
  },
  [
    {
      id: 'keyward/workato-api-token',
      title: 'Workato developer API token',
      keywords: ['wrka'],
      pattern: token(/wrka(?:us|eu|jp|sg|au|il|trial)?-eyJ[A-Za-z0-9_-]{10,400}\.[A-Za-z0-9_-]{10,800}\.[A-Za-z0-9_-]{20,800}/, '-.'),
      maxLength: 2015,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Changes recipes and connections within its role.',
      get examples() { return [`wrkaus-${jwt()}`, `WORKATO_TOKEN=wrkaeu-${jwt({ sub: '2' }, 1)}`]; },
      get counterExamples() { return [...misses('wrkaus-', alnum(40))]; },
    },
  ],
);
