import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const dataGovRules: readonly Rule[] = vendorRules(
  {
    vendor: 'United States government APIs',
    documentation: 'https://api.data.gov/docs/api-key/',
    remediation: 'Ask for a new key at https://api.data.gov/signup/.',
  },
  [
    {
      id: 'keyward/data-gov-api-key',
      title: 'api.data.gov or NASA API key',
      keywords: ['data_gov', 'datagov', 'data.gov', 'nasa'],
      pattern: near(['data_gov', 'datagov', 'data.gov', 'nasa'], /[A-Za-z0-9]{40}/),
      maxLength: 715,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Calls government APIs within its owner\'s limits.',
      get examples() { return [`NASA_API_KEY=${alnum(40)}`, `https://api.nasa.gov/planetary/apod?api_key=${alnum(40, 1)}`]; },
      get counterExamples() { return [...strangers('nasa', alnum(40))]; },
    },
  ],
);
