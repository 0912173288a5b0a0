import * as z from 'zod';
import type { Fingerprint } from '../../core/model/finding';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/**
 * What has to be known to take a move back, as it lies on disk. No member is a value, or can be turned into one without
 * the value itself: the code that was replaced is sealed under it, and texts are named by keyed fingerprints.
 */
const fingerprint = z.string().regex(/^[0-9a-f]{32}$/);

/** Where an edit stands in the text after it, told by the lines around it: see `landmarks.ts`. */
const landmark = z.object({
  /** The first line that is remembered, from 0. */
  line: z.int().nonnegative(),
  /** Fingerprints of lines with their breaks. */
  lines: z.array(fingerprint).readonly(),
  /** Which of these the edit itself stands in, from 0; both belong to it. */
  own: z.object({ first: z.int().nonnegative(), last: z.int().nonnegative() }),
  /** From the start of the first own line, in UTF-16 code units. */
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
});

const edit = z.object({
  /** Absolute. */
  file: z.string(),
  before: fingerprint,
  after: fingerprint,
  landmarks: z.array(landmark).readonly(),
  /** What stood at each landmark: a `ReplacedCode`, sealed under the value. */
  sealed: z.string(),
});

/** Text that a move added to a file beside the source. It holds names and references only. */
const addition = z.object({
  file: z.string(),
  /** Undefined where the file was not there before. */
  before: fingerprint.optional(),
  after: fingerprint,
  inserted: z.string(),
  at: z.int().nonnegative(),
});

const move = z.object({
  name: z.string(),
  reference: z.string(),
  /** The manifest that has the name: an absolute path. */
  manifest: z.string(),
  additions: z.array(addition).readonly(),
  /** Absent where the code was not edited. */
  edit: edit.optional(),
  undone: z.boolean(),
});

const run = z.object({ id: z.string(), at: z.iso.datetime(), moves: z.array(move).readonly() });

const FORMAT = 1;
const book = z.object({ version: z.literal(FORMAT), runs: z.array(run).readonly() });

export type Landmark = z.infer<typeof landmark>;
export type RecordedEdit = z.infer<typeof edit>;
export type RecordedAddition = z.infer<typeof addition>;
export type RecordedMove = z.infer<typeof move>;
export type RecordedRun = z.infer<typeof run>;

/** A move in the book: its run, and its number in that. */
export interface MoveAddress {
  readonly run: string;
  readonly number: number;
}

/** A fingerprint of a text or a line, bound to this user's key: nobody else can try guesses against it. */
export type TextFingerprinter = (text: string) => Fingerprint;

/** Why a file's runs cannot be read. */
export type UnreadRuns = { readonly kind: 'damaged' } | { readonly kind: 'newer'; readonly version: number };

const newerBook = z.object({ version: z.int().min(FORMAT + 1) });

/** No runs where there is no file yet. What a later version of Keyward wrote, or none, is not taken for an empty file. */
export function parseRuns(text: string | undefined): Result<readonly RecordedRun[], UnreadRuns> {
  if (text === undefined) return ok([]);
  const json = parsedJson(text);
  const parsed = book.safeParse(json);
  if (parsed.success) return ok(parsed.data.runs);
  const newer = newerBook.safeParse(json);
  return err(newer.success ? { kind: 'newer', version: newer.data.version } : { kind: 'damaged' });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function printRuns(runs: readonly RecordedRun[]): string {
  return `${JSON.stringify({ version: FORMAT, runs })}\n`;
}
