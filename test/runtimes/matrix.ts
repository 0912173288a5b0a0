import { decode } from '../../shared/src/core/decode/decode';
import type { LanguageId } from '../../shared/src/core/model/language-id';
import { applyEdits } from '../../shared/src/core/model/span';
import type { LookupPlan, LookupStyle } from '../../shared/src/scan/lookups/plan';
import { planLookup } from '../../shared/src/scan/lookups/plan-lookup';
import { marked } from '../unit/scan/lookups/marked-text';

/** A quoting form of a language: how a value is written in it, and what stands around. */
export interface Form {
  readonly name: string;
  /** The content for a value; undefined when the form cannot hold it. */
  escape(value: string): string | undefined;
  /** The literal; `below` goes under the line that it stands in (heredocs). */
  wrap(content: string): { readonly inline: string; readonly below?: string };
  /** What the form itself adds to a value that is all of its text: a heredoc's last line break. */
  readonly adds?: string;
  /** Whether the programs print that too. */
  readonly showsAdded?: boolean;
}

/** A place in a program: `LIT` is the literal, `ID` the case's number, `show(ID, …)` prints. */
export interface Place {
  readonly name: string;
  readonly template: string;
  /** The value is a part of the literal: what stands before and after it. */
  readonly around?: readonly [string, string];
  /** The forms that can stand here; all when not given. */
  readonly forms?: readonly string[];
  /** Why no lookup can be written here, where that is so. */
  readonly refused?: string;
}

export interface Matrix {
  readonly title: string;
  readonly languageId: LanguageId;
  readonly path?: string;
  readonly forms: readonly Form[];
  readonly places: readonly Place[];
  /** Both when not given; one is enough for a language that writes the same in both. */
  readonly styles?: readonly LookupStyle[];
  /** When a missing variable makes the program itself fail with its name; `keyward run` refuses to start in any case. */
  readonly fails: 'in both styles' | 'in strict style' | 'only under keyward run';
  /** For readers that take names of a kind of their own; `CASE_1` when not given. */
  readonly variableOf?: (id: number) => string;
  /** Whether another file of the program declares the helper of strict style. */
  readonly helperDeclared?: (place: Place, value: string) => boolean;
}

export interface Case {
  readonly id: number;
  readonly form: Form;
  readonly place: Place;
  readonly style: LookupStyle;
  readonly value: string;
  readonly variable: string;
  readonly before: string;
  readonly after: string;
  readonly plan: LookupPlan;
  /** What the plan would store. */
  readonly stored: string | undefined;
}

/** Ordinary and awkward values; made up. */
export const VALUES: readonly (readonly [string, string])[] = [
  ['token', 'tok_4f9aQ7zL0mXv'],
  ['regex characters', 'a.*+?^|(b)[c]{1,2}'],
  ['quotes', `it's "quoted" \`so\``],
  ['backslashes', 'a\\b\\\\n\\x41\\'],
  ['lines', 'first\nsecond\n\n  third'],
  ['dollar and hash', '$HOME ${X} $(id) #{y} %s {0} # no comment'],
  ['unicode', 'pässwörd-ключ-鍵'],
  ['astral', 'k🔑y𝒳'],
  ['PEM', ['-----BEGIN ' + 'PRIVATE KEY-----', 'MIIBVgIBADANBgkq+/=', 'hkiG9w0BAQEFAASC', '-----END ' + 'PRIVATE KEY-----', ''].join('\n')],
  ['CRLF', 'one\r\ntwo'],
];

/** Every place with every form, and every form with every value; in both styles. */
export function casesOf(matrix: Matrix): readonly Case[] {
  const cases: Case[] = [];
  const [first] = matrix.places;
  for (const style of matrix.styles ?? (['plain', 'strict'] as const)) {
    for (const form of matrix.forms) {
      for (const place of matrix.places.filter(({ forms }) => forms === undefined || forms.includes(form.name))) {
        const values = place === first || place.around ? VALUES : VALUES.slice(0, 1);
        for (const [, value] of values) addCase(cases, matrix, form, place, style, value);
      }
    }
  }
  return cases;
}

function addCase(cases: Case[], matrix: Matrix, form: Form, place: Place, style: LookupStyle, value: string): void {
  const [head, tail] = (place.around ?? ['', '']).map((text) => form.escape(text));
  const content = form.escape(value);
  if (content === undefined || head === undefined || tail === undefined) return;
  const id = cases.length;
  const variable = matrix.variableOf?.(id) ?? `CASE_${id}`;
  const { text, span } = marked(placed(place.template, form.wrap(`${head}«${content}»${tail}`)).replace(/\bID\b|(?<=_)ID\b/g, String(id)));
  const plan = planLookup({ text, span, languageId: matrix.languageId, name: variable, style, helperDeclared: matrix.helperDeclared?.(place, value) ?? false, ...(matrix.path === undefined ? {} : { path: matrix.path }) });
  const after = plan.kind === 'replace' ? applyEdits(text, plan.edits) : text;
  cases.push({ id, form, place, style, value, variable, before: text, after, plan, stored: storedValue(text, plan) });
}

function storedValue(text: string, plan: LookupPlan): string | undefined {
  if (plan.kind === 'refused') return undefined;
  const value = decode(text.slice(plan.value.span.start, plan.value.span.end), plan.value.chain);
  return value.ok ? value.value : undefined;
}

function placed(template: string, literal: { readonly inline: string; readonly below?: string }): string {
  const at = template.indexOf('LIT');
  const withLiteral = template.slice(0, at) + literal.inline + template.slice(at + 3);
  if (literal.below === undefined) return withLiteral;
  const lineEnd = template.indexOf('\n', at);
  if (lineEnd < 0) return `${withLiteral}\n${literal.below}`;
  const end = lineEnd - 3 + literal.inline.length;
  return `${withLiteral.slice(0, end)}\n${literal.below}${withLiteral.slice(end)}`;
}

/** A form whose content is escaped character by character. */
export function quoted(name: string, quote: string, escape: (value: string) => string | undefined, prefix = ''): Form {
  return { name, escape, wrap: (content) => ({ inline: `${prefix}${quote}${content}${quote}` }) };
}

/** Puts a backslash before each match, and names line breaks as most languages do. */
export function backslashed(special: RegExp): (value: string) => string {
  return (value) => value.replace(special, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

/** The text itself, where nothing forbids it. */
export function verbatim(forbidden: RegExp): (value: string) => string | undefined {
  return (value) => (forbidden.test(value) ? undefined : value);
}
