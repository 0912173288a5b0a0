/** The closed list of structure checks; each is a function in scan/detection/structure. */
export const STRUCTURE_CHECKS = [
  'github-crc32', 'npm-crc32', 'grafana-crc32', 'jwt', 'pem', 'azure-identifiable-key', 'aws-access-key-id',
  'base64-json', 'url-userinfo', 'slack-webhook', 'uuid', 'google-service-account', 'age-bech32', 'fernet-key',
  'openssh-private-key', 'base64-text',
] as const;

export type StructureCheck = (typeof STRUCTURE_CHECKS)[number];
