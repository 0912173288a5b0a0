import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const giteaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Gitea',
    documentation: 'https://docs.gitea.com/development/api-usage',
    remediation: 'Delete it under Settings, Applications, on the server.',
  },
  [
    {
      id: 'keyward/gitea-access-token',
      title: 'Gitea or Forgejo access token',
      keywords: ['gitea', 'forgejo', 'codeberg'],
      pattern: near(['gitea', 'forgejo', 'codeberg'], /[a-fA-F0-9]{40}/),
      maxLength: 715,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Acts as its user on the server.',
      get examples() { return [`GITEA_TOKEN=${hex(40)}`, `forgejo: { token: "${hex(40, 1)}" }`]; },
      get counterExamples() { return [...strangers('gitea', hex(40))]; },
    },
  ],
);
