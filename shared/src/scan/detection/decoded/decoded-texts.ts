import { contains, overlaps, type Span } from '../../../core/model/span';
import type { Candidate, CandidateSink } from '../candidate';
import type { Matches } from '../matcher';
import { decodeRun } from './decode-run';
import type { EncodedRuns } from './encoded-runs';
import type { EncodedText } from './encoded-text';

/** How often text may be encoded in encoded text. */
export const MOST_DEPTH = 3;

/** Looks for secrets in decoded text as in a document of its own. */
export type DecodedScan = (encoded: Pick<EncodedText, 'text' | 'languageId'>) => Matches;

/** The texts that stand encoded in one document: each is scanned once, and what is found gets the place of its source. */
export class DecodedTexts {
  readonly #scan: DecodedScan | undefined;
  readonly #walked = new Map<string, Span>();
  #stoppedAt: number | undefined;

  /** Without a scan the document is itself encoded so deeply that nothing further is decoded. */
  constructor(scan: DecodedScan | undefined) {
    this.#scan = scan;
  }

  /** Where decoding was when the time was over; undefined when all was done. */
  get stoppedAt(): number | undefined {
    return this.#stoppedAt;
  }

  /** Whether a stretch of this form around the hit was looked at, or needs no look: several keywords may stand in one. */
  wasWalked(form: string, hit: Span): boolean {
    const last = this.#walked.get(form);
    return this.#scan === undefined || (last !== undefined && contains(last, hit));
  }

  /** Remembers the last stretch of a form; hits come in their order in the text. */
  walked(form: string, stretch: Span): void {
    this.#walked.set(form, stretch);
  }

  /** Hands on what stands in the decoded text. */
  read(encoded: EncodedText, sink: CandidateSink): void {
    const found = this.#scan?.(encoded);
    if (found === undefined) return;
    if (found.stoppedAt !== undefined) this.#stoppedAt ??= encoded.span.start;
    for (const candidate of found.candidates) sink.candidate(atSource(candidate, encoded));
  }

  /** What stands in base64 and hexadecimal. The source of every value in a run is the whole run: of one rule the surest is kept. */
  readRuns(text: string, runs: EncodedRuns): readonly Candidate[] {
    const surest = new Map<string, Candidate>();
    const keep = (candidate: Candidate): void => {
      const place = `${candidate.span.start}:${candidate.ruleId}`;
      if ((surest.get(place)?.confidence ?? 0) < candidate.confidence) surest.set(place, candidate);
    };
    for (let index = 0; index < runs.length && this.#scan !== undefined && this.#stoppedAt === undefined; index += 2) {
      const encoded = decodeRun(text, runs[index] ?? 0);
      if (encoded !== undefined) this.read(encoded, { candidate: keep, rejected: () => {} });
    }
    return [...surest.values()];
  }
}

function atSource(candidate: Candidate, { locate, reach }: EncodedText): Candidate {
  const { related = [], ...own } = candidate;
  const { span, decoding } = locate(candidate.span);
  // Where the whole stretch is the source of every part, a user's name has no place beside its password's.
  const beside = related.map((place) => ({ ...place, span: locate(place.span).span })).filter((place) => !overlaps(place.span, span));
  return {
    ...own, span, reach: { start: Math.max(0, reach.start), end: reach.end }, decoding: [...decoding, ...candidate.decoding],
    ...(beside.length === 0 ? {} : { related: beside }),
  };
}
