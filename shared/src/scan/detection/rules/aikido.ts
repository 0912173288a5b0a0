import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const aikidoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Aikido',
    documentation: 'https://apidocs.aikido.dev/reference/authorization',
    remediation: 'Revoke it under Settings, Integrations, at https://app.aikido.dev.',
  },
  [
    {
      id: 'keyward/aikido-token',
      title: 'Aikido CI token or client secret',
      keywords: ['aik_'],
      pattern: token(/AIK_(?:CI|CLIENT|SECRET|RUNTIME)_[A-Za-z0-9]{30,80}/),
      maxLength: 92,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Sends scans, or reads the workspace\'s findings.',
      get examples() { return [`AIK_CI_${alnum(64)}`, `AIKIDO_SECRET_KEY=AIK_CI_${alnum(64, 1)}`]; },
      get counterExamples() { return [...misses('AIK_CI_', alnum(64))]; },
    },
    {
      id: 'keyward/aikido-client-id',
      title: 'Aikido client ID',
      keywords: ['aik_client_'],
      pattern: token(/AIK_CLIENT_[A-Za-z0-9]{20,29}/),
      maxLength: 40,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'The public half of a client credential; its secret is of no use without it.',
      get examples() { return [`AIK_CLIENT_${alnum(24)}`, `AIKIDO_CLIENT_ID=AIK_CLIENT_${alnum(22, 1)}`]; },
      get counterExamples() { return [...misses('AIK_CLIENT_', alnum(24))]; },
    },
  ],
);
