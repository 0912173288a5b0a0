import { lower, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const appleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Apple',
    documentation: 'https://support.apple.com/en-us/102654',
    remediation: 'Revoke it at https://account.apple.com, Sign-in and security, App-specific passwords.',
  },
  [
    {
      id: 'keyward/apple-app-specific-password',
      title: 'Apple app-specific password',
      keywords: [
        'apple_app_specific',
        'app_specific_password',
        'apple_password',
        'appspecificpassword',
        'apple_id_pass',
        'notarytool',
        'altool',
        'fastlane_apple',
        'apple_app_password',
      ],
      pattern: near(['apple_app_specific', 'app_specific_password', 'apple_password', 'appspecificpassword', 'apple_id_pass', 'notarytool', 'altool', 'fastlane_apple', 'apple_app_password'], /[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}/, '-'),
      maxLength: 707,
      form: 'near',
      confidence: 0.93,
      severity: 'error',
      secretType: 'password',
      description: 'Uploads and notarises as its Apple account.',
      get examples() {
        return [
          `APPLE_APP_SPECIFIC_PASSWORD=${lower(4, 0)}-${lower(4, 1)}-${lower(4, 2)}-${lower(4, 3)}`,
          `apple_app_specific: { key: "${lower(4, 4)}-${lower(4, 5)}-${lower(4, 6)}-${lower(4, 7)}" }`,
        ];
      },
      get counterExamples() {
        return [
          ...strangers('apple_app_specific', `${lower(4, 0)}-${lower(4, 1)}-${lower(4, 2)}-${lower(4, 3)}`),
        ];
      },
    },
  ],
);
