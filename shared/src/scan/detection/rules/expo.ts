import { base64url, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const expoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Expo',
    documentation: 'https://docs.expo.dev/accounts/programmatic-access/',
    remediation: 'Revoke it at https://expo.dev/settings/access-tokens and create a new one.',
  },
  [
    {
      id: 'keyward/expo-access-token',
      title: 'Expo access token',
      keywords: ['expo_token', 'expo_access', 'expotoken', 'expo-token', 'eas_token'],
      pattern: near(['expo_token', 'expo_access', 'expotoken', 'expo-token', 'eas_token'], /[A-Za-z0-9_-]{40}/, '-'),
      maxLength: 718,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.7,
      description: 'Builds and publishes as its user or robot.',
      get examples() { return [`EXPO_TOKEN=${base64url(40)}`, `expo_access: "${base64url(40, 1)}"`]; },
      get counterExamples() { return [...strangers('expotoken', base64url(40))]; },
    },
  ],
);
