import type { LanguageTables } from '../tables/language-tables';

/** Words without which no value is named as a secret. */
const SECRETS = /pass(?:w|phrase|code)|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|master[_-]?key|credential|\bcreds?\b|bearer|\bauth(?!or)|jwt|kennwort|contrase|\bsenha|motdepasse|wachtwoord|\bpin\b|\botp\b/i;
/** Words of programs that answer clients, and might tell them about their errors. */
const ANSWERS = /express|fastify|\bkoa\b|flask|django|fastapi|starlette|aiohttp|servlet|net\/http|gin-gonic|labstack|gofiber|Controller|Mapping\b|\bres(?:ponse)?\.(?:send|json|end|write)|ActionResult|Sinatra|Rails|render json|actix|axum|rocket|Ktor|header\(|Response|format_exc|start_response|wfile\.write/;

/** What makes a text of one language worth parsing, as JSON can hold it: sources of patterns. */
export interface Interest {
  readonly names: string;
  readonly more?: { readonly source: string; readonly flags: string };
}

/** What the language's libraries call that which is looked for. */
export function interestOf({ keys, insecure, worthParsing }: LanguageTables): Interest {
  const names = [...keys.map(({ callee }) => callee), ...insecure.calls].flatMap((callee) => lastNames(callee));
  const own = wordPattern([...names, ...insecure.settings.map(({ name }) => name), ...(insecure.verifiers ?? []).map(({ parameter }) => parameter)]);
  return { names: own, ...(worthParsing === undefined ? {} : { more: { source: worthParsing.source, flags: worthParsing.flags } }) };
}

/** Says whether a text is worth parsing at all: most are not, and parsing is what costs. */
export function interestTest({ names, more }: Interest): (text: string) => boolean {
  const own = new RegExp(names);
  const others = more === undefined ? undefined : new RegExp(more.source, more.flags);
  return (text) => SECRETS.test(text) || own.test(text) || ANSWERS.test(text) || others?.test(text) === true;
}

/** The called names of a pattern; one that everything is called, such as `new` and `sign`, is told by its object instead. */
function lastNames(callee: string): readonly string[] {
  const parts = callee.split('.');
  const names = parts.at(-1)?.split('|') ?? [];
  return names.flatMap((name) => (name.length >= 6 ? [name] : parts.length > 1 ? [parts.at(-2)?.split('/').at(-1)?.replace(/[()]/g, '') ?? name] : [name]));
}

function wordPattern(words: readonly string[]): string {
  const plain = [...new Set(words)].filter((word) => /^\w{3,}$/.test(word)).sort();
  return plain.length === 0 ? '(?!)' : `\\b(?:${plain.join('|')})\\b`;
}
