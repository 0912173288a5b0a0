import type { AdjacentDialect, EscapeDialect } from './chain';
import { decodeEscapes } from './escapes';

/**
 * The value of several literals that make one constant: `"a" "b"`, `'a' + 'b'`. The source runs from the first opening
 * quote to the last closing one. Undefined when anything but literals, comments and the language's joint stands there.
 */
export function decodeAdjacentStrings(source: string, language: AdjacentDialect): string | undefined {
  const rules = dialects[language];
  let text = '';
  let position = 0;
  let expectsLiteral = true;
  while (position < source.length) {
    const gap = matchAt(rules.gap, source, position);
    if (gap) {
      position += gap[0].length;
    } else if (matchAt(/\+/y, source, position) && !expectsLiteral && rules.plus !== 'never') {
      position += 1;
      expectsLiteral = true;
    } else {
      if (!expectsLiteral && rules.plus === 'needed') return undefined;
      const literal = readLiteral(rules, source, position);
      if (!literal) return undefined;
      text += literal.value;
      position = literal.end;
      expectsLiteral = false;
    }
  }
  return expectsLiteral ? undefined : text;
}

interface AdjacentRules {
  /** White space, line breaks and comments between literals. */
  readonly gap: RegExp;
  readonly plus: 'needed' | 'allowed' | 'never';
  /** The content is group 1; without a dialect it stands as it is. */
  readonly literals: readonly (readonly [RegExp, EscapeDialect | undefined])[];
}

function readLiteral(rules: AdjacentRules, source: string, position: number): { value: string; end: number } | undefined {
  for (const [pattern, dialect] of rules.literals) {
    const match = matchAt(pattern, source, position);
    const content = match?.[1];
    if (!match || content === undefined) continue;
    const value = dialect === undefined ? content : decodeEscapes(content, dialect);
    return value === undefined ? undefined : { value, end: position + match[0].length };
  }
  return undefined;
}

function matchAt(pattern: RegExp, source: string, position: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern, 'y');
  sticky.lastIndex = position;
  return sticky.exec(source);
}

const SLASH_COMMENTS = /\s+|\/\/[^\r\n]*|\/\*[^]*?\*\//;
const DOUBLE = /"((?:[^"\\\r\n]|\\[^])*)"/;
const SINGLE = /'((?:[^'\\\r\n]|\\[^])*)'/;

const dialects: Readonly<Record<AdjacentDialect, AdjacentRules>> = {
  javascript: {
    gap: SLASH_COMMENTS, plus: 'needed',
    literals: [[DOUBLE, 'javascript'], [SINGLE, 'javascript'], [/`((?:[^`\\$]|\$(?!\{)|\\[^])*)`/, 'javascript-template']],
  },
  python: {
    gap: /\s+|#[^\r\n]*|\\\r?\n/, plus: 'allowed',
    literals: [
      [/[rR]"""([^]*?)"""/, undefined], [/[rR]'''([^]*?)'''/, undefined], [/[rR]"((?:[^"\\\r\n]|\\[^\r\n])*)"/, undefined], [/[rR]'((?:[^'\\\r\n]|\\[^\r\n])*)'/, undefined],
      [/[uU]?"""((?:[^\\]|\\[^])*?)"""/, 'python'], [/[uU]?'''((?:[^\\]|\\[^])*?)'''/, 'python'],
      [/[uU]?"((?:[^"\\\r\n]|\\[^])*)"/, 'python'], [/[uU]?'((?:[^'\\\r\n]|\\[^])*)'/, 'python'],
    ],
  },
  java: { gap: SLASH_COMMENTS, plus: 'needed', literals: [[/"(?!"")((?:[^"\\\r\n]|\\[^\r\n])*)"/, 'java']] },
  kotlin: { gap: SLASH_COMMENTS, plus: 'needed', literals: [[/"(?!"")((?:[^"\\$\r\n]|\\[^\r\n])*)"/, 'kotlin']] },
  dart: { gap: SLASH_COMMENTS, plus: 'allowed', literals: [[/"(?!"")((?:[^"\\$\r\n]|\\[^\r\n])*)"/, 'dart'], [/'(?!'')((?:[^'\\$\r\n]|\\[^\r\n])*)'/, 'dart']] },
  csharp: { gap: SLASH_COMMENTS, plus: 'needed', literals: [[/"(?!"")((?:[^"\\\r\n]|\\[^\r\n])*)"(?!u8)/, 'csharp'], [/@"([^"]*)"(?!")/, undefined]] },
  go: { gap: SLASH_COMMENTS, plus: 'needed', literals: [[DOUBLE, 'go'], [/`([^`\r]*)`/, undefined]] },
  ruby: { gap: /[ \t]+|\\\r?\n|(?<=\+[ \t]*)\r?\n/, plus: 'allowed', literals: [[/"((?:[^"\\#]|#(?![{$@])|\\[^])*)"/, 'ruby-double'], [/'((?:[^'\\]|\\[^])*)'/, 'ruby-single']] },
  c: { gap: /\s+|\/\/[^\r\n]*|\/\*[^]*?\*\/|\\\r?\n/, plus: 'never', literals: [[DOUBLE, 'c']] },
};
