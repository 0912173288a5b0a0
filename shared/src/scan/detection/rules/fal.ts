import { hex, strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const falRules: readonly Rule[] = vendorRules(
  {
    vendor: 'fal',
    documentation: 'https://docs.fal.ai/model-apis/authentication',
    remediation: 'Delete it at https://fal.ai/dashboard/keys.',
  },
  [
    {
      id: 'keyward/fal-api-key',
      title: 'fal API key',
      keywords: ['fal_key', 'fal_api', 'falkey', 'fal.config', 'fal_'],
      pattern: near(['fal_key', 'fal_api', 'falkey', 'fal.config', 'fal_'], /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}:[0-9a-f]{32}/, '-:'),
      maxLength: 746,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Runs models at its owner\'s cost.',
      get examples() { return [`FAL_KEY=${uuid()}:${hex(32)}`, `fal.config({ credentials: "${uuid(1)}:${hex(32, 1)}" })`]; },
      get counterExamples() { return [...strangers('fal_key', `${uuid()}:${hex(32)}`)]; },
    },
  ],
);
