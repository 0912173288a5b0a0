import type { Fingerprint } from '../core/model/finding';
import type { SecretRef } from '../core/model/secret-ref';
import { parseReference, printReference } from '../core/reference';
import type { KnownValue, KnownValues, UserFile } from './ports';

/**
 * Fingerprints of values that Keyward stored, and where, in one JSON file of the user's own folder. Fingerprints are keyed
 * by this user, so the file says nothing about a value. It is a hint: whoever uses an answer compares the value itself,
 * and a file that is lost or damaged costs no more than a second name for an equal value.
 */
export class KnownValueBook implements KnownValues {
  readonly #file: UserFile;

  constructor(file: UserFile) {
    this.#file = file;
  }

  async find(fingerprint: Fingerprint): Promise<readonly SecretRef[]> {
    return ((await this.#read()).get(fingerprint) ?? []).flatMap(refsOf);
  }

  async all(): Promise<readonly KnownValue[]> {
    const byLine = new Map<string, Fingerprint[]>();
    for (const [fingerprint, lines] of await this.#read()) {
      for (const line of lines) byLine.set(line, [...byLine.get(line) ?? [], fingerprint]);
    }
    return [...byLine].flatMap(([line, fingerprints]) => refsOf(line).map((ref) => ({ ref, fingerprints })));
  }

  async remember(fingerprint: Fingerprint, ref: SecretRef): Promise<void> {
    await this.#file.update((text) => {
      const known = parse(text);
      const lines = new Set(known.get(fingerprint) ?? []).add(printReference(ref));
      known.delete(fingerprint);
      known.set(fingerprint, [...lines].slice(-MAX_REFERENCES));
      return print(new Map([...known].slice(-MAX_FINGERPRINTS)));
    });
  }

  async #read(): Promise<ReadonlyMap<Fingerprint, readonly string[]>> {
    const text = await this.#file.read();
    return text.ok ? parse(text.value) : new Map();
  }
}

/** None where the line is no reference: the file may have been edited by hand. */
function refsOf(line: string): readonly SecretRef[] {
  const ref = parseReference(line);
  return ref.ok ? [ref.value] : [];
}

/** The oldest are forgotten first, so that the file stays small. */
const MAX_FINGERPRINTS = 20_000;
const MAX_REFERENCES = 16;
const FORMAT = 1;

function print(known: ReadonlyMap<Fingerprint, readonly string[]>): string {
  return `${JSON.stringify({ version: FORMAT, known: [...known] }, null, 1)}\n`;
}

function parse(text: string | undefined): Map<Fingerprint, readonly string[]> {
  if (text === undefined) return new Map();
  try {
    const data = JSON.parse(text) as { readonly version?: unknown; readonly known?: unknown } | null;
    if (data?.version !== FORMAT || !Array.isArray(data.known)) return new Map();
    return new Map(data.known.filter(isEntry));
  } catch {
    return new Map();
  }
}

function isEntry(data: unknown): data is [Fingerprint, readonly string[]] {
  return Array.isArray(data) && typeof data[0] === 'string' && Array.isArray(data[1])
    && data[1].every((line) => typeof line === 'string');
}
