import { base64, base64url, digits, hex, lowerAlnum, misses, pem, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

/** Between a member's name and its value. */
const COLON = '\\s{0,4}:\\s{0,4}';

/** A PEM block in a JSON string. */
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\\\]{30,3500}-----END PRIVATE KEY-----(?:\\\\n)?';

const SERVICE_ACCOUNT = `"type"${COLON}"service_account"`;
const KEY_MEMBER = `"private_key"${COLON}"(?<secret>${PRIVATE_KEY})"`;

export const googleRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Google',
    documentation: 'https://cloud.google.com/docs/authentication/api-keys',
    remediation: 'Delete or restrict it at https://console.cloud.google.com/apis/credentials and read the audit logs of the project.',
  },
  [
    {
      id: 'keyward/google-api-key',
      title: 'Google API key',
      keywords: ['aiza'],
      pattern: token(/AIza[A-Za-z0-9_-]{35}/, '-'),
      maxLength: 39,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description:
        'Calls the APIs that its project enables and its restrictions allow, at the project\'s cost: Maps, Gemini, ' +
        'Firebase and others.',
      get examples() {
        return [
          `AIza${base64url(35)}`,
          `https://maps.googleapis.com/maps/api/js?key=AIza${base64url(35, 1)}&libraries=places`,
        ];
      },
      get counterExamples() { return [...misses('AIza', base64url(35)), `AIza${base64url(36)}`]; },
    },
    {
      id: 'keyward/google-oauth-client-secret',
      title: 'Google OAuth client secret',
      keywords: ['gocspx-'],
      pattern: token(/GOCSPX-[A-Za-z0-9_-]{28}/, '-'),
      maxLength: 35,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Lets anyone pose as the OAuth client towards Google.',
      documentation: 'https://developers.google.com/identity/protocols/oauth2',
      get examples() { return [`GOCSPX-${base64url(28)}`, `"client_secret": "GOCSPX-${base64url(28, 1)}"`]; },
      get counterExamples() { return [...misses('GOCSPX-', base64url(28))]; },
    },
    {
      id: 'keyward/google-oauth-access-token',
      title: 'Google OAuth access token',
      keywords: ['ya29.'],
      pattern: token(/ya29\.[A-Za-z0-9_-]{30,1000}/, '-'),
      maxLength: 1005,
      form: 'self',
      confidence: 0.93,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Acts for a user or service account for an hour.',
      documentation: 'https://developers.google.com/identity/protocols/oauth2',
      get examples() { return [`ya29.${base64url(180)}`, `Authorization: Bearer ya29.${base64url(68)}`]; },
      get counterExamples() { return [...misses('ya29.', base64url(68))]; },
    },
    {
      id: 'keyward/google-oauth-refresh-token',
      title: 'Google OAuth refresh token',
      keywords: ['1//0'],
      pattern: token(/1\/\/0[A-Za-z0-9_-]{40,120}/, '-'),
      maxLength: 124,
      form: 'self',
      confidence: 0.9,
      severity: 'error',
      secretType: 'service-token',
      description: 'Renews access tokens for a user until he withdraws his consent.',
      remediation:
        'Withdraw the consent at https://myaccount.google.com/permissions; for gcloud\'s own file run "gcloud auth ' +
        'application-default revoke".',
      documentation: 'https://developers.google.com/identity/protocols/oauth2',
      get examples() { return [`1//0${base64url(99)}`, `"refresh_token": "1//0${base64url(62)}"`]; },
      get counterExamples() { return [...misses('1//0', base64url(62))]; },
    },
    {
      id: 'keyward/google-service-account-key',
      title: 'Google service account key',
      keywords: ['service_account'],
      // The file is one JSON object; its type comes first, the key within the next few members.
      pattern: token(new RegExp(`${SERVICE_ACCOUNT}[^{}]{1,800}?${KEY_MEMBER}`)),
      maxLength: 4410,
      form: 'self',
      structure: 'google-service-account',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs in as a service account from anywhere, without expiry.',
      remediation:
        'Delete the key under https://console.cloud.google.com/iam-admin/serviceaccounts and prefer workload identity ' +
        'to key files.',
      documentation: 'https://cloud.google.com/iam/docs/keys-create-delete',
      get examples() {
        return [
          JSON.stringify({ type: 'service_account', project_id: 'shop', private_key_id: hex(40), private_key: `${pem('PRIVATE KEY', 25)}\n`, client_email: 'a@shop.iam.gserviceaccount.com' }, undefined, 2),
          JSON.stringify({ type: 'service_account', private_key: `${pem('PRIVATE KEY', 24)}\n` }),
        ];
      },
      get counterExamples() {
        return [
          JSON.stringify({ type: 'service_account', private_key: '-----BEGIN PRIVATE KEY-----' }),
          JSON.stringify({ type: 'authorized_user', private_key: pem('PRIVATE KEY', 25) }),
          '"type": "service_account", "private_key": "${PRIVATE_KEY}"',
        ];
      },
    },
    {
      id: 'keyward/google-service-account-key-sorted',
      title: 'Google service account key, members sorted',
      keywords: ['service_account'],
      // Programs that sort an object's members put the key before the type.
      pattern: token(new RegExp(`${KEY_MEMBER}[^{}]{1,1200}?${SERVICE_ACCOUNT}`)),
      maxLength: 4810,
      form: 'self',
      structure: 'google-service-account',
      confidence: 0.93,
      severity: 'error',
      secretType: 'private-key',
      description: 'Signs in as a service account from anywhere, without expiry.',
      remediation:
        'Delete the key under https://console.cloud.google.com/iam-admin/serviceaccounts and prefer workload identity ' +
        'to key files.',
      documentation: 'https://cloud.google.com/iam/docs/keys-create-delete',
      get examples() {
        return [
          JSON.stringify({ client_email: 'a@shop.iam.gserviceaccount.com', private_key: `${pem('PRIVATE KEY', 25)}\n`, project_id: 'shop', type: 'service_account' }, undefined, 2),
          JSON.stringify({ private_key: `${pem('PRIVATE KEY', 24)}\n`, type: 'service_account' }),
        ];
      },
      get counterExamples() {
        return [
          JSON.stringify({ private_key: '-----BEGIN PRIVATE KEY-----', type: 'service_account' }),
          JSON.stringify({ private_key: pem('PRIVATE KEY', 25), type: 'authorized_user' }),
          '"private_key": "${PRIVATE_KEY}", "type": "service_account"',
        ];
      },
    },
    {
      id: 'keyward/google-firebase-server-key',
      title: 'Firebase Cloud Messaging server key',
      keywords: [':apa91b'],
      // Seven characters, a fixed mark: the run in front is of fixed length.
      pattern: token(/AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}/, '-'),
      maxLength: 152,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends push messages to every device of the app.',
      documentation: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
      get examples() {
        return [
          `AAAA${base64url(7)}:APA91b${base64url(134)}`,
          `Authorization: key=AAAA${base64url(7, 1)}:APA91b${base64url(134, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('AAAA', base64url(150))]; },
    },
    {
      id: 'keyward/google-hmac-key',
      title: 'Google Cloud Storage HMAC secret',
      keywords: ['gcs', 'google_storage', 'google_hmac', 'storage_hmac', 'hmac_secret'],
      pattern: near(['gcs', 'google_storage', 'google_hmac', 'storage_hmac', 'hmac_secret'], /[A-Za-z0-9+/]{40}/, '+/='),
      maxLength: 721,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'infrastructure-credential',
      minEntropy: 4.2,
      description: 'Signs requests to Cloud Storage\'s S3-compatible interface as a service account.',
      documentation: 'https://cloud.google.com/storage/docs/authentication/hmackeys',
      get examples() { return [`GCS_HMAC_SECRET=${base64(40)}`, `google_storage_secret: "${base64(40, 1)}"`]; },
      get counterExamples() { return [...strangers('gcs', base64(40))]; },
    },
    {
      id: 'keyward/google-oauth-client-id',
      title: 'Google OAuth client ID',
      keywords: ['.apps.googleusercontent.com'],
      // The mark stands at the end; the lead is bounded.
      pattern: token(/[0-9]{8,16}-[a-z0-9]{32}\.apps\.googleusercontent\.com/, '-.'),
      maxLength: 76,
      form: 'self',
      confidence: 0.6,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names an OAuth client; the public half of its client secret.',
      documentation: 'https://developers.google.com/identity/protocols/oauth2',
      get examples() {
        return [
          `${digits(12)}-${lowerAlnum(32)}.apps.googleusercontent.com`,
          `GOOGLE_CLIENT_ID=${digits(12, 1)}-${lowerAlnum(32, 1)}.apps.googleusercontent.com`,
        ];
      },
      get counterExamples() {
        return [
          `${digits(12)}-${lowerAlnum(20)}.apps.googleusercontent.com`,
          `${lowerAlnum(32)}.apps.googleusercontent.com`,
          `${digits(12)}-${lowerAlnum(32)}.apps.googleusercontent.community`,
        ];
      },
    },
  ],
);
