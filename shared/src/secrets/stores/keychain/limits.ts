/** What a keychain takes for one entry. */
export interface EntryLimits {
  readonly valueBytes: number;
  readonly accountBytes: number;
}

/**
 * Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE and CRED_MAX_USERNAME_LENGTH,
 * https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw. Elsewhere the limit is the local store's, so that
 * a secret can be copied either way. gnome-keyring takes 16 MiB as well, but it writes its whole file for each change: beside
 * one such entry, every later change of any program took half a second.
 */
export function entryLimits(platform: NodeJS.Platform): EntryLimits {
  return platform === 'win32' ? { valueBytes: 5 * 512, accountBytes: 513 } : { valueBytes: 1024 * 1024, accountBytes: Infinity };
}
