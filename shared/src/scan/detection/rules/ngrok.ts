import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ngrokRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ngrok',
    documentation: 'https://ngrok.com/docs/agent/#authtokens',
    remediation: 'Delete it at https://dashboard.ngrok.com/authtokens or https://dashboard.ngrok.com/api-keys.',
  },
  [
    {
      id: 'keyward/ngrok-token',
      title: 'ngrok authtoken or API key',
      keywords: ['ngrok', 'authtoken'],
      pattern: near(['ngrok', 'authtoken'], /[0-9A-Za-z]{25,30}_[0-9A-Za-z]{18,24}/),
      maxLength: 731,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      description: 'Opens tunnels in its owner\'s name, or manages the account.',
      get examples() { return [`NGROK_AUTHTOKEN=2${alnum(26)}_${alnum(21)}`, `authtoken: 2${alnum(26, 1)}_${alnum(21, 1)}`]; },
      get counterExamples() { return [...strangers('ngrok', `2${alnum(26)}_${alnum(21)}`)]; },
    },
  ],
);
