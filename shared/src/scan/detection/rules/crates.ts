import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cratesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cargo',
    documentation: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    remediation: 'Revoke it under Account Settings, API Tokens, of the crate registry and create a new one.',
  },
  [
    {
      id: 'keyward/crates-io-token',
      title: 'Cargo registry token',
      keywords: ['cio'],
      pattern: token(/cio[A-Za-z0-9]{32}/),
      maxLength: 35,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Publishes and yanks crates within its scopes.',
      get examples() { return [`cio${alnum(32)}`, `CARGO_REGISTRY_TOKEN=cio${alnum(32, 1)}`]; },
      get counterExamples() { return [...misses('cio', alnum(32))]; },
    },
  ],
);
