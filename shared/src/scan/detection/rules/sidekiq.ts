import { hex, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sidekiqRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sidekiq',
    documentation: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    remediation: 'Ask support@contribsys.com for new credentials.',
  },
  [
    {
      id: 'keyward/sidekiq-credentials',
      title: 'Sidekiq Pro or Enterprise credentials',
      keywords: ['bundle_enterprise__contribsys__com', 'bundle_gems__contribsys__com', 'contribsys'],
      pattern: near(['bundle_enterprise__contribsys__com', 'bundle_gems__contribsys__com', 'contribsys'], /[a-fA-F0-9]{8}:[a-fA-F0-9]{8}/),
      maxLength: 718,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Installs the commercial gems.',
      get examples() {
        return [
          `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${hex(8)}:${hex(8)}`,
          `BUNDLE_GEMS__CONTRIBSYS__COM: "${hex(8, 1)}:${hex(8, 1)}"`,
        ];
      },
      get counterExamples() { return [...strangers('contribsys', `${hex(8)}:${hex(8)}`)]; },
    },
    {
      id: 'keyward/sidekiq-url',
      title: 'Sidekiq Pro or Enterprise URL',
      keywords: ['.contribsys.com'],
      pattern: token(/https?:\/\/(?<secret>[a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\.contribsys\.com/),
      maxLength: 51,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Installs the commercial gems.',
      get examples() {
        return [
          `source "https://${hex(8)}:${hex(8, 1)}@enterprise.contribsys.com/"`,
          `http://${hex(8, 2)}:${hex(8, 3)}@gems.contribsys.com:80/path`,
        ];
      },
      get counterExamples() {
        return [
          'https://enterprise.contribsys.com/',
          'https://user:pass@enterprise.contribsys.com/',
          `https://${hex(8)}:${hex(8, 1)}@gems.example.com`,
        ];
      },
    },
  ],
);
