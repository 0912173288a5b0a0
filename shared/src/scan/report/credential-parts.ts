import type { CredentialRole, LocatedPlace } from '../../core/model/finding';

/** What another part of a credential is, as readers are told it; its text is never shown. */
export const partWords: Readonly<Record<CredentialRole, string>> = {
  user: 'Who signs in with it.', identifier: 'Which key or client it belongs to.', host: 'Where it is used.',
};

const nouns: Readonly<Record<CredentialRole, string>> = { user: 'user', identifier: 'identifier', host: 'host' };

/** `user in line 3, host in line 4`: lines count from 1. */
export function partsInWords(parts: readonly LocatedPlace[]): string {
  return parts.map(({ role, range }) => `${nouns[role]} in line ${range.start.line + 1}`).join(', ');
}
