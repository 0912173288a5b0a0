import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const firecrawlRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Firecrawl',
    documentation: 'https://docs.firecrawl.dev/introduction',
    remediation: 'Revoke it at https://www.firecrawl.dev/app/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/firecrawl-api-key',
      title: 'Firecrawl API key',
      keywords: ['fc-'],
      pattern: token(/fc-[a-f0-9]{32}/, '-'),
      maxLength: 35,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Crawls at its owner\'s cost.',
      get examples() { return [`fc-${hex(32)}`, `FIRECRAWL_API_KEY=fc-${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('fc-', hex(32))]; },
    },
  ],
);
