import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const livekitRules: readonly Rule[] = vendorRules(
  {
    vendor: 'LiveKit',
    documentation: 'https://docs.livekit.io/home/self-hosting/deployment/',
    remediation: 'Revoke it under Settings, Keys, at https://cloud.livekit.io.',
  },
  [
    {
      id: 'keyward/livekit-api-secret',
      title: 'LiveKit API secret',
      keywords: ['livekit'],
      pattern: near(['livekit'], /[A-Za-z0-9]{40,48}/),
      maxLength: 722,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Signs tokens for every room of the project.',
      get examples() { return [`LIVEKIT_API_SECRET=${alnum(43)}`, `livekit: { key: "${alnum(43, 1)}" }`]; },
      get counterExamples() { return [...strangers('livekit', alnum(48))]; },
    },
    {
      id: 'keyward/livekit-api-key',
      title: 'LiveKit API key',
      keywords: ['livekit'],
      pattern: near(['livekit'], /API[A-Za-z0-9]{11,14}/),
      maxLength: 691,
      form: 'near',
      confidence: 0.65,
      severity: 'information',
      secretType: 'api-key',
      minEntropy: 3,
      description: 'The public half of an API secret.',
      get examples() { return [`LIVEKIT_API_KEY=API${alnum(12)}`, `livekit: { key: "API${alnum(12, 1)}" }`]; },
      get counterExamples() { return [...strangers('livekit', `API${alnum(14)}`)]; },
    },
  ],
);
