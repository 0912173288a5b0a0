import { isEnvironmentName, refusedNameReason } from '../core/environment-names';
import type { RuleId } from '../core/model/finding';
import type { LanguageId } from '../core/model/language-id';
import type { SecretRef } from '../core/model/secret-ref';
import type { Span } from '../core/model/span';
import { DEFAULT_FIELD } from '../core/reference';
import { enclosingNames } from './enclosing-names';

/** What a name can be made of. The value itself is never part of it. */
export interface NameSource {
  readonly text: string;
  readonly span: Span;
  readonly languageId: LanguageId;
  readonly ruleId: RuleId;
  /** The source's path, for values without identifier or telling rule. */
  readonly file?: string;
}

export interface ProposedName {
  readonly name: string;
  /** The source reads this very name already (a `.env` line): another one would break its readers. */
  readonly fixed: boolean;
  /** Only names that begin so are read there: another name of an equal value does not do. */
  readonly prefix?: string;
}

/**
 * Proposes an environment variable's name: what the code calls the value, else what the rule found, else what it stands in:
 * the entry of a data file, or the file. An identifier that says nothing, or less than the rule (`key`, `stripe`), gives way
 * to it: `STRIPE_SECRET_KEY`.
 */
export function proposeName(source: NameSource): ProposedName {
  const before = textBefore(source.text, source.span);
  const identifier = nameBeside(source) ?? identifierAtEnd(before.replace(URL_BEFORE_VALUE, ''));
  if (source.languageId === 'dotenv' && identifier !== undefined && isUsableName(identifier)) {
    return { name: identifier, fixed: true };
  }
  const part = partOfUrl(before);
  const fromRule = nameOfPart(ruleWords(source.ruleId), part);
  const fromCode = nameOfPart(identifier === undefined ? [] : words(identifier), part);
  const saysLess = fromCode.length === 1 && fromRule.includes(fromCode[0] ?? '');
  const isVariable = identifier !== undefined && (VARIABLE.test(identifier) || (isKeyOfSecret(source.ruleId) && fromCode.length > 1));
  const chosen = (isVariable || isTelling(fromCode)) && !saysLess ? fromCode
    : fromRule.length > 0 ? fromRule : [...placeWords(source), ...(fromCode.length > 0 ? fromCode : kindWords(source.ruleId))];
  const name = usable(chosen);
  return source.languageId === 'terraform' ? { name: TERRAFORM + name.toLowerCase(), fixed: false, prefix: TERRAFORM } : { name, fixed: false };
}

/** A name for a secret that is in a store already, from its own: `shop/stripe-key` → `STRIPE_KEY`, `shop/key` → `SHOP_KEY`. */
export function proposeNameOf({ path, field }: Pick<SecretRef, 'path' | 'field'>): string {
  const segments = path.split('/').map(words).filter((parts) => parts.length > 0);
  const own = [...segments.at(-1) ?? [], ...(field === DEFAULT_FIELD ? [] : words(field))];
  return usable(isTelling(own) ? own : [...segments.at(-2) ?? [], ...own]);
}

/** The first of NAME, NAME_2, NAME_3 … that `taken` does not know. */
export function freeName(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name;
  for (let number = 2; ; number += 1) {
    const candidate = `${name}_${number}`;
    if (!taken(candidate)) return candidate;
  }
}

/** https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_var_name */
const TERRAFORM = 'TF_VAR_';

/** How far an identifier may stand before its value. Longer lines are minified code, whose names say nothing. */
const LOOK_BEHIND = 200;
const MAX_NAME_LENGTH = 64;

/**
 * An assignment's or member's left side at the end of the text before the value: `apiKey: "`, `API_KEY=`, `--token `,
 * `["api-key"] = '`, `String key = "`, `define('KEY', '`. Bounded repetitions only: the text is hostile.
 */
