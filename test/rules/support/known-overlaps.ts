/**
 * Rules whose examples another rule rightly matches too, because one format contains the other or because a pair of
 * services shares it. The engine keeps the more specific finding of the two.
 */
export const knownOverlaps: Readonly<Record<string, readonly string[]>> = {
  'keyward/clerk-secret-key': ['keyward/stripe-secret-key'],
  'keyward/dotenv-vault-key': ['keyward/cursor-api-key'],
  'keyward/dotenvx-private-key': ['keyward/polymarket-private-key'],
  'keyward/kubernetes-client-key': ['keyward/base64-private-key'],
  'keyward/lemon-squeezy-api-key': ['keyward/json-web-token'],
  'keyward/monday-api-token': ['keyward/json-web-token'],
  'keyward/moonshot-api-key': ['keyward/openai-opaque-key'],
  'keyward/scalr-access-token': ['keyward/json-web-token'],
  'keyward/prisma-accelerate-url': ['keyward/json-web-token'],
  'keyward/scale-api-key': ['keyward/lob-api-key'],
  'keyward/snowflake-access-token': ['keyward/json-web-token'],
  'keyward/stability-api-key': ['keyward/openai-opaque-key'],
  'keyward/temporal-cloud-api-key': ['keyward/json-web-token'],
  'keyward/wix-api-key': ['keyward/json-web-token'],
  'keyward/workato-api-token': ['keyward/json-web-token'],
  'keyward/google-service-account-key': ['keyward/private-key'],
  'keyward/google-service-account-key-sorted': ['keyward/private-key'],
};
