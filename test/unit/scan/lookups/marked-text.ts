import { decode } from '../../../../shared/src/core/decode/decode';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { applyEdits, type Span } from '../../../../shared/src/core/model/span';
import { planLookup } from '../../../../shared/src/scan/lookups/plan-lookup';
import type { LookupPlan, LookupStyle } from '../../../../shared/src/scan/lookups/plan';

/** A source with the found value between « and »: the text without the marks, and the span between them. */
export function marked(source: string): { readonly text: string; readonly span: Span } {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error('the source marks no value');
  return { text: source.replace(/[«»]/g, ''), span: { start, end } };
}

export interface Planned {
  readonly plan: LookupPlan;
  /** The text after the edits; the text as it was when there are none. */
  readonly after: string;
  /** What is stored; undefined when the plan refuses. */
  readonly value: string | undefined;
}

export interface PlanOptions {
  readonly style?: LookupStyle;
  readonly path?: string;
  readonly name?: string;
  readonly helperDeclared?: boolean;
}

/** Plans the marked value in a language and applies the plan. */
export function plan(languageId: LanguageId, source: string, options: PlanOptions = {}): Planned {
  const { text, span } = marked(source);
  const result = planLookup({ text, languageId, span, name: 'API_KEY', style: 'plain', ...options });
  if (result.kind === 'refused') return { plan: result, after: text, value: undefined };
  const decoded = decode(text.slice(result.value.span.start, result.value.span.end), result.value.chain);
  return { plan: result, after: result.kind === 'replace' ? applyEdits(text, result.edits) : text, value: decoded.ok ? decoded.value : undefined };
}

/** What became of the marked value, in one word or as the new text: the form in which tests compare. */
export function outcome(languageId: LanguageId, source: string, options: PlanOptions = {}): string {
  const { plan: result, after } = plan(languageId, source, options);
  return result.kind === 'replace' ? after : `${result.kind}: ${result.reason}`;
}
