/** Formats whose mark stands inside or at the end: their patterns start with a short run of bounded length instead of a literal. */
export const marksInside: ReadonlySet<string> = new Set([
  'keyward/azure-cache-key', 'keyward/azure-common-annotated-key', 'keyward/azure-container-registry-key',
  'keyward/azure-devops-token', 'keyward/azure-entra-client-secret', 'keyward/azure-function-key', 'keyward/azure-search-key',
  'keyward/ebay-client-id', 'keyward/google-oauth-client-id', 'keyward/hashicorp-terraform-token',
  'keyward/mailchimp-api-key', 'keyward/maxmind-license-key', 'keyward/new-relic-license-key', 'keyward/telegram-bot-token',
]);
