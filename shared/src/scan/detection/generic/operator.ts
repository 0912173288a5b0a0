import type { LanguageTraits } from './traits';
import type { KeySite } from './key-site';

/** What joins a name and its value. */
export type OperatorKind = 'assign' | 'colon' | 'arrow' | 'compare' | 'comma' | 'call' | 'element' | 'blank' | 'default';

export interface Operator {
  readonly kind: OperatorKind;
  /** Where the value is expected, blanks skipped. */
  readonly valueStart: number;
}

/** A type between name and `=`, by where the language writes it. Bounded, and it ends at the `=` that it needs. */
const typeAfterColon = /\??[ \t]{0,4}:[ \t]{0,4}[\w.<>[\]|&'?* ]{1,60}?\s{0,4}=(?![=>])/y;
const typeAfterName = /(?:\[\w{0,10}\])?\s{1,4}(?:\*|\[\]|As\s{1,4})?[A-Za-z]\w{0,20}(?:\.\w{1,20})?\s{0,4}=(?!=)|\[[\w +]{0,20}\]\s{0,4}=(?!=)/y;

/** `{ get; set; } =` of C#'s properties. */
const accessors = /\s{0,4}\{[\s\w;]{1,60}\}\s{0,4}=(?![=>])/y;

/** At most one line break may stand between the operator and a quoted value; in documents the end of bold: `**Password:** x`. */
const gap = /[ \t]*(?:\*\*[ \t]+)?(?:\r?\n[ \t]*(?=["'`\\]))?/y;
/**
 * The name is itself a value, and the secret is its neighbour: `name: DB_PASSWORD` and `value: x` of manifests, attributes
 * `key="…" value="…"`, members `"name": "…", "value": "…"`, Terraform's `variable "…" { default = "x" }`.
 */
const neighbour = /["'`]?(?:[ \t]{0,40}[,;]?\s{0,40}|\s{1,4}\{[^{}]{0,200}?\s)["']?(?:android:)?(?:value|default|defaultValue|Value)["']?\s{0,4}[:=]\s{0,4}/y;

/**
 * The operator after a name; undefined when what follows does not join a value to it. It runs at every hit, so it looks
 * at single characters and asks a pattern only where the character before allows one.
 */
export function operatorAfter(text: string, key: KeySite, traits: LanguageTraits): Operator | undefined {
  const special = neighbourValue(text, key) ?? typedAssignment(text, key, traits);
  if (special !== undefined) return { kind: 'assign', valueStart: skip(text, special) };
  const attributes = neighbourElement(text, key) ?? (key.form === 'element' ? endOfTag(text, key.after) : undefined);
  if (attributes !== undefined) return { kind: 'element', valueStart: attributes };
  const sign = afterBlanks(text, key.after);
  const kind = kindAt(text, sign, key);
  if (kind === undefined) return sign > key.after && !isLineBreak(text, key.after, sign) ? { kind: 'blank', valueStart: sign } : undefined;
  return { kind: kind.kind, valueStart: skip(text, sign + kind.length) };
}

/** After the attributes of an opening tag and its `>`; undefined where it has none or has no content. */
function endOfTag(text: string, from: number): number | undefined {
  const attributes = /\s[^<>]{1,200}(?<!\/)>/y;
  attributes.lastIndex = from;
  return attributes.test(text) ? attributes.lastIndex : undefined;
}

interface Sign {
  readonly kind: OperatorKind;
  readonly length: number;
}

function kindAt(text: string, at: number, key: KeySite): Sign | undefined {
  const character = text[at];
  const next = text[at + 1];
  switch (character) {
    case '=':
      if (next === '>') return { kind: 'arrow', length: 2 };
      return next === '=' ? { kind: 'compare', length: text[at + 2] === '=' ? 3 : 2 } : { kind: 'assign', length: 1 };
    case ':':
      if (next === ':') return undefined;
      if (opensHole(text, key) && (next === '-' || next === '=')) return { kind: 'default', length: 2 };
      // `${NAME:?what is missing}`
      if (opensHole(text, key) && next === '?') return undefined;
      return next === '=' ? { kind: 'assign', length: 2 } : { kind: 'colon', length: 1 };
    case '!': return next === '=' ? { kind: 'compare', length: text[at + 2] === '=' ? 3 : 2 } : undefined;
    // https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Operators
    case '<': return next === '-' ? { kind: 'assign', length: 2 } : undefined;
    case '-': return next === '>' ? { kind: 'arrow', length: 2 } : undefined;
    case '+': return next === '=' ? { kind: 'assign', length: 2 } : undefined;
    case '|': case '?': return assignmentOfDefault(text, at);
    case 't': return key.form === 'quoted' && text.startsWith('to ', at) ? { kind: 'arrow', length: 2 } : undefined;
    case ',':
      if (opensComparison(text, key)) return { kind: 'compare', length: 1 };
      return key.form === 'symbol' || opensPair(text, key) || isQuotedOption(text, key) ? { kind: 'comma', length: 1 } : undefined;
    case '(': return { kind: 'call', length: 1 };
    case '>': return key.form === 'element' || namesElement(text, key) ? { kind: 'element', length: 1 } : undefined;
    case '.': return comparison(text, at);
    default: return undefined;
  }
}

/** `<property name="password">`: what the element holds is called by an attribute's value. */
function namesElement(text: string, key: KeySite): boolean {
  return key.form === 'quoted' && /\s(?:name|key|id)\s?=\s?["'][\w./:@-]{0,60}$/i.test(text.slice(Math.max(0, key.span.start - 80), key.span.start));
}

/** `["deploy", "--token", "x"]`: arguments of a command, each a string of its own. */
function isQuotedOption(text: string, key: KeySite): boolean {
  return key.form === 'quoted' && /["']--?$/.test(text.slice(Math.max(0, key.span.start - 3), key.span.start));
}

/** `${NAME:-value}` and `${NAME:=value}` of shells. */
function opensHole(text: string, key: KeySite): boolean {
  return text.startsWith('${', key.span.start - 2);
}

/**
 * `("password", "x")` and `{"db.password", "x"}`: the name comes first in its brackets, or it is one of a list of words; or
 * a type comes before it, as in `buildConfigField "String", "API_KEY", "x"` of Android's builds.
 */
function opensPair(text: string, key: KeySite): boolean {
  if (key.form === 'plain') return /^[A-Z_]+$/.test(key.name) && /\b(?:put|set|setProperty|setenv|putString)\(\s{0,4}(?:\w{1,40}\.){0,3}$/i.test(text.slice(Math.max(0, key.span.start - 100), key.span.start));
  return key.form === 'quoted' && /(?:[({[]|\b(?:buildConfigField|resValue)\s{0,4}\(?\s{0,4}["'][\w.]{1,20}["']\s{0,4},|\bStringVarP?\(\s{0,4}&[\w.]{1,40}\s{0,4},)\s{0,4}["'`][\w./:@-]{0,60}$/
    .test(text.slice(Math.max(0, key.span.start - 106), key.span.start));
}

/** `strcmp(password, "x")`, `Objects.equals(password, "x")`: functions that compare. */
function opensComparison(text: string, key: KeySite): boolean {
  return key.form === 'plain' && /(?:cmp|equals)\(\s{0,4}(?:[\w$]{1,40}(?:\.|->)){0,3}\$?$/.test(text.slice(Math.max(0, key.span.start - 100), key.span.start));
}

/** `||=`, `??=` and Make's `?=`. */
function assignmentOfDefault(text: string, at: number): Sign | undefined {
  if (text.startsWith('||=', at) || text.startsWith('??=', at)) return { kind: 'assign', length: 3 };
  return text.startsWith('?=', at) ? { kind: 'assign', length: 2 } : undefined;
}

/** `.equals("x")` of Java, `.eq("x")` of several. */
function comparison(text: string, at: number): Sign | undefined {
  if (text.startsWith('.equals(', at)) return { kind: 'compare', length: 8 };
  return text.startsWith('.eq(', at) ? { kind: 'compare', length: 4 } : undefined;
}

const MOST_BLANKS = 40;

/** Blanks and line breaks before an operator; JSON and SQL are sometimes written in columns or lines. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at - from < MOST_BLANKS && /\s/.test(text.charAt(at))) at++;
  return at;
}

function isLineBreak(text: string, from: number, to: number): boolean {
  return /[\r\n]/.test(text.slice(from, to));
}

/**
 * The element after the one that holds the name: Apple's property lists (plist(5)), Hadoop's `<name>` and `<value>`, `<param-name>` and
 * `<param-value>` of servlets, KeePass's `<Key>` and `<Value>`. The element in the one that bears the name: Spring, JNDI references.
 */
const listedValue = /<\/(?:[Kk]ey|[Nn]ame|param-name)>\s{0,40}<(?:string|[Vv]alue|param-value)(?:\s[^<>]{0,100})?>|["'][^<>\r\n]{0,100}>\s{0,40}<(?:[Vv]alue|Contents)>/y;

function neighbourElement(text: string, key: KeySite): number | undefined {
  if (!text.startsWith('</', key.span.end) && key.form !== 'quoted') return undefined;
  listedValue.lastIndex = key.span.end;
  return listedValue.test(text) ? listedValue.lastIndex : undefined;
}

function neighbourValue(text: string, key: KeySite): number | undefined {
  if (!'"\'`,;\r\n'.includes(text[key.span.end] ?? ' ')) return undefined;
  neighbour.lastIndex = key.span.end;
  return neighbour.test(text) ? neighbour.lastIndex : undefined;
}

/** What may stand right after a name that has a type or accessors, so that most hits need no pattern. */
const typeForms: Readonly<Record<Exclude<LanguageTraits['types'], 'none'>, { readonly starts: string; readonly pattern: RegExp }>> = {
  'after-colon': { starts: ': ?', pattern: typeAfterColon },
  'after-name': { starts: ' \t[', pattern: typeAfterName },
  accessors: { starts: ' \t{\r\n', pattern: accessors },
};

function typedAssignment(text: string, key: KeySite, { types }: LanguageTraits): number | undefined {
  if (types === 'none' || key.form !== 'plain') return undefined;
  const first = text[key.after] ?? '';
  const { starts, pattern } = typeForms[types];
  if (first === '' || !starts.includes(first)) return undefined;
  pattern.lastIndex = key.after;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function skip(text: string, position: number): number {
  gap.lastIndex = position;
  return gap.test(text) ? gap.lastIndex : position;
}
