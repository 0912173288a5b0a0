import { createHash } from 'node:crypto';
import { FORMAT_NAME, FORMAT_VERSION } from './limits';
import type { KeySlot, VaultDocument, VaultHeader } from './vault-document';

/** The three parts of the file before the MAC. Each is whole lines; no JSON string can hold a line feed. */
export interface PrintedVault {
  /** Format, version, header and its checksum. */
  readonly head: string;
  readonly body: string;
  /** SHA-256 of the body, which ties it to the MAC and tells damage from tampering. */
  readonly digest: string;
}

/**
 * The one spelling of a document: JSON without spaces, members in this order, a line feed after each at the top and
 * after each record. A reader prints what it parsed and refuses a file that differs: docs/vault-format.md.
 */
export function printVault(document: VaultDocument): PrintedVault {
  const body = printBody(document);
  return { head: printHead(document.header), body, digest: digestLine(body) };
}

/** The file's bytes, with the MAC of `head` and `digest` at the end. */
export function assembleVault(printed: PrintedVault, mac: Uint8Array): Buffer {
  return Buffer.from(printed.head + printed.body + printed.digest + macLine(mac), 'latin1');
}

export function digestLine(body: string): string {
  return `"digest":"${sha256(body)}",\n`;
}

export function checksumLine(lines: string): string {
  return `"checksum":"${sha256(lines)}",\n`;
}

export function macLine(mac: Uint8Array): string {
  return `"mac":"${Buffer.from(mac).toString('base64')}"}\n`;
}

export function versionLine(version: number): string {
  return `{"format":"${FORMAT_NAME}","version":${version},\n`;
}

function printHead(header: VaultHeader): string {
  const { id, created, generation, commit, ancestors, slots } = header;
  const printed = JSON.stringify({ id, created, generation, commit, ancestors, slots: slots.map(orderedSlot) });
  const lines = `${versionLine(FORMAT_VERSION)}"header":${printed},\n`;
  return lines + checksumLine(lines);
}

function printBody(document: VaultDocument): string {
  const keys = document.keys.map(({ id, created, state, retire, sealed, box }) =>
    ({ id, created, state, retire, sealed, box }));
  const records: string[] = [];
  for (const [id, { key, box }] of document.records) records.push(`"${id}":{"key":"${key}","box":"${box}"}`);
  const { key, box } = document.index;
  return `"keys":${JSON.stringify(keys)},\n"index":{"key":"${key}","box":"${box}"},\n"records":{\n`
    + `${records.join(',\n')}\n},\n`;
}

/** Members in the order of the specification, whatever the order of the object. */
function orderedSlot(slot: KeySlot): object {
  if (slot.kind === 'unknown') return slot.raw;
  const { id, kind, created, box } = slot;
  switch (kind) {
    case 'password': return { id, kind, created, kdf: orderedKdf(slot.kdf), box };
    case 'keychain': return { id, kind, created, service: slot.service, account: slot.account, box };
    case 'recovery-code':
    case 'external': return { id, kind, created, salt: slot.salt, box };
  }
}

function orderedKdf(kdf: Extract<KeySlot, { kind: 'password' }>['kdf']): object {
  if (kdf.name === 'pbkdf2-hmac-sha256') return { name: kdf.name, iterations: kdf.iterations, salt: kdf.salt };
  return { name: kdf.name, memoryKib: kdf.memoryKib, passes: kdf.passes, lanes: kdf.lanes, salt: kdf.salt };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('base64');
}
