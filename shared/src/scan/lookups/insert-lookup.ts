import type { LanguageId } from '../../core/model/language-id';
import type { InsertionRefusal, LookupNote } from '../../core/model/lookup-words';
import type { Span, TextEdit } from '../../core/model/span';
import { lineStart } from './layout';
import type { LookupRequest } from './plan';
import { planLookup } from './plan-lookup';

/** Where a lookup is wanted: a cursor in one text, and the name that will be read. */
export interface InsertionRequest extends Omit<LookupRequest, 'span'> {
  readonly offset: number;
}

export type InsertionPlan =
  | {
      readonly kind: 'insert';
      /** For one file, against `InsertionRequest.text`; imports included. */
      readonly edits: readonly TextEdit[];
      readonly form: string;
      readonly notes: readonly LookupNote[];
    }
  | { readonly kind: 'refused'; readonly reason: InsertionRefusal };

/**
 * Plans a lookup at a cursor. It is what `planLookup` would leave if a literal stood there: a made-up one is put into a
 * copy of the text, its replacement is planned, and the edits are moved back to the text without it. So a lookup that is
 * inserted is the one that a move would leave, with the same imports, in strings, markup and configuration as well.
 */
export function planInsertion(request: InsertionRequest): InsertionPlan {
  const { text, offset, languageId } = request;
  if (offset < 0 || offset > text.length) return { kind: 'refused', reason: 'stale' };
  if (languageId === 'dotenv') return { kind: 'refused', reason: 'dotenv-reads-manifest' };
  let refusal: InsertionRefusal | undefined;
  for (const literal of literalsFor(request)) {
    const plan = planWith(literal, request);
    if (plan.kind === 'insert') return plan;
    refusal ??= plan.reason === 'not-a-literal' ? undefined : plan.reason;
    // Whatever is made up after this would only cut the comment, or the import, in two.
    if (refusal !== undefined && !literal.mayBeTriedOtherwise) break;
  }
  return { kind: 'refused', reason: refusal ?? 'not-a-literal' };
}

/** A text that no program has, of a form that every language takes for a word. */
const MARK = 'KeywardInsertsItsLookupHere';

interface MadeUpLiteral {
  /** Stays in front of the lookup: YAML wants a blank behind a colon. */
  readonly blank: '' | ' ';
  readonly before: string;
  readonly after: string;
  /** A refusal may be due to the form of the literal: another one is tried. */
  readonly mayBeTriedOtherwise: boolean;
}

/**
 * Bare first: between quotes, in markup and in YAML the text is a literal already. Then quoted, for code. On a line of its
 * own last as the right side of an assignment, since many languages give a string that stands alone a meaning of its own.
 */
function literalsFor({ text, offset, languageId }: InsertionRequest): readonly MadeUpLiteral[] {
  const quotes = QUOTES[languageId];
  const bare: MadeUpLiteral = { blank: '', before: '', after: '', mayBeTriedOtherwise: false };
  if (quotes === undefined) return [{ ...bare, blank: text[offset - 1] === ':' ? ' ' : '' }];
  const isInWord = /[\p{L}\p{N}_$]/u.test(text[offset - 1] ?? ' ') || /[\p{L}\p{N}_$]/u.test(text[offset] ?? ' ');
  if (isInWord) return [bare];
  const mark = usualQuote(text, quotes);
  const startsLine = text.slice(lineStart(text, offset), offset).trim() === '';
  const quoted = { ...bare, before: mark, after: mark, mayBeTriedOtherwise: startsLine };
  return startsLine ? [bare, quoted, { ...quoted, before: `_ = ${mark}` }] : [bare, quoted];
}

/** Languages with expressions, and the quotes of their plain strings; the first is the usual one. */
const QUOTES: Readonly<Partial<Record<LanguageId, readonly [string, string?]>>> = {
  javascript: ["'", '"'], javascriptreact: ["'", '"'], typescript: ["'", '"'], typescriptreact: ["'", '"'],
  python: ['"', "'"], ruby: ['"', "'"], php: ["'"], shellscript: ["'"], go: ['"'], java: ['"'], rust: ['"'], csharp: ['"'], c: ['"'], cpp: ['"'], kotlin: ['"'],
  powershell: ["'", '"'], perl: ["'", '"'], lua: ['"', "'"], r: ['"', "'"], elixir: ['"'], scala: ['"'], dart: ["'", '"'], swift: ['"'],
  terraform: ['"'],
};

/** The quote that the file uses more, since the lookup takes it over. */
function usualQuote(text: string, [usual, other]: readonly [string, string?]): string {
  return other !== undefined && text.split(other).length > text.split(usual).length ? other : usual;
}

function planWith(literal: MadeUpLiteral, { offset, ...request }: InsertionRequest): InsertionPlan {
  const { blank, before, after } = literal;
  const made = blank + before + MARK + after;
  const text = request.text.slice(0, offset) + made + request.text.slice(offset);
  const start = offset + blank.length + before.length;
  const plan = planLookup({ ...request, text, span: { start, end: start + MARK.length } });
  if (plan.kind !== 'replace') return { kind: 'refused', reason: plan.reason };
  if (plan.removesSetting) return { kind: 'refused', reason: 'position-needs-constant' };
  const kept = plan.edits.map((edit) => (edit.span.start === start ? { ...edit, newText: blank + edit.newText } : edit));
  const edits = withoutLiteral(kept, { start: offset, end: offset + made.length });
  // What copies its surroundings would copy the made-up text along.
  return edits.some(({ newText }) => newText.includes(MARK))
    ? { kind: 'refused', reason: 'not-a-literal' }
    : { kind: 'insert', edits, form: plan.form, notes: plan.notes };
}

/** The edits against the text without the literal. Those that meet where it stood become one, in their order. */
function withoutLiteral(edits: readonly TextEdit[], literal: Span): readonly TextEdit[] {
  const length = literal.end - literal.start;
  const moved = (at: number): number => (at <= literal.start ? at : Math.max(literal.start, at - length));
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: TextEdit[] = [];
  for (const { span, newText } of ordered) {
    const here = { start: moved(span.start), end: moved(span.end) };
    const last = result.at(-1);
    if (last !== undefined && last.span.end === here.start && here.start === literal.start) {
      result[result.length - 1] = { span: { start: last.span.start, end: here.end }, newText: last.newText + newText };
    } else {
      result.push({ span: here, newText });
    }
  }
  return result;
}
