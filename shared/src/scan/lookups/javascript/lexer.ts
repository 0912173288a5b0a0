import type { LanguageId } from '../../../core/model/language-id';
import { neighbour, type Hole, type StringToken, type Token } from '../lexer/token';
import { matchAt, plain } from '../lexer/tokenize';
import type { Cursor, LanguageTraits, StringForm } from '../lexer/traits';

/** Tokens of JavaScript and TypeScript, with JSX where the language id allows it. */
export function javascriptTraits(languageId: LanguageId): LanguageTraits {
  const allowsJsx = languageId !== 'typescript';
  return {
    word: /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*/uy,
    comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }, { open: /^#!/y }],
    strings: [
      { name: 'single', open: /'/y, close: () => "'", escape: '\\' },
      { name: 'double', open: /"/y, close: () => '"', escape: '\\' },
      { name: 'template', open: /`/y, close: () => '`', escape: '\\', multiline: true, hole: { open: /\$\{/y, close: '}' } },
    ],
    operators: ['...', '=>', '===', '!==', '==', '!=', '<=', '>=', '&&', '||', '??=', '??', '?.', '++', '--', '+=', '**'],
    special: (cursor) => readRegex(cursor) ?? (allowsJsx ? readJsx(cursor) : undefined),
  };
}

/** A slash is a division after a value, and starts a regular expression anywhere else. */
function readRegex(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  if (text[position] !== '/' || text[position + 1] === '/' || text[position + 1] === '*' || !startsExpression(cursor)) return undefined;
  const literal = matchAt(REGEX, text, position);
  return literal === undefined ? undefined : plain('regex', position, position + literal.length);
}

function startsExpression(cursor: Cursor): boolean {
  const before = neighbour(cursor.tokens, cursor.tokens.length, -1);
  if (!before) return true;
  const { token, index } = before;
  const source = cursor.text.slice(token.span.start, token.span.end);
  if (token.kind === 'word') return KEYWORDS_BEFORE_EXPRESSIONS.has(source);
  if (token.kind !== 'punctuation') return false;
  if (source === ')') return closesCondition(cursor, index);
  return source !== ']' && source !== '++' && source !== '--';
}

/** `if (x) /re/` and its like: the bracket belongs to a statement, not to a call. */
function closesCondition(cursor: Cursor, closing: number): boolean {
  let depth = 0;
  for (let index = closing; index >= 0; index -= 1) {
    const token = cursor.tokens[index];
    if (token?.kind !== 'punctuation') continue;
    const mark = cursor.text[token.span.start];
    if (mark === ')') depth += 1;
    if (mark === '(') depth -= 1;
    if (depth === 0) {
      const word = neighbour(cursor.tokens, index, -1)?.token;
      return word !== undefined && /^(?:if|while|for|with)$/.test(cursor.text.slice(word.span.start, word.span.end));
    }
  }
  return false;
}

/**
 * One JSX element with all that is in it, as a string token of the form `jsx`: its attributes' strings and its
 * expressions are holes, what remains is markup and text.
 */
function readJsx(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  if (text[position] !== '<' || !/[\p{ID_Start}>]/u.test(text[position + 1] ?? '') || !startsExpression(cursor)) return undefined;
  if (matchAt(TYPE_PARAMETERS, text, position) !== undefined) return undefined;
  const element = new JsxElement(cursor);
  const end = cursor.attempt(() => element.read(position));
  return end === undefined ? undefined : jsxToken(position, end, element.holes);
}

function jsxToken(start: number, end: number, holes: readonly Hole[]): StringToken {
  return { kind: 'string', span: { start, end }, content: { start: start + 1, end: end - 1 }, form: 'jsx', opening: '<', holes, terminated: true };
}

class JsxElement {
  readonly holes: Hole[] = [];
  readonly #cursor: Cursor;
  readonly #text: string;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
    this.#text = cursor.text;
  }

  /** The end of the element whose `<` stands at `start`; undefined when it has none. */
  read(start: number): number | undefined {
    let depth = 0;
    let at = start;
    while (at < this.#cursor.end) {
      if (this.#text.startsWith('</', at)) {
        const close = this.#text.indexOf('>', at);
        if (close < 0) return undefined;
        at = close + 1;
        depth -= 1;
        if (depth <= 0) return at;
      } else if (this.#text[at] === '<') {
        const tag = this.#readTag(at + 1);
        if (!tag) return undefined;
        at = tag.end;
        if (!tag.closed) depth += 1;
        if (depth === 0) return at;
      } else if (this.#text[at] === '{') {
        at = this.#readExpression(at);
      } else {
        at += 1;
      }
    }
    return undefined;
  }

  #readTag(start: number): { readonly end: number; readonly closed: boolean } | undefined {
    let at = start;
    while (at < this.#cursor.end) {
      const mark = this.#text[at];
      if (mark === '>') return { end: at + 1, closed: false };
      if (mark === '/' && this.#text[at + 1] === '>') return { end: at + 2, closed: true };
      if (mark === '{') at = this.#readExpression(at);
      else if (mark === '"' || mark === "'") at = this.#readAttribute(at);
      else at += 1;
    }
    return undefined;
  }

  #readExpression(start: number): number {
    const { tokens, end } = this.#cursor.readNested(start + 1, '}');
    const after = Math.min(end + 1, this.#cursor.end);
    this.holes.push({ span: { start, end: after }, tokens });
    return after;
  }

  #readAttribute(start: number): number {
    const string = this.#cursor.readString(ATTRIBUTE, start, start + 1);
    this.holes.push({ span: string.span, tokens: [string] });
    return Math.max(string.span.end, start + 1);
  }
}

const ATTRIBUTE: StringForm = { name: 'jsx-attribute', open: /["']/y, close: (opening) => opening, multiline: true };
const REGEX = /\/(?:[^/\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+\/[A-Za-z]*/y;
const TYPE_PARAMETERS = /<(?:const\s+)?[\w$]+(?:\s+extends\b|\s*,|\s*=)/y;
const KEYWORDS_BEFORE_EXPRESSIONS: ReadonlySet<string> = new Set([
  'return', 'typeof', 'instanceof', 'in', 'of', 'new', 'delete', 'void', 'throw', 'case', 'do', 'else', 'yield', 'await', 'default',
]);
