import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const clojarsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Clojars',
    documentation: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    remediation: 'Revoke it at https://clojars.org/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/clojars-deploy-token',
      title: 'Clojars deploy token',
      keywords: ['clojars_'],
      pattern: token(/CLOJARS_[a-z0-9]{60}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes artefacts as its user.',
      get examples() { return [`CLOJARS_${hex(60)}`, `password=CLOJARS_${hex(60, 1)}`]; },
      get counterExamples() { return [...misses('CLOJARS_', hex(60))]; },
    },
  ],
);
