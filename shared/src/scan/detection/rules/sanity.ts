import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sanityRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sanity',
    documentation: 'https://www.sanity.io/docs/http-auth',
    remediation: 'Delete it on the project\'s API page at https://www.sanity.io/manage.',
  },
  [
    {
      id: 'keyward/sanity-token',
      title: 'Sanity API token',
      keywords: ['sanity'],
      pattern: near(['sanity'], /sk[A-Za-z0-9]{80,200}/),
      maxLength: 875,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes the content of the project.',
      get examples() { return [`SANITY_API_TOKEN=sk${alnum(178)}`, `sanity: { token: "sk${alnum(178, 1)}" }`]; },
      get counterExamples() { return [...strangers('sanity', `sk${alnum(178)}`)]; },
    },
  ],
);
