import { hashLine, hashTorn, parseEntry, START } from './entry';
import type { AuditEntry, AuditHead } from './entry';
import type { SegmentLines } from './read-segment';

/** What contradicts the chain in the log's own files. `line` counts from 1 in `file`. */
export type ChainProblem =
  /** Lines that no version of this program wrote. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly line: number; readonly lines: number }
  /** Entry `seq` is not the one that its successor was written behind: one of the two was changed. */
  | { readonly kind: 'changed'; readonly file: string; readonly line: number; readonly seq: number }
  | { readonly kind: 'missing'; readonly file: string; readonly line: number; readonly from: number; readonly to: number }
  /** Two entries with one number, both behind the same one: two histories were joined. */
  | { readonly kind: 'forked'; readonly file: string; readonly line: number; readonly seq: number }
  | { readonly kind: 'out-of-order'; readonly file: string; readonly line: number; readonly seq: number };

/** How far back a fork is told from an entry in the wrong place. */
const REMEMBERED = 4096;

/** Follows the chain through the segments, oldest first, and goes on behind each problem so that all of them are said. */
export class ChainCheck {
  readonly problems: ChainProblem[] = [];
  entries = 0;
  recoveries = 0;
  tornBytes = 0;
  #head: AuditHead = START;
  #log: string | undefined;
  #unreadable: Buffer[] = [];
  #firstUnreadable = 0;
  readonly #wanted: ReadonlySet<number>;
  readonly #wantedHashes = new Map<number, string>();
  readonly #recent = new Map<number, string>([[START.seq, START.hash]]);

  /** `wanted` are the numbers that witnesses have seen; `hashOf` answers for these. */
  constructor(wanted: ReadonlySet<number>) {
    this.#wanted = wanted;
  }

  get head(): AuditHead {
    return this.#head;
  }

  /** The log's identity: the hash of its first entry; undefined while it has none. */
  get log(): string | undefined {
    return this.#log;
  }

  hashOf(seq: number): string | undefined {
    return this.#wantedHashes.get(seq);
  }

  read(segment: SegmentLines, last: boolean): void {
    for (const [index, line] of segment.lines.entries()) this.#line(segment.file, index + 1, line);
    if (last && segment.rest.length > 0) {
      // What stands before an unfinished tail and cannot be read either belongs to it: a recovery that crashed.
      this.tornBytes = this.#unreadable.reduce((sum, line) => sum + line.length + 1, segment.rest.length);
      this.#unreadable = [];
      return;
    }
    if (segment.rest.length > 0) this.#keepUnreadable(segment.lines.length + 1, segment.rest);
    this.#reportUnreadable(segment.file);
  }

  #line(file: string, number: number, line: Buffer): void {
    const entry = parseEntry(line.toString('utf8'));
    if (entry === undefined) {
      this.#keepUnreadable(number, line);
      return;
    }
    if (this.#unreadable.length > 0 && this.#closesTorn(entry)) {
      this.recoveries += 1;
      this.#unreadable = [];
    } else if (this.#unreadable.length > 0) {
      // The successor of an unreadable line cannot be checked against it; its number says how many should lie between.
      const between = this.#unreadable.length;
      this.#reportUnreadable(file);
      if (entry.seq !== this.#head.seq + between + 1) this.#checkNumber(file, number, entry);
    } else {
      this.#check(file, number, entry);
    }
    this.#accept(entry, hashLine(line));
  }

  #check(file: string, line: number, entry: AuditEntry): void {
    if (entry.seq !== this.#head.seq + 1) this.#checkNumber(file, line, entry);
    else if (entry.prev !== this.#head.hash) this.problems.push({ kind: 'changed', file, line, seq: this.#head.seq });
  }

  #checkNumber(file: string, line: number, entry: AuditEntry): void {
    const { seq } = entry;
    const twice = this.#recent.has(seq) && this.#recent.get(seq - 1) === entry.prev;
    if (seq > this.#head.seq) this.problems.push({ kind: 'missing', file, line, from: this.#head.seq + 1, to: seq - 1 });
    else if (twice) this.problems.push({ kind: 'forked', file, line, seq });
    else this.problems.push({ kind: 'out-of-order', file, line, seq });
  }

  #closesTorn(entry: AuditEntry): boolean {
    if (entry.event_type !== 'LOG_RECOVERED' || entry.seq !== this.#head.seq + 1) return false;
    const lineFeed = Buffer.from('\n');
    const torn = Buffer.concat(this.#unreadable.flatMap((line, index) => (index === 0 ? [line] : [lineFeed, line])));
    return entry.prev === hashTorn(this.#head, torn);
  }

  #accept(entry: AuditEntry, hash: string): void {
    this.entries += 1;
    this.#log ??= hash;
    this.#head = { seq: entry.seq, hash };
    this.#recent.set(entry.seq, hash);
    this.#recent.delete(entry.seq - REMEMBERED);
    if (this.#wanted.has(entry.seq)) this.#wantedHashes.set(entry.seq, hash);
  }

  #keepUnreadable(number: number, line: Buffer): void {
    if (this.#unreadable.length === 0) this.#firstUnreadable = number;
    this.#unreadable.push(line);
  }

  #reportUnreadable(file: string): void {
    if (this.#unreadable.length === 0) return;
    this.problems.push({ kind: 'unreadable', file, line: this.#firstUnreadable, lines: this.#unreadable.length });
    this.#unreadable = [];
  }
}
