import { createHash } from 'node:crypto';
import { FORMAT_NAME, FORMAT_VERSION } from './limits';
import type { KeySlot, VaultDocument, VaultHeader } from './vault-document';

/** Answers the MAC (32 bytes) of the lines that it is given: head, then digest. */
export type Signer = (head: Buffer, digest: Buffer) => Uint8Array;

const MAC_BYTES = 32;
const HASH_CHARACTERS = 44;
export const DIGEST_LINE_LENGTH = '"digest":"",\n'.length + HASH_CHARACTERS;
export const MAC_LINE_LENGTH = '"mac":"}"\n'.length + HASH_CHARACTERS;

/**
 * The one spelling of a document: JSON without spaces, members in this order, a line feed after each at the top and
 * after each record (no JSON string can hold one). A reader prints what it parsed and refuses a file that differs.
 * The bytes are specified in docs/vault-format.md.
 */
export function printVault(document: VaultDocument, sign: Signer): Buffer {
  const head = printHead(document.header);
  const parts = [head, ...printBody(document)];
  const bodyEnd = parts.reduce((length, part) => length + part.length, 0);
  const bytes = Buffer.allocUnsafe(bodyEnd + DIGEST_LINE_LENGTH + MAC_LINE_LENGTH);
  let offset = 0;
  for (const part of parts) offset += bytes.write(part, offset, 'latin1');
  const digest = createHash('sha256').update(bytes.subarray(head.length, bodyEnd)).digest('base64');
  bytes.write(`"digest":"${digest}",\n`, bodyEnd, 'latin1');
  const macStart = bodyEnd + DIGEST_LINE_LENGTH;
  const mac = sign(bytes.subarray(0, head.length), bytes.subarray(bodyEnd, macStart));
  if (mac.length !== MAC_BYTES) throw new Error('a MAC has 32 bytes');
  bytes.write(`"mac":"${Buffer.from(mac).toString('base64')}"}\n`, macStart, 'latin1');
  return bytes;
}

export function checksumLine(lines: string): string {
  return `"checksum":"${createHash('sha256').update(lines, 'latin1').digest('base64')}",\n`;
}

function printHead(header: VaultHeader): string {
  const { id, created, generation, commit, ancestors, slots } = header;
  const printed = JSON.stringify({ id, created, generation, commit, ancestors, slots: slots.map(orderedSlot) });
  const lines = `{"format":"${FORMAT_NAME}","version":${FORMAT_VERSION},\n"header":${printed},\n`;
  return lines + checksumLine(lines);
}

/** In parts that are never joined to one string: together they may have many megabytes. */
function printBody(document: VaultDocument): readonly string[] {
  const keys = document.keys.map(({ id, created, state, retire, sealed, box }) =>
    ({ id, created, state, retire, sealed, box }));
  const records: string[] = [];
  for (const [id, sealed] of document.records) records.push(records.length === 0 ? '"' : '",\n"', id, '":"', sealed);
  return [
    `"keys":${JSON.stringify(keys)},\n"index":"`, document.index, '",\n"records":{\n',
    records.join(''), records.length === 0 ? '\n},\n' : '"\n},\n',
  ];
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
