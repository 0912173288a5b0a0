import { base64url, digits, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const figmaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Figma',
    documentation: 'https://www.figma.com/developers/api#access-tokens',
    remediation: 'Revoke it under Settings, Security, in Figma.',
  },
  [
    {
      id: 'keyward/figma-access-token',
      title: 'Figma personal access token',
      keywords: ['figd_', 'figo_', 'figu_', 'figor_', 'figoh_'],
      pattern: token(/fig(?:d|o|u|ou|or|oh|our|ouh|dh|uh)_[A-Za-z0-9_-]{40,60}/, '-'),
      maxLength: 67,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads files and comments as its user.',
      get examples() { return [`figd_${base64url(40)}`, `FIGMA_TOKEN=figd_${base64url(40, 1)}`]; },
      get counterExamples() { return [...misses('figd_', base64url(40))]; },
    },
    {
      id: 'keyward/figma-legacy-token',
      title: 'Figma personal access token, old form',
      keywords: ['figma'],
      pattern: near(['figma'], /[0-9]{6}-[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 715,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads files and comments as its user.',
      get examples() { return [`FIGMA_TOKEN=${digits(6)}-${uuid()}`, `X-Figma-Token: "figma: ${digits(6, 1)}-${uuid(1)}"`]; },
      get counterExamples() { return [...strangers('figma', `${digits(6)}-${uuid()}`)]; },
    },
  ],
);
