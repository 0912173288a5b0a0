import { alnum, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const truenasRules: readonly Rule[] = vendorRules(
  {
    vendor: 'TrueNAS',
    documentation: 'https://www.truenas.com/docs/scale/scaletutorials/toptoolbar/managingapikeys/',
    remediation: 'Delete it under API keys in the top toolbar.',
  },
  [
    {
      id: 'keyward/truenas-api-key',
      title: 'TrueNAS API key',
      keywords: ['truenas', 'freenas', 'tnas_'],
      pattern: near(['truenas', 'freenas', 'tnas_'], /[0-9]{1,3}-[A-Za-z0-9]{64}/, '-'),
      maxLength: 742,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Does everything on the storage server that its user may.',
      get examples() { return [`TRUENAS_API_KEY=1-${alnum(64)}`, `truenas: { apiKey: "1-${alnum(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('truenas', `1-${alnum(64)}`)]; },
    },
    {
      id: 'keyward/truenas-api-key-in-call',
      title: 'TrueNAS API key in a sign-in call',
      keywords: ['login_with_api_key'],
      pattern: token(/login_with_api_key"\s{0,4},\s{0,12}"params"\s{0,4}:\s{0,4}\[\s{0,12}"(?<secret>[0-9]{1,3}-[A-Za-z0-9]{64})/, '-'),
      maxLength: 135,
      form: 'near',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Does everything on the storage server that its user may.',
      documentation: 'https://api.truenas.com/v25.04/api_methods_auth.login_with_api_key.html',
      get examples() {
        return [
          `{"msg": "method", "method": "auth.login_with_api_key", "params": ["8-${alnum(64)}"]}`,
          `"method":"auth.login_with_api_key",\n  "params": [\n    "10-${alnum(64, 1)}"\n  ]`,
        ];
      },
      get counterExamples() {
        return [
          `"auth.login_with_api_key", "params": ["8-${alnum(40)}"]`,
          '"auth.login_with_api_key", "params": [API_KEY]',
          `"auth.login", "params": ["8-${alnum(64)}"]`,
        ];
      },
    },
  ],
);
