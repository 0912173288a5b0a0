import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const clarifaiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Clarifai',
    documentation: 'https://docs.clarifai.com/control/authentication/pat/',
    remediation: 'Delete it at https://clarifai.com/settings/security.',
  },
  [
    {
      id: 'keyward/clarifai-access-token',
      title: 'Clarifai personal access token',
      keywords: ['clarifai'],
      pattern: near(['clarifai'], /[a-f0-9]{32}/),
      maxLength: 707,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls and trains models at its owner\'s cost.',
      get examples() { return [`CLARIFAI_PAT=${hex(32)}`, `clarifai: { key: "${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('clarifai', hex(32))]; },
    },
  ],
);
