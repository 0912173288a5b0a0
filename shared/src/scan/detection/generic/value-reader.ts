import type { RejectionReason } from '../candidate';
import { readBare, type BareEnd } from './bare-value';
import { readBlock } from './block-value';
import type { KeySite } from './key-site';
import type { LinePlace, LinePlaces } from './line-context';
import { readLiteral, type Literal } from './literal';
import type { Operator } from './operator';
import type { LanguageTraits } from './traits';

/** A value beside a name, or why none is there. */
export type ReadValue =
  | { readonly kind: 'value'; readonly literal: Literal; readonly place: LinePlace; readonly fallback: boolean;
      /** Further elements, where the value is a list of strings. */
      readonly others: readonly Literal[] }
  | { readonly kind: 'none'; readonly reason: RejectionReason };

/** Brackets, constructors and conversions that keep what stands in them as it is; any other call gives an unknown value. */
const wrapper = /\(\s{0,40}(?=["'])|(?:new\s{1,3})?(?:(?:java\.lang\.)?String|str|bytes|bytearray|SecretStr|SecretString|SecureString|Secret|Some|String::from|Buffer\.from|\[\]byte|to_string|Optional\.of|Ok|quote|unicode|(?:System\.Text\.)?Encoding\.\w{3,20}\.GetBytes|Convert\.FromBase64String|encodeURIComponent|Cow::from|std::string|QString|NSString stringWithString|Password|Token|ApiKey|PasswordCredential|Literal|f)\(\s{0,4}|&\s?|@(?=")/y;

/** A look-up with a default that follows: `process.env.X || 'v'`, `os.getenv("X", "v")`, `ENV.fetch('X') { 'v' }`, `var("X").unwrap_or("v")`. */
const fallback = /(?:[\w$.:]{1,60}\(["'][\w.-]{1,60}["']\)(?:\s{0,4}\{|\)?\.(?:unwrap_or|unwrap_or_else|orElse|getOrElse)\((?:\s{0,4}\|\w{0,10}\|)?)|[\w$.]{1,60}(?:\[["'][\w.-]{1,60}["']\])?(?:\(["'][\w.-]{1,60}["']\))?\s{0,4}(?:\|\||\?\?|\bor\b|\?:)|[\w$.:]{1,60}\(\s{0,4}["'][\w.-]{1,60}["']\s{0,4},)\s{0,8}/y;

/** `${NAME:-value}` and Spring's `${NAME:value}`; what follows `:?` is told where the name is missing. */
const shellDefault = /["']?\$\{[\w.]{1,60}:-?(?![?+])(?=[^}$]{1,200}\})/y;

const SENTENCE = /^[,;:]? {1,2}[A-Za-z]{2}/;

const NONE = (reason: RejectionReason): ReadValue => ({ kind: 'none', reason });

/** The text that is read, and how. */
export interface SourceText {
  readonly text: string;
  readonly traits: LanguageTraits;
  readonly places: LinePlaces;
}

export function readValue(source: SourceText, key: KeySite, operator: Operator): ReadValue {
  const start = operator.valueStart;
  switch (operator.kind) {
    case 'element': return readElement(source.text, start);
    case 'default': return readDefault(source.text, start);
    case 'comma': return quotedOnly(source, start, key);
    case 'call': return readArgument(source, start, key);
    case 'blank': return readAfterBlank(source, start, key);
    default: return readAssigned(source, start, key, operator);
  }
}

function readAssigned(source: SourceText, start: number, key: KeySite, operator: Operator): ReadValue {
  const { text } = source;
  const direct = readQuoted(source, start, key) ?? readList(source, start, key);
  if (direct !== undefined) return direct;
  const shell = readShellDefault(text, start);
  if (shell !== undefined) return shell;
  const block = '|><\r\n'.includes(text[start] ?? ' ') ? readBlock(source, start, key) : undefined;
  if (block !== undefined) return block.hole ? NONE('value-is-template') : { kind: 'value', literal: block, place: CODE, fallback: false, others: [] };
  for (const pattern of [wrapper, fallback]) {
    if (!/[\w$.&@[(]/.test(text.charAt(start))) break;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    const inner = readQuoted(source, pattern.lastIndex, key);
    if (inner?.kind === 'value') return { ...inner, fallback: pattern === fallback };
  }
  return operator.kind === 'compare' || operator.kind === 'arrow' ? NONE('value-is-expression') : readUnquoted(source, start, key, operator);
}

function readQuoted({ text, traits, places }: SourceText, start: number, key: KeySite): ReadValue | undefined {
  const outer = readLiteral(text, start, traits);
  if (outer === undefined) return undefined;
  const literal = withoutInnerQuotes(text, outer);
  if (literal.hole) return NONE('value-is-template');
  // Nobody's password begins or ends with a line: that is a text, or two strings of which one quote was lost.
  if (/^[\r\n]|[\r\n]$/.test(text.slice(literal.span.start, literal.span.end))) return NONE('value-is-prose');
  // In `"…password=" + x + "…"` the quote that follows closes the string around the name: what it seems to open is code.
  const place = traits.bareValues === 'never' && literal.depth === 0 && key.form === 'plain' ? places.at(key.span.start) : CODE;
  if (place.kind === 'string' && place.quote === text[literal.span.start - 1]) return NONE('value-empty');
  return { kind: 'value', literal, place, fallback: false, others: [] };
}

/** `'"x"'` and `"\"x\""`: a string of source text, as build files hand it to a compiler. The value is what that says. */
function withoutInnerQuotes(text: string, literal: Literal): Literal {
  const inner = /^(\\?["'])([^"'\\]{1,200})\1$/.exec(text.slice(literal.span.start, literal.span.end));
  const open = inner?.[1]?.length;
  return open === undefined ? literal : { ...literal, span: { start: literal.span.start + open, end: literal.span.end - open } };
}

/** `tokens: ["a", "b"]`: each element is a value of its own, up to a bound that no list of keys reaches. */
function readList(source: SourceText, start: number, key: KeySite): ReadValue | undefined {
  const { text, traits } = source;
  const opener = /\[\s{0,40}/y;
  const separator = /\s{0,4},\s{0,40}/y;
  opener.lastIndex = start;
  const first = opener.test(text) ? readQuoted(source, opener.lastIndex, key) : undefined;
  if (first?.kind !== 'value') return undefined;
  const others: Literal[] = [];
  for (let end = first.literal.end; others.length < LONGEST_LIST; end = others.at(-1)?.end ?? end) {
    separator.lastIndex = end;
    const next = separator.test(text) ? readLiteral(text, separator.lastIndex, traits) : undefined;
    if (next === undefined || next.hole) break;
    others.push(next);
  }
  return { ...first, others };
}

const LONGEST_LIST = 16;

const CODE: LinePlace = { kind: 'code' };

function quotedOnly(source: SourceText, start: number, key: KeySite): ReadValue {
  return readQuoted(source, start, key) ?? NONE('value-is-expression');
}

/** The literal must be the whole first argument. */
function readArgument(source: SourceText, start: number, key: KeySite): ReadValue {
  const read = quotedOnly(source, start, key);
  if (read.kind === 'none') return read;
  if (USER_THEN_PASSWORD.test(key.name)) return secondArgument(source, read, key);
  return /^\s{0,4}[),]/.test(source.text.slice(read.literal.end, read.literal.end + 5)) ? read : NONE('value-is-expression');
}

/** Constructors that take the user's name first: `new NetworkCredential("me", "x")`. */
const USER_THEN_PASSWORD = /(?:Credentials?|BasicAuth|basic_auth|UserInfo)$/;

function secondArgument(source: SourceText, first: ReadValue & { readonly kind: 'value' }, key: KeySite): ReadValue {
  const comma = /\s{0,4},\s{0,40}/y;
  comma.lastIndex = first.literal.end;
  return comma.test(source.text) ? quotedOnly(source, comma.lastIndex, key) : first;
}

function readElement(text: string, start: number): ReadValue {
  const content = /(?<=<!\[CDATA\[\s{0,40})[^<>\r\n]{1,500}(?=\s{0,40}\]\]>)|[^<>\r\n]{1,500}(?=<\/|<!)/y;
  content.lastIndex = start + (/^<!\[CDATA\[\s{0,40}/.exec(text.slice(start, start + 50))?.[0].length ?? 0);
  const matched = content.exec(text)?.[0] ?? '';
  const value = matched.trim();
  if (value === '') return NONE('value-empty');
  const from = content.lastIndex - matched.length + matched.indexOf(value);
  return { kind: 'value', literal: bare(from, from + value.length), place: CODE, fallback: false, others: [] };
}

/** `PASSWORD 'x'` of SQL, `#define PASSWORD "x"`, `:password "x"`, `--password x`, `ENV PASSWORD x`, `machine … password x`. */
function readAfterBlank(source: SourceText, start: number, key: KeySite): ReadValue {
  const { text, traits, places } = source;
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '\\') {
    const read = readQuoted(source, start, key);
    const place = places.at(key.span.start);
    const joined = joinsByBlank(text, key) || place.kind === 'string' || isWholeLine(text, key, read);
    return read !== undefined && joined ? read : NONE('no-assignment');
  }
  if ((!joinsByBlank(text, key) && !isDirective(source, start, key)) || traits.types === 'after-name') return NONE('no-assignment');
  const literal = readBare(text, start, 'shell');
  if (literal === undefined || text[start] === '-') return NONE('value-empty');
  const prose = key.form === 'option' && places.at(key.span.start).kind === 'comment' && SENTENCE.test(text.slice(literal.end, literal.end + 20));
  return prose ? NONE('value-is-prose') : { kind: 'value', literal, place: CODE, fallback: false, others: [] };
}

/** `password 'x'` as a line of its own: the configuration languages that are made of Ruby and Groovy. */
function isWholeLine(text: string, key: KeySite, read: ReadValue | undefined): boolean {
  if (read?.kind !== 'value') return false;
  const before = text.slice(Math.max(0, key.span.start - 80), key.span.start);
  return /(?:^|[\r\n{;])[ \t]*$/.test(before) && /^[ \t]*(?:$|[\r\n#;}])/.test(text.slice(read.literal.end, read.literal.end + 20));
}

/** `bindpw x`, alone on its line: settings of programs that write neither `=` nor `:`. */
function isDirective({ text, traits }: SourceText, start: number, key: KeySite): boolean {
  if (traits.bareValues !== 'line' || key.form !== 'plain') return false;
  const before = text.slice(Math.max(0, key.span.start - 80), key.span.start);
  return /(?:^|[\r\n])[ \t]*(?:[\w-]{1,30}\.){0,3}$/.test(before) && /^[^\s]{4,200}[ \t]{0,20}(?:$|[\r\n])/.test(text.slice(start, start + 222));
}

/** Forms in which a blank is all there is between a name and its value; each is told by what stands before the name. */
function joinsByBlank(text: string, key: KeySite): boolean {
  return key.form === 'option' || key.form === 'symbol' || joiningWords(text.slice(Math.max(0, key.span.start - JOINING_LENGTH), key.span.start));
}

/** In UTF-16 code units: so much before a name says whether a blank joins. */
export const JOINING_LENGTH = 80;

/** Whether the text before a name, or the end of it, is one in which a blank joins: `export `, `#define `, `machine x login y `. */
export function joiningWords(text: string): boolean {
  const before = text.split(/[\r\n]/).at(-1) ?? '';
  return /(?:^|\s)(?:#\s*define|\(def(?:once)?|ENV|ARG|\\set|set|setx|export|WITH|IDENTIFIED|ROLE|USER|login|LOGIN|with|machine\s+\S+.*|default\s+login\s+\S+|declare|const|passphrase|SetEnv|proxy_set_header|fastcgi_param|uwsgi_param)\s+$/.test(before)
    || /\blogin\s+\S+\s+$/.test(before) || /^\s*(?:requirepass|masterauth)\s+$/.test(before);
}

/** Up to the brace that closes the hole. */
function readDefault(text: string, start: number): ReadValue {
  const content = /["']?([^"'`$}\r\n]{1,200})["']?\}/y;
  content.lastIndex = start;
  const value = content.exec(text)?.[1];
  if (value === undefined) return NONE('value-is-template');
  const from = text.indexOf(value, start);
  return { kind: 'value', literal: bare(from, from + value.length), place: CODE, fallback: true, others: [] };
}

function readShellDefault(text: string, start: number): ReadValue | undefined {
  shellDefault.lastIndex = start;
  if (!shellDefault.test(text)) return undefined;
  const from = shellDefault.lastIndex;
  return { kind: 'value', literal: bare(from, text.indexOf('}', from)), place: CODE, fallback: true, others: [] };
}

function readUnquoted({ text, traits, places }: SourceText, start: number, key: KeySite, operator: Operator): ReadValue {
  const place = traits.bareValues === 'never' || key.form === 'quoted' ? places.at(key.span.start) : CODE;
  const end = bareEnd(operator, traits.bareValues, place, start - key.after);
  if (end === undefined) return NONE('value-is-expression');
  const literal = readBare(text, start, end, end === 'yaml' && inFlow(text, key.span.start));
  if (literal === undefined) return NONE('value-empty');
  if (/[([]/.test(text.charAt(literal.end)) && end !== 'yaml' && end !== 'line') return NONE('value-is-call');
  // `NAME: the first of several words` in a comment or a document is a sentence about the name.
  if (end === 'words' && operator.kind === 'colon' && SENTENCE.test(text.slice(literal.end, literal.end + 20))) return NONE('value-is-prose');
  return { kind: 'value', literal, place, fallback: false, others: [] };
}

function bareEnd(operator: Operator, bareValues: LanguageTraits['bareValues'], place: LinePlace, distance: number): BareEnd | undefined {
  if (place.kind === 'string') return 'in-string';
  if (place.kind === 'comment') return 'words';
  const tight = distance <= 1;
  switch (bareValues) {
    case 'never': return undefined;
    case 'yaml': return operator.kind === 'assign' ? 'shell' : tight ? 'in-string' : 'yaml';
    case 'line': return 'line';
    case 'dotenv': return operator.kind === 'assign' ? 'dotenv' : 'words';
    case 'shell': return operator.kind === 'assign' ? (tight ? 'shell' : undefined) : 'words';
    case 'words': return 'words';
  }
}

/** Whether a YAML key stands inside `{ … }` or `[ … ]` on its line. */
function inFlow(text: string, keyStart: number): boolean {
  const before = text.slice(Math.max(0, keyStart - 200), keyStart).split(/[\r\n]/).at(-1) ?? '';
  return /[{[][^}\]]*$/.test(before);
}

function bare(start: number, end: number): Literal {
  return { span: { start, end }, end, quoted: false, hole: false, escape: 'none', dialect: undefined, depth: 0 };
}
