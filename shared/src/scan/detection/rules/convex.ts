import { base64, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const convexRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Convex',
    documentation: 'https://docs.convex.dev/cli/deploy-key-types',
    remediation: 'Delete it in the deployment\'s settings at https://dashboard.convex.dev.',
  },
  [
    {
      id: 'keyward/convex-deploy-key',
      title: 'Convex deploy key',
      keywords: ['convex'],
      pattern: near(['convex'], /(?:prod|dev|preview|project):[a-z0-9:-]{3,80}\|[A-Za-z0-9+/=_-]{40,300}/, '+/=-'),
      maxLength: 1062,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Deploys functions and reads and writes the data.',
      get examples() {
        return [
          `CONVEX_DEPLOY_KEY=prod:happy-otter-123|${base64(120)}=`,
          `convex: { deployKey: "dev:kind-wolf-9|${base64(100)}=" }`,
        ];
      },
      get counterExamples() { return [...strangers('convex', `prod:happy-otter-123|${base64(320)}`)]; },
    },
  ],
);
