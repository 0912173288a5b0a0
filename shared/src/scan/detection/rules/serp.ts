import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const serpRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SERP services',
    documentation: 'https://serpapi.com/search-api',
    remediation: 'Rotate it at https://serpapi.com/manage-api-key or https://serper.dev/api-key.',
  },
  [
    {
      id: 'keyward/serpapi-key',
      title: 'SerpApi or Serper key',
      keywords: ['serpapi', 'serp_api', 'serper'],
      pattern: near(['serpapi', 'serp_api', 'serper'], /(?:[a-fA-F0-9]{64}|[a-fA-F0-9]{40})/),
      maxLength: 739,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Searches at its owner\'s cost.',
      get examples() {
        return [
          `SERPAPI_API_KEY=${hex(64)}`,
          `GoogleSearch({"serpapi": "${hex(64, 1)}"})`,
          `SERPER_API_KEY=${hex(40)}`,
        ];
      },
      get counterExamples() { return [...strangers('serpapi', hex(64))]; },
    },
  ],
);
