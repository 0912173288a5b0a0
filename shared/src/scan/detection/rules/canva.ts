import { alnum, base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const canvaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Canva',
    documentation: 'https://www.canva.dev/docs/connect/authentication/',
    remediation: 'Make a new secret in the integration\'s settings at https://www.canva.com/developers/.',
  },
  [
    {
      id: 'keyward/canva-client-secret',
      title: 'Canva client secret',
      keywords: ['cnvca'],
      pattern: token(/cnvca[A-Za-z0-9_-]{50,60}/, '-'),
      maxLength: 65,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Lets anyone pose as the integration.',
      get examples() { return [`cnvca${alnum(51)}`, `CANVA_CLIENT_SECRET=cnvca${alnum(51, 1)}`]; },
      get counterExamples() { return [...misses('cnvca', alnum(51))]; },
    },
    {
      id: 'keyward/canva-client-id',
      title: 'Canva client ID',
      keywords: ['oc-'],
      pattern: token(/OC-[A-Z]{2}[A-Za-z0-9_-]{8,12}/, '-'),
      maxLength: 17,
      form: 'self',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names the integration; the public half of its client secret.',
      documentation: 'https://www.canva.dev/docs/connect/authentication/',
      get examples() { return [`OC-AZ${base64url(10)}`, `CANVA_CLIENT_ID=OC-AZ${base64url(10, 1)}`]; },
      get counterExamples() { return [...misses('OC-AZ', base64url(10))]; },
    },
  ],
);
