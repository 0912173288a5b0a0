import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const todoistRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Todoist',
    documentation: 'https://developer.todoist.com/api/v1/#tag/Authorization',
    remediation: 'Issue a new one under Settings, Integrations, Developer.',
  },
  [
    {
      id: 'keyward/todoist-api-token',
      title: 'Todoist API token',
      keywords: ['todoist'],
      pattern: near(['todoist'], /[a-f0-9]{40}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.88,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and changes the tasks of its user.',
      get examples() { return [`TODOIST_API_TOKEN=${hex(40)}`, `todoist: { key: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('todoist', hex(40))]; },
    },
  ],
);
