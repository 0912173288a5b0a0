import { classifyKey, splitWords, type KeyClass } from '../../detection/signals/key-name';

/** How far a name can be trusted: a weak one means other things too, and counts only in a program that speaks of signing in. */
export type NameStrength = 'strong' | 'weak';

const SECRET_CLASSES: ReadonlySet<KeyClass> = new Set<KeyClass>(['password', 'secret', 'token', 'api-key', 'encryption-key', 'private-key', 'credential']);

/** One word that parsers, language models, queues and games use for something else. */
const WEAK_WORDS: ReadonlySet<string> = new Set(['token', 'pass', 'pin', 'pat', 'clave', 'bearer', 'secret', 'credential', 'cred', 'pw', 'parol']);

/** Words that make of a token what no login needs. */
const OTHER_TOKENS = /^(?:next|prev|previous|peek|current|cur|last|first|left|right|start|starting|end|ending|resume|open|close|eof|lex|lexer|parse|parser|syntax|keyword|input|output|prompt|max|min|num|total|page|continuation|cancel|cancellation|cancelation|sync|stop|alias|special|pad|unk|mask|word|text|string|operator|design|css|theme|math|escape|quote|delimiter|separator|invalid|unexpected|expected|entry)$/;

/** Verbs before a name that a function has because it gives the thing itself. */
const GIVING_VERBS = /^(?:get|load|read|fetch|generate|create|make|build|decrypt|decode|retrieve|resolve|obtain|issue|acquire|new|find|require)$/;

/** Verbs of functions that do something with a secret, or tell about it: what they give is their result. */
const DOING_VERBS = /^(?:describe|explain|summari[sz]e|inspect|print|log|dump|list|search|filter|scan|detect|report|audit|notify|send|emit|register|store|save|write|put|post|set|add|append|push|apply|attach|bind|assign|process|run|exec|on|handle|de|ser|serialize|deserialize)$/;

/** Last words of what became of a secret, as error codes have them, of where it lies, and a session's number. */
const STATES = /^(?:sid|lifetime|ttl|seconds|minutes|millis|ok|missing|unavailable|unsupported|denied|mismatch|exceeded|exists|failed|failure|required|disabled|revoked|rejected|payload|enc|placement|expr|expression|exception|fault|userinfo|search|\w{0,40}(?:path|file|filename|dir))$/;

/** What Go calls its errors: https://go.dev/wiki/Errors#naming. */
const ERROR_VALUE = /^[Ee]rr[A-Z]/;

/** `userByToken` is a user, `typeOrToken` may be either. */
const LINKS = /^(?:by|or|without)$/;

/** What `passData` and `withCredentials` do. */
const LEADING_VERBS = /^(?:pass|with)$/;

/** Names that the detector reads otherwise, since no literal stands for them: what a reset or a refresh gives, the header that signs in, half of a key pair. */
const OWN_NAMES = /^(?:(?:[a-z0-9]{1,30}_){0,3}(?:refresh|reset)_token|authorization|(?:authorization|auth)_header|(?:[a-z0-9]{1,30}_){0,2}access_key_id)$/;

/** Fields of a system's account: https://man7.org/linux/man-pages/man5/passwd.5.html. */
const ACCOUNT_FIELDS = /^pw_(?:name|uid|gid|dir|shell|gecos)$/;

/** Whether a variable or field of this name holds a secret. */
export function secretName(name: string): NameStrength | undefined {
  const words = splitWords(name);
  if (ERROR_VALUE.test(name) || STATES.test(words.at(-1) ?? '') || words.slice(1).some((word) => LINKS.test(word))) return undefined;
  if (words.length > 1 && LEADING_VERBS.test(words[0] ?? '')) return undefined;
  if (OWN_NAMES.test(words.join('_'))) return words.includes('token') || words.includes('key') ? 'strong' : 'weak';
  if (ACCOUNT_FIELDS.test(name)) return undefined;
  const known = classifyKey(name);
  if (known === undefined || known.handled || !SECRET_CLASSES.has(known.keyClass)) return undefined;
  return strengthOf(words, known.keyClass);
}