const BEFORE_VALUE = /([A-Za-z_$][\w$.-]{0,80})["'`\])]{0,3}[ \t]{0,8}(?::=|=>|[:=,]|[ \t])[ \t]{0,8}(?:[\w.]{1,40}\()?(?:[A-Za-z]{1,3})?["'`]{0,3}$/;
/** The same with the type between name and sign: `const key: string = "`, `key string = "`. */
const TYPED = /([A-Za-z_$][\w$]{0,80})[ \t]{0,4}:?[ \t]{1,4}[A-Za-z_&'][\w.<>&' ?[\]]{0,40}[ \t]{0,4}=[ \t]{0,8}["'`]{0,3}$/;
/** Inside a longer literal, `login failed for shop password=`, words in front of the sign are no type. */
const IN_PROSE = /["'`][^"'`]{1,160}[=:][ \t]{0,8}$/;
/** Words before `name = value` that declare and name nothing themselves. */
const DECLARING = new Set([
  'const', 'let', 'var', 'val', 'static', 'final', 'export', 'public', 'private', 'readonly', 'string', 'return', 'new', 'await',
  'throw', 'yield', 'case', 'if', 'else', 'and', 'or', 'not', 'in', 'is', 'as', 'env', 'arg', 'set', 'setx', 'local', 'declare', 'define', 'def',
]);
const DECLARATORS = /^[ \t]{0,80}(?:(?:const|let|var|val|static|final|export|public|private|protected|internal|readonly|pub|mut|ENV|ARG)[ \t]{1,8}){1,6}/;
/** A value inside a URL: what stands between the literal's start and the value says nothing, the literal's own name does. */
const URL_BEFORE_VALUE = /[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s"'`<>]{0,120}$/;
const USERINFO_BEFORE_VALUE = /:\/\/[^\s"'`<>/?#@]{0,80}:$/;
const QUERY_BEFORE_VALUE = /[?&;]([\w.-]{1,40})=$/;

/** The value's line up to the value. */
function textBefore(text: string, span: Span): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  return text.slice(Math.max(lineStart, span.start - LOOK_BEHIND), span.start);
}

/** `curl -u deploy:…`: the name says whose password it is. */
const USER_OPTION = /(?:^|\s)(?:-u|--user|--proxy-user)[ =]?["']?([A-Za-z][\w.@-]{0,60}):$/;
/** What a call is told to compute with says nothing of its key: `createHmac('sha256', '…')`. */
const ALGORITHM = /^(?:(?:hmac[-_]?)?(?:sha|hs|rs|es|ps|md)[-_]?\d+|(?:aes|des|rsa|hmac)(?:[-_]?\w+)*|utf[-_]?8|hex|base64(?:url)?|ascii|latin1|binary)$/i;

function identifierAtEnd(before: string): string | undefined {
  const user = USER_OPTION.exec(before)?.[1];
  if (user !== undefined) return `${user}_password`;
  const found = identifierOnLeft(before);
  return found !== undefined && ALGORITHM.test(found) ? undefined : found;
}

function identifierOnLeft(before: string): string | undefined {
  const declared = before.replace(DECLARATORS, '');
  const typed = IN_PROSE.test(declared) ? undefined : TYPED.exec(declared)?.[1];
  if (typed !== undefined && !DECLARING.has(typed.toLowerCase())) return typed;
  const plain = BEFORE_VALUE.exec(declared)?.[1];
  return plain === undefined || DECLARING.has(plain.toLowerCase()) ? undefined : plain.split('.').at(-1);
}

/**
 * A container's variable in Kubernetes, Compose-like lists and pipelines: `name: API_PASSWORD`, and `value: "…"` on the
 * line below or above. What stands between, and other layouts, say too little.
 */
function nameBeside({ text, span }: NameSource): string | undefined {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  if (!/^[ \t]{0,80}(?:-[ \t]{1,8})?value:[ \t]{0,8}["']?$/.test(text.slice(Math.max(start, span.start - LOOK_BEHIND), span.start))) return undefined;
  const above = text.slice(Math.max(0, start - LOOK_BEHIND), Math.max(0, start - 1)).split('\n').at(-1) ?? '';
  const below = text.slice(span.end, span.end + LOOK_BEHIND).split('\n')[1] ?? '';
  const isItem = /^[ \t]{0,80}-/.test(text.slice(start, span.start));
  return NAME_LINE.exec(isItem ? below : above)?.[1] ?? (below.trimStart().startsWith('-') ? undefined : NAME_LINE.exec(below)?.[1]);
}

const NAME_LINE = /^[ \t]{0,80}(?:-[ \t]{1,8})?name:[ \t]{1,8}["']?([A-Za-z_][\w.-]{0,80})["']?[ \t\r]{0,8}$/;

/** In a Kubernetes Secret the key is what pods read: it says more than that it is one. */
function isKeyOfSecret(ruleId: RuleId): boolean {
  return ruleWords(ruleId).includes('KUBERNETES');
}

/** `stripeSecretKey`, `stripe-secret-key`, `APIKey2` → upper-case words. Other alphabets have no place in a portable name. */
function words(identifier: string): readonly string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}

/** What the value is of the URL that it stands in: its password, or a query parameter. */
function partOfUrl(before: string): readonly string[] | undefined {
  if (USERINFO_BEFORE_VALUE.test(before)) return ['PASSWORD'];
  const parameter = URL_BEFORE_VALUE.test(before) ? QUERY_BEFORE_VALUE.exec(before)?.[1] : undefined;
  return parameter === undefined ? undefined : words(parameter);
}

/** `DATABASE_URL` names the whole; the part that is moved is `DATABASE_PASSWORD`. */
function nameOfPart(whole: readonly string[], part: readonly string[] | undefined): readonly string[] {
  if (part === undefined) return whole;
  const subject = whole.filter((word) => !['URL', 'URI', 'DSN', 'CONNECTION', 'STRING', ...part].includes(word));
  return subject.length === 0 ? [] : [...subject, ...part];
}

/** Rules that know a vendor or a kind; the generic ones know neither. */
function ruleWords(ruleId: RuleId): readonly string[] {
  return isOfVendor(ruleId) ? words(ruleId.slice(ruleId.indexOf('/') + 1)) : [];
}

/** Whether a rule knows whose key it found. The generic ones only know that a name says "key". */
export function isOfVendor(ruleId: RuleId): boolean {
  return !ruleId.slice(ruleId.indexOf('/') + 1).startsWith('generic');
}

/** What a generic rule knows: `generic-password` is a password. */
function kindWords(ruleId: RuleId): readonly string[] {
  return words(ruleId.slice(ruleId.indexOf('/') + 1)).filter((word) => word !== 'GENERIC');
}

/** What a value without a name of its own belongs to: `smtp: { password: … }`, else the file. */
function placeWords({ text, span, languageId, file }: NameSource): readonly string[] {
  const entry = enclosingNames(text, span, languageId).map(words).find((name) => isTelling(name) && !name.every((word) => STRUCTURE.has(word)));
  return entry ?? fileWords(file);
}

function fileWords(file: string | undefined): readonly string[] {
  const base = file?.split(/[\\/]/).at(-1) ?? '';
  const found = words(base.replace(/\.[^.]*$/, ''));
  return found.every((word) => VAGUE_FILES.has(word)) ? [] : found;
}

/** Words that many values could be called by. */
const VAGUE = new Set([
  'KEY', 'TOKEN', 'SECRET', 'PASSWORD', 'PASSWD', 'PWD', 'PASS', 'VALUE', 'URL', 'URI', 'AUTH', 'AUTHORIZATION', 'BEARER',
  'CREDENTIAL', 'CREDENTIALS', 'DATA', 'CONFIG', 'HEADER', 'X', 'API', 'ID', 'STRING', 'DEFAULT', 'ACCESS', 'PRIVATE', 'CLIENT',
]);

/** Parts of a data file that say how it is built, or where it is used, and not whose value it holds. */
const STRUCTURE = new Set([
  'ENVIRONMENT', 'ENV', 'SPEC', 'METADATA', 'SETTINGS', 'PARAMETERS', 'PARAMS', 'OPTIONS', 'PROPERTIES', 'ARGS', 'DEFAULTS', 'VARS', 'VARIABLES', 'CONNECTION',
  'CONNECTIONS', 'SERVICES', 'STRING', 'DATA', 'CREDENTIALS', 'SECRETS', 'GLOBAL', 'COMMON', 'BASE', 'PRODUCTION', 'PROD', 'STAGING', 'DEVELOPMENT', 'DEV', 'TEST', 'LOCAL',
]);

/** Files that every project has. */
const VAGUE_FILES = new Set(['APP', 'INDEX', 'MAIN', 'CONFIG', 'CONFIGURATION', 'SETTINGS', 'VALUES', 'SERVER', 'CONSTANTS', 'ENV', 'TEST']);

/** `API_TOKEN` is what somebody already calls a variable, however little it says. */
const VARIABLE = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

/** Three words together say enough, and one that is not vague does. */
function isTelling(identifier: readonly string[]): boolean {
  const shortest = identifier.length > 1 ? 2 : 3;
  return identifier.length > 2 || identifier.some((word) => !VAGUE.has(word) && word.length >= shortest);
}

/** Makes words a name that a process can be given: letters first, no name that programs give a meaning of their own. */
function usable(parts: readonly string[]): string {
  const joined = parts.join('_').slice(0, MAX_NAME_LENGTH).replace(/_+$/, '');
  const name = /^[A-Z]/.test(joined) ? joined : `SECRET${joined === '' ? '' : '_'}${joined}`;
  // A second value of this name gets a number: KEYWARD would become KEYWARD_2, which is ours.
  return isUsableName(name) && isUsableName(`${name}_2`) ? name : `APP_${name}`;
}

/** Whether a manifest may have this name, so that `keyward run` gives it to a program. */
export function isUsableName(name: string): boolean {
  return isEnvironmentName(name) && refusedNameReason(name) === undefined;
}
