import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const socketRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Socket',
    documentation: 'https://docs.socket.dev/docs/api-keys',
    remediation: 'Revoke it at https://socket.dev/dashboard/settings/api-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/socket-api-token',
      title: 'Socket API token',
      keywords: ['sktsec_'],
      pattern: token(/sktsec_[A-Za-z0-9_-]{40,60}/, '-'),
      maxLength: 67,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads the organisation\'s reports.',
      get examples() { return [`sktsec_${alnum(44)}`, `SOCKET_CLI_API_TOKEN=sktsec_${alnum(44, 1)}`]; },
      get counterExamples() { return [...misses('sktsec_', alnum(44))]; },
    },
  ],
);
