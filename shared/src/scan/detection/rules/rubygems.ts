import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const rubygemsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'RubyGems',
    documentation: 'https://guides.rubygems.org/api-key-scopes/',
    remediation: 'Revoke it at https://rubygems.org/profile/api_keys and create a new one.',
  },
  [
    {
      id: 'keyward/rubygems-api-key',
      title: 'RubyGems API key',
      keywords: ['rubygems_'],
      pattern: token(/rubygems_[a-f0-9]{48}/),
      maxLength: 57,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes and yanks gems within its scopes.',
      get examples() { return [`rubygems_${hex(48)}`, `GEM_HOST_API_KEY=rubygems_${hex(48, 1)}`]; },
      get counterExamples() { return [...misses('rubygems_', hex(48))]; },
    },
  ],
);
