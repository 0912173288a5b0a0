import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const betterStackRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Better Stack',
    documentation: 'https://betterstack.com/docs/uptime/api/getting-started-with-uptime-api/',
    remediation: 'Remove it under Integrations, API tokens.',
  },
  [
    {
      id: 'keyward/better-stack-token',
      title: 'Better Stack (Logtail) source token',
      keywords: ['logtail', 'betterstack', 'better_stack', 'betteruptime'],
      pattern: near(['logtail', 'betterstack', 'better_stack', 'betteruptime'], /[A-Za-z0-9]{24}/),
      maxLength: 703,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Sends logs, or manages monitors.',
      get examples() { return [`LOGTAIL_SOURCE_TOKEN=${alnum(24)}`, `new Logtail("${alnum(24, 1)}")`]; },
      get counterExamples() { return [...strangers('logtail', alnum(24))]; },
    },
  ],
);
