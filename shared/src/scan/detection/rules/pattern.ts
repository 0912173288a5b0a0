/**
 * Builders that give every rule's pattern the same boundaries, so that a vendor file only says what is the vendor's own.
 */

/** Not within a word; the letter of an escape such as `\n` in front does not count, for strings are scanned undecoded too. */
export const WORD_START = '(?<!(?<!\\\\)\\w)';

/** A name starts here: also inside an identifier, after `_` or at the capital of a camel-cased part. */
export const NAME_START = '(?<![A-Z]|[a-z](?![A-Z]))';

/** What may follow the vendor's name in an identifier, property path, header or label: `_API_KEY`, `.client-secret`, ` api key`. */
const REST_OF_NAME = '[\\w.\\-]{0,40}(?: [\\w.\\-]{1,20}){0,3}';

/** Up to three steps into a structure or an argument list: `datadog: { apiKey`, `datadog:\n  key`, `Client("app", "id"`. */
const NESTED = '(?:["\'`]?(?:\\s{0,3}(?:=>|[:=({\\[,])){1,2}\\s{0,12}["\'`]?[\\w.\\-]{1,32}){0,3}';

/** The rest of a URL up to the name of a parameter: `/v1/search?lang=en&api_key`. */
const QUERY = '/[\\w./%~\\-]{0,80}\\?(?:[\\w.\\-]{1,32}=[^&\\s"\'`]{0,64}&){0,4}[\\w.\\-]{1,32}';

/** A type between name and value, as TypeScript, Kotlin and Rust write it. */
const TYPE = '(?:\\s?:\\s?&?[\\w.]{1,16}(?=\\s{0,2}=))?';

/** The assignment: operators, call arguments, attributes, and the blank after an option that names a key. */
const OPERATOR =
  '(?:\\\\?["\'`\\]]){0,3}(?:\\s{0,6}(?:=>|[:?.+|]{0,3}={1,3}|\\?\\?|\\|\\||[:,(>]|value\\s?=)|(?<=key|token|secret|KEY|TOKEN|SECRET)[ \\t])';

/** What stands between the assignment and the value: a blank, a call such as `new Key(`, a string prefix, quotes, also escaped ones. */
const OPENING = '\\s{0,6}(?:new )?(?:[A-Za-z.]{1,20}\\()?(?:[bru@$]{1,2}(?=["\'`]))?(?:\\\\?["\'`]){0,3}';

/**
 * A value that carries its vendor's mark: the body between word boundaries.
 *
 * @param body starts with a literal; every repeat is bounded.
 * @param alphabet characters besides `\w` that the value's alphabet has, so that it does not end in front of one.
 */
export function token(body: RegExp, alphabet = ''): RegExp {
  return new RegExp(`${WORD_START}(?:${body.source})${end(alphabet)}`);
}

/**
 * A value without a mark of its own, recognised because an assignment to the vendor's name leads to it. Names match in
 * any case, the value as written; it becomes the group `secret`.
 *
 * @param names the vendor's names as they appear in identifiers, in lower case; they are the rule's keywords.
 */
export function near(names: readonly string[], value: RegExp, alphabet = ''): RegExp {
  const name = names.map(anyCase).join('|');
  const lead = `${NAME_START}(?:${name})${REST_OF_NAME}(?:${QUERY}|${NESTED}${TYPE})${OPERATOR}${OPENING}`;
  return new RegExp(`${lead}(?<secret>${value.source})${end(alphabet)}`);
}

function end(alphabet: string): string {
  const escaped = alphabet.replace(/[\\\]^-]/gu, '\\$&');
  return `(?![\\w${escaped}])`;
}

/** Letters become two-letter classes: a flag `i` would also loosen the value, and Node 20 has no inline modifiers. */
function anyCase(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
