import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const tavilyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Tavily',
    documentation: 'https://docs.tavily.com/documentation/quickstart',
    remediation: 'Revoke it at https://app.tavily.com and create a new one.',
  },
  [
    {
      id: 'keyward/tavily-api-key',
      title: 'Tavily API key',
      keywords: ['tvly-'],
      pattern: token(/tvly-(?:(?:dev|prod)-)?[A-Za-z0-9]{28,40}/, '-'),
      maxLength: 50,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Searches at its owner\'s cost.',
      get examples() { return [`tvly-${alnum(32)}`, `TAVILY_API_KEY=tvly-${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('tvly-', alnum(32))]; },
    },
  ],
);
