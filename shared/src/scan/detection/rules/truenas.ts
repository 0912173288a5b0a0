import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const truenasRules: readonly Rule[] = vendorRules(
  {
    vendor: 'TrueNAS',
    documentation: 'https://www.truenas.com/docs/scale/scaletutorials/toptoolbar/managingapikeys/',
    remediation: 'Delete it under API keys in the top toolbar.',
  },
  [
    {
      id: 'keyward/truenas-api-key',
      title: 'TrueNAS API key',
      keywords: ['truenas', 'freenas', 'tnas_', 'login_with_api_key'],
      pattern: near(['truenas', 'freenas', 'tnas_', 'login_with_api_key'], /[0-9]{1,3}-[A-Za-z0-9]{64}/, '-'),
      maxLength: 753,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Does everything on the storage server that its user may.',
      examples: [`TRUENAS_API_KEY=1-${alnum(64)}`, `truenas: { apiKey: "1-${alnum(64, 1)}" }`],
      counterExamples: [...strangers('truenas', `1-${alnum(64)}`)],
    },
  ],
);
