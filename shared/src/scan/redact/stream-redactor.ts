import type { SecretFinding, RuleId, Severity } from '../../core/model/finding';
import { isNamedMask } from '../../core/redact/named-mask';
import type { ScanDocument } from '../document';
import type { ScanOptions } from '../engine';
import { scan } from '../engine';
import { heldFrom, unfinishedKeyFrom } from './held-lines';
import type { MaskedSpan, Shape } from './shape';

export interface RedactorOptions {
  /** Comments in the text are not asked: what is printed by a program must not decide what is masked in it. */
  readonly scan: Omit<ScanOptions, 'budget' | 'isCancelled'>;
  /** What is known of the text: its language, and its path where it has one. */
  readonly about: Omit<ScanDocument, 'text'>;
  readonly shape: Shape;
  /** Whether a finding stays as it is; `source` is what stands in the text for it. Asked once of each. */
  readonly stays: (finding: SecretFinding, source: string) => boolean;
  /** Told once of each value that is masked. */
  readonly onMasked: (masked: Masked) => void;
  /** Told once of each finding that stays: because of `stays`, or of an allow-list or policy of the scan. */
  readonly onLeft?: (rule: RuleId) => void;
}

/** A value that was taken out of the stream, without the value. */
export interface Masked {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** With the user's key; undefined where the value was not seen to its end. */
  readonly fingerprint: string | undefined;
}

/** The most that waits for its end, in UTF-16 code units; a private key is at most a third of it. */
const WINDOW = 64 * 1024;

/** How much of a line without an end is kept back when a part of it is given out; no rule looks further. */
const MARGIN = 28 * 1024;

/** How much of what was given out is looked at again as context: twice what a reader looks at. */
const CONTEXT = 8 * 1024;

/**
 * Masks what the engine finds in a text that comes in pieces. A line is given out as soon as nothing that follows can
 * change what is masked in it; lines that may belong to a longer value wait, at most for a window. Lines and their ends
 * stay what they are, and where nothing is found the text is exactly what came in.
 */
export class StreamRedactor {
  readonly #options: RedactorOptions;
  /** Given out already, unmasked: what a value's name and its surroundings are read from. */
  #before = '';
  #pending = '';
  /** Offset of `#before` in the whole text. */
  #offset = 0;
  /** Findings that were judged, by their beginning in the whole text: what comes after one is seen again as context. */
  readonly #verdicts = new Map<number, Verdict>();

  constructor(options: RedactorOptions) {
    this.#options = options;
  }

  /** Takes the next piece and gives what is ready; often nothing, or more than the piece. */
  push(piece: string): string {
    const before = this.#pending.length;
    this.#pending += piece;
    const complete = lastLineEnd(piece) > 0 ? before + lastLineEnd(piece) : 0;
    const ready = complete === 0 ? 0 : heldFrom(this.#pending.slice(0, complete));
    if (this.#pending.length - ready > WINDOW) return this.#release(Math.max(ready, this.#pending.length - MARGIN), this.#pending.length);
    return ready === 0 ? '' : this.#release(ready, ready);
  }

  /** What was held back until now. */
  end(): string {
    return this.#release(this.#pending.length, this.#pending.length);
  }

  /** Gives out `ready` units of what waits, judged with `known` units of it. */
  #release(ready: number, known: number): string {
    const text = this.#before + this.#pending.slice(0, known);
    const from = this.#before.length;
    const { masked, left } = this.#judge(text);
    const to = beforeStraddler(masked, from, from + ready);
    const fresh = masked.flatMap(({ span, ruleId }): readonly MaskedSpan[] => {
      const clipped = { start: Math.max(span.start, from) - from, end: Math.min(span.end, to) - from };
      return clipped.start < clipped.end ? [{ span: clipped, ruleId }] : [];
    });
    this.#tell(masked.filter(({ span }) => span.end > from && span.start < to));
    for (const { span, ruleId } of left) if (span.start >= from && span.start < to) this.#options.onLeft?.(ruleId);
    const keep = Math.max(0, to - CONTEXT);
    this.#before = text.slice(keep, to);
    this.#offset += keep;
    for (const start of this.#verdicts.keys()) if (start < this.#offset) this.#verdicts.delete(start);
    this.#pending = this.#pending.slice(to - from);
    return this.#options.shape.mask(text.slice(from, to), fresh);
  }

  #judge(text: string): { readonly masked: readonly FoundSpan[]; readonly left: readonly SecretFinding[] } {
    const { scan: options, about } = this.#options;
    const budget = { maxLength: Number.POSITIVE_INFINITY, maxMilliseconds: Number.POSITIVE_INFINITY };
    const { findings, suppressed } = scan({ ...about, text }, { ...options, budget, suppression: { ...options.suppression, comments: false } });
    const masked = findings.filter((finding) => this.#verdict(finding, text) === 'masked');
    const left = findings.filter((finding) => this.#verdict(finding, text) === 'left');
    return { masked: withUnfinishedKey(text, masked), left: [...left, ...suppressed.map(({ finding }) => finding)] };
  }

  #verdict(finding: SecretFinding, text: string): Outcome {
    const { start, end } = finding.span;
    const known = this.#verdicts.get(this.#offset + start);
    if (known?.ruleId === finding.ruleId && known.length === end - start) return known.outcome;
    const source = text.slice(start, end);
    const outcome = isNamedMask(source) ? 'mask' : this.#options.stays(finding, source) ? 'left' : 'masked';
    this.#verdicts.set(this.#offset + start, { ruleId: finding.ruleId, length: end - start, outcome, told: known?.told ?? false });
    return outcome;
  }

  #tell(found: readonly FoundSpan[]): void {
    for (const { ruleId, severity, fingerprint, span } of found) {
      const start = this.#offset + span.start;
      const verdict = this.#verdicts.get(start);
      if (verdict?.told === true) continue;
      this.#verdicts.set(start, { ruleId, length: span.end - span.start, outcome: 'masked', told: true });
      this.#options.onMasked({ ruleId, severity, fingerprint });
    }
  }
}

/** `mask`: it is one already. */
type Outcome = 'masked' | 'left' | 'mask';

interface Verdict {
  readonly ruleId: RuleId;
  readonly length: number;
  readonly outcome: Outcome;
  readonly told: boolean;
}

interface FoundSpan extends Masked, MaskedSpan {}

/** A key that was cut off is none that a rule knows, and most of it is there all the same. */
function withUnfinishedKey(text: string, found: readonly SecretFinding[]): readonly FoundSpan[] {
  const start = unfinishedKeyFrom(text);
  if (start === undefined || text.length - start < SHORTEST_KEY) return found;
  const covered = found.filter(({ span }) => span.end <= start);
  return [...covered, { span: { start, end: text.length }, ruleId: 'keyward/private-key', severity: 'error', fingerprint: undefined }];
}

/** UTF-16 code units with the line that begins it: a sentence about keys is shorter. */
const SHORTEST_KEY = 100;

/** A value that goes on behind the cut is held back whole, unless that would hold back everything. */
function beforeStraddler(masked: readonly MaskedSpan[], from: number, to: number): number {
  const straddler = masked.find(({ span }) => span.start < to && span.end > to);
  return straddler === undefined || straddler.span.start <= from ? to : straddler.span.start;
}

/** The offset after the last line end; 0 where there is none. */
function lastLineEnd(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}
