import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import { readDataKeys, readHeader } from './header-schema';
import { FORMAT_NAME, FORMAT_VERSION, LIMITS } from './limits';
import { checksumLine, DIGEST_LINE_LENGTH, MAC_LINE_LENGTH, printVault } from './print';
import type { SealedBox, VaultDocument, VaultHeader } from './vault-document';

export interface ParsedVault {
  readonly document: VaultDocument;
  /** The lines under the MAC, head and digest, and the MAC that the file claims. */
  readonly head: Buffer;
  readonly digest: Buffer;
  readonly mac: Buffer;
}

/** Why bytes are no vault that this version reads. `corrupt` is seen without any key: nobody needs to type a password. */
export type FormatError =
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'unsupported-version'; readonly version: number };

const FIRST_LINE = new RegExp(`^\\{"format":"${FORMAT_NAME}","version":([1-9][0-9]{0,5}),\\n`);
const KEYS_LINE = /^"keys":(\[.*\]),$/;
const INDEX_START = '"index":"';
const RECORD_ID = /^[A-Za-z0-9_-]{16}$/;
/** Where the box of a record begins: after `"`, the id and `":"`. */
const RECORD_BOX = 20;
const MAC_LINE = /^"mac":"([A-Za-z0-9+/]{43}=)"\}\n$/;
const CORRUPT = err({ kind: 'corrupt' } as const);

/**
 * Reads a whole file: limits, version, the header's checksum, the shape. Last it prints what it read: bytes that differ
 * are damaged (the digest of the body is part of what is printed) or not the canonical form.
 */
export function parseVault(bytes: Buffer): Result<ParsedVault, FormatError> {
  if (bytes.length > LIMITS.fileBytes) return CORRUPT;
  const text = bytes.toString('latin1');
  const head = parseHeader(text);
  if (!head.ok) return head;
  const bodyEnd = text.length - DIGEST_LINE_LENGTH - MAC_LINE_LENGTH;
  const macStart = bodyEnd + DIGEST_LINE_LENGTH;
  const document = readBody(text.slice(head.value.end, bodyEnd), head.value.header);
  const claimed = MAC_LINE.exec(text.slice(macStart))?.[1];
  if (document === undefined || claimed === undefined) return CORRUPT;
  const mac = Buffer.from(claimed, 'base64');
  if (!printVault(document, () => mac).equals(bytes)) return CORRUPT;
  return ok({ document, head: bytes.subarray(0, head.value.end), digest: bytes.subarray(bodyEnd, macStart), mac });
}

/** Only the first lines of a file: what a writer compares before it commits. `text` may end after them. */
export function parseHeader(text: string): Result<{ readonly header: VaultHeader; readonly end: number }, FormatError> {
  const first = FIRST_LINE.exec(text);
  if (first === null) return CORRUPT;
  const version = Number(first[1]);
  if (version !== FORMAT_VERSION) return err({ kind: 'unsupported-version', version });
  const headerEnd = text.indexOf('\n', first[0].length) + 1;
  if (headerEnd === 0 || headerEnd > LIMITS.headerBytes) return CORRUPT;
  const lines = text.slice(0, headerEnd);
  const checksum = checksumLine(lines);
  if (!text.startsWith(checksum, headerEnd) || /[^\n\x20-\x7e]/.test(lines)) return CORRUPT;
  const header = readHeader(parseJson(lines.slice(first[0].length + '"header":'.length, -2)));
  return header === undefined ? CORRUPT : ok({ header, end: headerEnd + checksum.length });
}

/**
 * Line by line, and boxes unread: the general JSON parser takes several times as long for very many records, and what
 * is in a box counts only once the MAC holds. Printing it all again finds every line that is not of this form.
 */
function readBody(body: string, header: VaultHeader): VaultDocument | undefined {
  const lines = body.split('\n');
  const keys = readDataKeys(parseJson(KEYS_LINE.exec(lines[0] ?? '')?.[1] ?? ''));
  const index = (lines[1] ?? '').slice(INDEX_START.length, -2);
  if (keys === undefined) return undefined;
  const records = new Map<string, SealedBox>();
  // After the line that opens the records, and before the one that closes them and the empty end of the split.
  for (const line of lines.slice(3, -2)) {
    if (line === '' && lines.length === 6) break;
    const id = line.slice(1, RECORD_BOX - 3);
    if (!RECORD_ID.test(id)) return undefined;
    records.set(id, line.slice(RECORD_BOX, line.endsWith(',') ? -2 : -1));
  }
  return { header, keys, index, records };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
