import type { LanguageTraits } from './traits';
import type { KeySite } from './key-site';

/** What joins a name and its value. */
export type OperatorKind = 'assign' | 'colon' | 'arrow' | 'compare' | 'comma' | 'call' | 'element' | 'blank';

export interface Operator {
  readonly kind: OperatorKind;
  /** Where the value is expected, blanks skipped. */
  readonly valueStart: number;
}

/** A type between name and `=`, by where the language writes it. Bounded, and it ends at the `=` that it needs. */
const typeAfterColon = /\??\s{0,4}:\s{0,4}[\w.<>[\]|&'?* ]{1,60}?\s{0,4}=(?![=>])/y;
const typeAfterName = /(?:\[\w{0,10}\])?\s{1,4}(?:\*|\[\]|As\s{1,4})?[A-Za-z]\w{0,20}(?:\.\w{1,20})?\s{0,4}=(?!=)|\[[\w +]{0,20}\]\s{0,4}=(?!=)/y;

const joined = /\s{0,8}(?:(=>|->)|(===?|!==?|\.equals\(|\.eq\()|(:=|\|\|=|\?\?=|\?=|\+=|=)|(:(?!:))|(,)|(\()|(>))/y;
const kinds: readonly OperatorKind[] = ['arrow', 'compare', 'assign', 'colon', 'comma', 'call', 'element'];

/** At most one line break may stand between the operator and a quoted value. */
const gap = /[ \t]*(?:\r?\n[ \t]*(?=["'`\\]))?/y;
const blank = /[ \t]+/y;

/**
 * The name is itself a value, and the secret is its neighbour: `name: DB_PASSWORD` and `value: x` of manifests, attributes
 * `key="…" value="…"`, members `"name": "…", "value": "…"`, Terraform's `variable "…" { default = "x" }`.
 */
const neighbour = /["'`]?(?:[ \t]*[,;]?\s{0,40}|\s{1,4}\{[^{}]{0,200}?\s)["']?(?:value|default|defaultValue|Value)["']?\s{0,4}[:=]\s{0,4}/y;

/** The operator after a name; undefined when what follows does not join a value to it. */
export function operatorAfter(text: string, key: KeySite, traits: LanguageTraits): Operator | undefined {
  const typed = typedAssignment(text, key, traits);
  if (typed !== undefined) return { kind: 'assign', valueStart: skip(text, typed) };
  neighbour.lastIndex = key.span.end;
  if (neighbour.test(text)) return { kind: 'assign', valueStart: neighbour.lastIndex };
  joined.lastIndex = key.after;
  const match = joined.exec(text);
  if (match === null) return blankOperator(text, key.after);
  const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)];
  if (kind === undefined) return undefined;
  if (kind === 'element' && key.form !== 'element') return undefined;
  if (kind === 'comma' && key.form !== 'quoted') return undefined;
  return { kind, valueStart: skip(text, joined.lastIndex) };
}

function typedAssignment(text: string, key: KeySite, { types }: LanguageTraits): number | undefined {
  if (types === 'none' || key.form !== 'plain') return undefined;
  const pattern = types === 'after-colon' ? typeAfterColon : typeAfterName;
  pattern.lastIndex = key.after;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function blankOperator(text: string, after: number): Operator | undefined {
  blank.lastIndex = after;
  return blank.test(text) ? { kind: 'blank', valueStart: blank.lastIndex } : undefined;
}

function skip(text: string, position: number): number {
  gap.lastIndex = position;
  return gap.test(text) ? gap.lastIndex : position;
}
