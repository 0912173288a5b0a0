import { lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const phabricatorRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Phabricator',
    documentation: 'https://secure.phabricator.com/book/phabricator/article/conduit_bots/',
    remediation: 'Terminate it under Settings, Conduit API tokens.',
  },
  [
    {
      id: 'keyward/phabricator-conduit-token',
      title: 'Phabricator or Phorge Conduit token',
      keywords: ['api-', 'cli-'],
      pattern: token(/(?:api|cli)-[a-z0-9]{28}/, '-'),
      maxLength: 32,
      form: 'self',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Acts as its user in reviews, tasks and repositories.',
      get examples() { return [`api-${lowerAlnum(28)}`, `"token": "cli-${lowerAlnum(28, 1)}"`]; },
      get counterExamples() { return [...misses('api-', lowerAlnum(28))]; },
    },
  ],
);
