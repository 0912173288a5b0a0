import type { Token } from '../../../../../shared/src/scan/lookups/lexer/token';
import { tokenize } from '../../../../../shared/src/scan/lookups/lexer/tokenize';
import type { LanguageTraits } from '../../../../../shared/src/scan/lookups/lexer/traits';

/**
 * A text's tokens in one line: words and signs as they stand, strings as `form<content>` with their holes in braces,
 * `«comment»`, `¶` for line breaks, `/regex/`.
 */
export function shape(text: string, traits: LanguageTraits): string {
  return tokenize(text, traits).map((token) => shapeOf(token, text)).join(' ');
}

function shapeOf(token: Token, text: string): string {
  const source = text.slice(token.span.start, token.span.end);
  switch (token.kind) {
    case 'comment': return `«${source}»`;
    case 'newline': return '¶';
    case 'markup': return `markup<${source}>`;
    case 'string': {
      const holes = token.holes.map((hole) => `{${hole.tokens.map((inner) => shapeOf(inner, text)).join(' ')}}`).join('');
      return `${token.form}<${text.slice(token.content.start, token.content.end)}>${holes}${token.terminated ? '' : '…'}`;
    }
    default: return source;
  }
}
