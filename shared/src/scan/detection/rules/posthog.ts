import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const posthogRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PostHog',
    documentation: 'https://posthog.com/docs/api',
    remediation: 'Revoke it at https://app.posthog.com/settings/user-api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/posthog-personal-api-key',
      title: 'PostHog personal API key',
      keywords: ['phx_'],
      pattern: token(/phx_[A-Za-z0-9]{40,50}/),
      maxLength: 54,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes the project\'s data as its user.',
      get examples() { return [`phx_${alnum(43)}`, `POSTHOG_PERSONAL_API_KEY=phx_${alnum(43, 1)}`]; },
      get counterExamples() { return [...misses('phx_', alnum(43))]; },
    },
    {
      id: 'keyward/posthog-project-key',
      title: 'PostHog project API key',
      keywords: ['phc_'],
      pattern: token(/phc_[A-Za-z0-9_-]{40,50}/, '-'),
      maxLength: 54,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'api-key',
      description: 'Sends events; it is made to be public, and is reported only so that it is seen.',
      get examples() { return [`phc_${alnum(43)}`, `POSTHOG_KEY=phc_${alnum(43, 1)}`]; },
      get counterExamples() { return [...misses('phc_', alnum(43))]; },
    },
  ],
);
