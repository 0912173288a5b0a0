import type { KeychainFailure } from './messages';

/**
 * The binding gives every failure one code, so its message has to tell them apart. Seen with @napi-rs/keyring 2.1.2 and
 * gnome-keyring, on real buses with, without and with a locked keyring: test/stores/local/keychain.test.ts.
 */
const PATTERNS: readonly (readonly [RegExp, KeychainFailure])[] = [
  [/prompt was dismissed|IsLocked|locked object|interaction is not allowed|user cancell?ed/i, 'locked'],
  [/not provided by any \.service files|ServiceUnknown|NameHasNoOwner/i, 'no-service'],
  [/DBUS_SESSION_BUS_ADDRESS|autolaunch|dbus error|failed to connect|connection refused|no such file/i, 'no-bus'],
];

/** What a thrown error of the binding means. */
export function classifyKeychainError(error: unknown): KeychainFailure {
  const message = error instanceof Error ? error.message : '';
  return PATTERNS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}
