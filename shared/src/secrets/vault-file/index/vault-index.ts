import { foldCase } from './fold-case';
import type { SecretEntry } from './secret-entry';

/** Entries that a transaction replaces or adds, and, where undefined, removes. */
export type IndexChanges = ReadonlyMap<string, SecretEntry | undefined>;

/**
 * Every name of the vault, sealed as one text: nothing of it is in clear in the file. Entries stay the JSON lines that
 * they are in that text until somebody asks for one: most commands read one of very many.
 */
export class VaultIndex {
  readonly #lines: Map<string, string>;
  /** What a later version keeps beside the entries; written back as it was. */
  readonly #others: string;

  /** Made when it is first asked for. */
  #folded: Map<string, string> | undefined;

  private constructor(lines: Map<string, string>, others: string) {
    this.#lines = lines;
    this.#others = others;
  }

  static empty(): VaultIndex {
    return new VaultIndex(new Map(), '{}');
  }

  /** What `print` printed. Those bytes were sealed by this program, so undefined means a mistake of another version. */
  static parse(bytes: Buffer): VaultIndex | undefined {
    const text = bytes.toString('utf8');
    const [first, ...rest] = text.trimEnd().split('\n');
    if (first === undefined || parseObject(first) === undefined) return undefined;
    const lines = new Map<string, string>();
    for (const line of rest) {
      const path = pathOf(line);
      if (path === undefined) return undefined;
      lines.set(path, line);
    }
    return new VaultIndex(lines, first);
  }

  get paths(): Iterable<string> {
    return this.#lines.keys();
  }

  entry(path: string): SecretEntry | undefined {
    const line = this.#lines.get(path);
    return line === undefined ? undefined : parseEntry(line);
  }

  /** Another name that differs from this one only in case: one name on some stores and for most eyes. */
  twinOf(path: string): string | undefined {
    this.#folded ??= new Map(Array.from(this.#lines.keys(), (name) => [foldCase(name), name]));
    const twin = this.#folded.get(foldCase(path));
    return twin === path ? undefined : twin;
  }

  /** Takes up what was committed. In place: a copy of very many names for each change would be what costs most. */
  apply(changes: IndexChanges): void {
    for (const [path, entry] of changes) {
      if (entry === undefined) {
        this.#lines.delete(path);
        this.#folded?.delete(foldCase(path));
      } else {
        this.#lines.set(path, printEntry(entry));
        this.#folded?.set(foldCase(path), path);
      }
    }
  }

  /**
   * The text as it will be after `changes`: a line for members of the index itself, a line for each entry, spaces up to
   * a multiple of 1024 bytes.
   */
  print(changes: IndexChanges): Buffer {
    const lines = [this.#others];
    for (const [path, line] of this.#lines) if (!changes.has(path)) lines.push(line);
    for (const entry of changes.values()) if (entry !== undefined) lines.push(printEntry(entry));
    const text = lines.join('\n');
    const length = Buffer.byteLength(text, 'utf8');
    const padded = Buffer.alloc(Math.ceil(length / BLOCK) * BLOCK);
    padded.write(text, 'utf8');
    return padded.fill(' ', length);
  }
}

const BLOCK = 1024;
const PATH = /^\{"path":("(?:[^"\\]|\\.)*"),/;

function pathOf(line: string): string | undefined {
  const literal = PATH.exec(line)?.[1];
  if (literal === undefined) return undefined;
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

function printEntry({ path, ...rest }: SecretEntry): string {
  return JSON.stringify({ path, ...rest });
}

/** The line was authenticated and written by `printEntry`: its shape is known. */
function parseEntry(line: string): SecretEntry {
  return JSON.parse(line) as SecretEntry;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
