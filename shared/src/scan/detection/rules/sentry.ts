import { alnum, base64Json, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sentryRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sentry',
    documentation: 'https://docs.sentry.io/account/auth-tokens/',
    remediation: 'Revoke it at https://sentry.io/settings/account/api/auth-tokens/ and create a new one.',
  },
  [
    {
      id: 'keyward/sentry-user-token',
      title: 'Sentry user auth token',
      keywords: ['sntryu_'],
      pattern: token(/sntryu_[a-f0-9]{64}/),
      maxLength: 71,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user within its scopes.',
      get examples() { return [`sntryu_${hex(64)}`, `SENTRY_AUTH_TOKEN=sntryu_${hex(64, 1)}`]; },
      get counterExamples() { return [...misses('sntryu_', hex(64))]; },
    },
    {
      id: 'keyward/sentry-organization-token',
      title: 'Sentry organisation auth token',
      keywords: ['sntrys_'],
      pattern: token(/sntrys_eyJ[A-Za-z0-9+/_=-]{80,400}_[A-Za-z0-9+/]{43}/, '+/='),
      maxLength: 454,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Uploads source maps and releases for the organisation.',
      get examples() {
        return [
          `sntrys_${base64Json({ iat: 1700000000.1, url: 'https://sentry.io', region_url: 'https://us.sentry.io', org: 'shop' })}_${alnum(43)}`,
          `SENTRY_AUTH_TOKEN=sntrys_${base64Json({ iat: 1700000001.2, url: 'https://sentry.io', region_url: 'https://de.sentry.io', org: 'store' })}_${alnum(43, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('sntrys_eyJ', alnum(120))]; },
    },
    {
      id: 'keyward/sentry-legacy-token',
      title: 'Sentry auth token, old form',
      keywords: ['sentry'],
      pattern: near(['sentry'], /[a-fA-F0-9]{64}/),
      maxLength: 737,
      form: 'near',
      confidence: 0.78,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Acts as its user within its scopes.',
      get examples() { return [`SENTRY_AUTH_TOKEN=${hex(64)}`, `sentry: { authToken: "${hex(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('sentry', hex(64))]; },
    },
  ],
);
