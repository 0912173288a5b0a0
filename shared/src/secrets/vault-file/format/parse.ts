import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import { readDataKeys, readHeader, readSealedBox } from './header-schema';
import { FORMAT_NAME, FORMAT_VERSION, LIMITS } from './limits';
import { checksumLine, digestLine, macLine, printVault } from './print';
import type { SealedBox, VaultDocument, VaultHeader } from './vault-document';

export interface ParsedVault {
  readonly document: VaultDocument;
  /** The bytes under the MAC, and the MAC that the file claims. */
  readonly authenticated: Buffer;
  readonly mac: Buffer;
}

/** Why bytes are no vault that this version reads. `corrupt` is seen without any key: nobody needs to type a password. */
export type FormatError =
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'unsupported-version'; readonly version: number };

const DIGEST_LINE_LENGTH = digestLine('').length;
const MAC_LINE_LENGTH = macLine(Buffer.alloc(32)).length;
const FIRST_LINE = new RegExp(`^\\{"format":"${FORMAT_NAME}","version":([1-9][0-9]{0,5}),\\n`);
const CORRUPT = err({ kind: 'corrupt' } as const);

/** Reads a whole file: limits, version, both checksums, the shape, and that these bytes are their own canonical form. */
export function parseVault(bytes: Buffer): Result<ParsedVault, FormatError> {
  if (bytes.length > LIMITS.fileBytes) return CORRUPT;
  const text = bytes.toString('latin1');
  const header = parseHeader(text);
  if (!header.ok) return header;
  const bodyEnd = text.length - DIGEST_LINE_LENGTH - MAC_LINE_LENGTH;
  const bodyStart = header.value.end;
  if (bodyEnd <= bodyStart) return CORRUPT;
  const digest = text.slice(bodyEnd, bodyEnd + DIGEST_LINE_LENGTH);
  if (digestLine(text.slice(bodyStart, bodyEnd)) !== digest) return CORRUPT;
  const file = parseJson(text);
  const body = file === undefined ? undefined : readBody(file, header.value.header);
  if (file === undefined || body === undefined || typeof file['mac'] !== 'string') return CORRUPT;
  const mac = Buffer.from(file['mac'], 'base64');
  const printed = printVault(body);
  if (mac.length !== 32 || printed.head + printed.body + printed.digest + macLine(mac) !== text) return CORRUPT;
  return ok({ document: body, authenticated: Buffer.from(printed.head + printed.digest, 'latin1'), mac });
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
  // Below the checksum everything is what a writer wrote, or was forged on purpose.
  if (!text.startsWith(checksum, headerEnd) || /[^\n\x20-\x7e]/.test(lines)) return CORRUPT;
  const file = parseJson(`${lines.slice(0, -2)}}`);
  const header = file === undefined ? undefined : readHeader(file['header']);
  return header === undefined ? CORRUPT : ok({ header, end: headerEnd + checksum.length });
}

function parseJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readBody(file: Readonly<Record<string, unknown>>, header: VaultHeader): VaultDocument | undefined {
  const keys = readDataKeys(file['keys']);
  const index = readSealedBox(file['index']);
  const records = readRecords(file['records']);
  if (keys === undefined || index === undefined || records === undefined) return undefined;
  return { header, keys, index, records };
}

/** By hand: a schema library takes a tenth of a second for 50,000 of them. Printing them again checks the rest. */
function readRecords(value: unknown): ReadonlyMap<string, SealedBox> | undefined {
  if (!isRecord(value)) return undefined;
  const records = new Map<string, SealedBox>();
  for (const [id, record] of Object.entries(value)) {
    if (!isRecord(record) || typeof record['key'] !== 'string' || typeof record['box'] !== 'string') return undefined;
    records.set(id, { key: record['key'], box: record['box'] });
  }
  return records;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
