import { SecretValue } from '../../../../core/redact/secret-value';
import { secretBuffer } from '../../../../core/redact/secret-buffer';

/** A sign-in as it rests with the credential keeper. */
export type Credential =
  /** A token that the user has from elsewhere: signing out leaves it alone. */
  | { readonly kind: 'token'; readonly token: SecretValue }
  /** A token that AppRole issued to us; with ids that are good for another, where they are kept. */
  | { readonly kind: 'approle'; readonly token: SecretValue; readonly ids: AppRoleIds | undefined };

export interface AppRoleIds {
  readonly roleId: SecretValue;
  readonly secretId: SecretValue;
}

const LINE_FEED = 0x0a;

/** One line each: the kind, the token, the ids. None of them can have a line feed: see `usable`. The caller disposes of it. */
export function encodeCredential(credential: Credential): SecretValue {
  const ids = credential.kind === 'approle' && credential.ids !== undefined ? [credential.ids.roleId, credential.ids.secretId] : [];
  const lines = [Buffer.from(credential.kind), ...[credential.token, ...ids].map((value) => value.bytes())];
  const bytes = secretBuffer(lines.reduce((size, line) => size + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    at += line.copy(bytes, at);
    bytes[at++] = LINE_FEED;
  }
  const encoded = SecretValue.fromBytes(bytes);
  bytes.fill(0);
  return encoded;
}

/** Undefined where these bytes are no credential. The caller disposes of what it holds, and of `encoded`. */
export function decodeCredential(encoded: SecretValue): Credential | undefined {
  const [kind, ...lines] = splitLines(encoded.bytes());
  const [token, roleId, secretId] = lines.map((line) => SecretValue.fromBytes(line));
  if (token === undefined) return undefined;
  if (kind?.equals(Buffer.from('token')) === true && lines.length === 1) return { kind: 'token', token };
  if (kind?.equals(Buffer.from('approle')) === true && (lines.length === 1 || lines.length === 3)) {
    return { kind: 'approle', token, ids: roleId === undefined || secretId === undefined ? undefined : { roleId, secretId } };
  }
  for (const value of [token, roleId, secretId]) value?.dispose();
  return undefined;
}

export function cloneCredential(credential: Credential): Credential {
  const token = credential.token.clone();
  if (credential.kind === 'token') return { kind: 'token', token };
  return { kind: 'approle', token, ids: cloneIds(credential.ids) };
}

export function cloneIds(ids: AppRoleIds | undefined): AppRoleIds | undefined {
  return ids === undefined ? undefined : { roleId: ids.roleId.clone(), secretId: ids.secretId.clone() };
}

export function disposeCredential(credential: Credential): void {
  credential.token.dispose();
  if (credential.kind === 'approle') disposeIds(credential.ids);
}

export function disposeIds(ids: AppRoleIds | undefined): void {
  ids?.roleId.dispose();
  ids?.secretId.dispose();
}

/**
 * A copy without the white space that pasting leaves around a token. Undefined where what is left cannot be one: it is empty,
 * far too long, or has characters that no header can have.
 */
export function usable(pasted: SecretValue): SecretValue | undefined {
  const bytes = pasted.bytes();
  const isSpace = (at: number): boolean => [0x09, 0x0a, 0x0d, 0x20].includes(bytes[at] ?? 0);
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  const kept = bytes.subarray(start, end);
  const fits = kept.length > 0 && kept.length <= MAX_TOKEN_BYTES && kept.every((byte) => byte > 0x20 && byte < 0x7f);
  return fits ? SecretValue.fromBytes(kept) : undefined;
}

/** Batch tokens carry their policies and may be some hundred bytes; a header has room for a few thousand. */
const MAX_TOKEN_BYTES = 4096;

/** Views into `bytes`. Each line ends with a line feed. */
function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, end = bytes.indexOf(LINE_FEED); end >= 0; start = end + 1, end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(bytes.subarray(start, end));
  }
  return lines;
}