/** Whether a function of this name gives a secret: `getPassword`, `generate_api_key`. */
export function secretGiver(name: string): NameStrength | undefined {
  const words = splitWords(name);
  const [verb, ...rest] = words;
  if (verb === undefined || rest.length === 0 || !GIVING_VERBS.test(verb)) return undefined;
  return secretName(rest.join('_'));
}

/** Whether what a function of this name gives is a secret: `getPassword()`, `password()`; not what `describeToken()` says about one. */
export function secretCalled(name: string): NameStrength | undefined {
  const given = secretGiver(name);
  if (given !== undefined) return given;
  const [verb] = splitWords(name);
  return verb !== undefined && DOING_VERBS.test(verb) ? undefined : secretName(name);
}

/** Whether a text is made of words only, as names of parameters, states and kinds are: `access_token`, `not-verified`. */
export function isWords(text: string): boolean {
  return /^[A-Za-z]{2,}(?:[_-][A-Za-z]{2,})+$/.test(text);
}

function strengthOf(words: readonly string[], keyClass: KeyClass): NameStrength | undefined {
  const last = words.at(-1) ?? '';
  if (last === 'tokens' && words.length === 1) return undefined;
  if (keyClass === 'token' && words.some((word) => OTHER_TOKENS.test(word))) return undefined;
  if (words.length > 1) return keyClass === 'token' && words.length === 2 && /^(?:my|the|a|this|its|some|any|tok|t)$/.test(words[0] ?? '') ? 'weak' : 'strong';
  return WEAK_WORDS.has(last) ? 'weak' : 'strong';
}

/** Whether a name says that it is a token which no login needs: `pageToken`, `next_token`. */
export function isOtherToken(name: string): boolean {
  const words = splitWords(name);
  return words.length > 1 && words.at(-1) === 'token' && words.some((word) => OTHER_TOKENS.test(word));
}

/** Whether a text speaks of signing in at all; asked once for a whole file. */
export function speaksOfSigningIn(text: string): boolean {
  return /password|passwd|bearer|oauth|authorization|authenticat|\bjwt\b|api[_-]?key|credential|\blogin\b|log_in|signin|sign_in|client[_-]?secret|access[_-]?token/i.test(text);
}

/**
 * Weak names, in lower case, that a text uses for something else: a `token` that is compared with a word or has a kind
 * and a position is a parser's. Asked once for a whole file.
 */
export function ordinaryWords(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(ORDINARY_USE)].flatMap((found) => found.slice(1).flatMap((word: string | undefined) => (word === undefined ? [] : [word.toLowerCase()]))));
}

const ORDINARY_USE = /\b(token|tok|pass|pin|sid|pat|bearer|secret|cred|credential)(?:\.(?:type|kind|loc|start|end|line|column|col|lexeme|pos|position|range|tokentype|literal)\b|\s{0,3}(?:===?|!==?)\s{0,3}['"`][^'"`\s]{1,20}['"`])|\b(?:match|switch)\s{0,3}\(?\s{0,3}(token|tok|pin|pat|cred)\)?\s{0,3}\{\s{0,40}(?:case\s{1,3})?['"`]|\bstrn?(?:case)?cmp\(\s{0,3}(token|tok|pin|pat|cred),\s{0,3}"/gi;

/** Whether a literal can be the value of something secret at all: not a sentence, a name of a variable, an empty text or a hole. */
export function plausibleValue(text: string, name: string): boolean {
  if (text.length < 4 || /\s/.test(text) || text.length > 4096) return false;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) || /^[\w.]*[{<$%][\w.]+[}>%]?$/.test(text)) return false;
  if (/^(?:[*x.•#-]+|\[?(?:redacted|masked|hidden|filtered|removed)\]?|<[^>]*>|none|null|undefined|true|false)$/i.test(text)) return false;
  // What `fetch` calls credentials: https://developer.mozilla.org/docs/Web/API/Request/credentials.
  if (/^(?:same-origin|include|omit)$/.test(text)) return false;
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return false;
  const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(text) !== plain(name) && !/^(?:https?:)?\/{0,2}[\w./-]*\/[\w./-]*$/.test(text);
}
