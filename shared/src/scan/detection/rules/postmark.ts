import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const postmarkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Postmark',
    documentation: 'https://postmarkapp.com/developer/api/overview',
    remediation: 'Reset it on the server\'s API tokens page at https://account.postmarkapp.com.',
  },
  [
    {
      id: 'keyward/postmark-server-token',
      title: 'Postmark server or account token',
      keywords: ['postmark'],
      pattern: near(['postmark'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 711,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail in the server\'s name; an account token manages all servers.',
      get examples() { return [`POSTMARK_SERVER_TOKEN=${uuid()}`, `X-Postmark-Server-Token: ${uuid(1)}`]; },
      get counterExamples() { return [...strangers('postmark', uuid())]; },
    },
  ],
);
