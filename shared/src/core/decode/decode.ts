import { unreachable } from '../exhaustive';
import { err, ok, type Result } from '../result';
import { decodeAdjacentStrings } from './adjacent-strings';
import type { DecodeError, DecodeStep, DecodingChain } from './chain';
import { dedent } from './dedent';
import { decodeBase64, decodeHex, decodeJsonLines, decodePercent, decodeXmlEntities } from './encodings';
import { decodeEscapes } from './escapes';
import { decodeYamlBlock, foldYamlFlow } from './yaml-text';

/**
 * The value that the program used, from the source text that stood for it: each step's result is the next one's source.
 * Malformed text gives the step that refused it, never a wrong or partial value.
 */
export function decode(sourceText: string, chain: DecodingChain): Result<string, DecodeError> {
  let text = sourceText;
  for (const step of chain) {
    const decoded = decodeStep(text, step);
    if (decoded === undefined) return err({ kind: 'malformed', step: step.kind });
    text = decoded;
  }
  return ok(text);
}

function decodeStep(text: string, step: DecodeStep): string | undefined {
  switch (step.kind) {
    case 'string-escapes': return decodeEscapes(step.dialect === 'yaml-double' ? foldYamlFlow(text, true) : text, step.dialect);
    case 'doubled-quotes': return undouble(text, step.quote);
    case 'dedent': return dedent(text, step);
    case 'yaml-block': return decodeYamlBlock(text, step.header, step.indent);
    case 'yaml-plain-folding': return foldYamlFlow(text, false);
    case 'line-continuation': return step.dialect === 'backslash' ? text.replace(/\\(?:\r\n|\n)/g, '') : text.replace(/\r\n?/g, '\n');
    case 'line-ends': return step.as === 'lf' ? text.replace(/\r\n?/g, '\n') : text.replace(/\r/g, '');
    case 'adjacent-strings': return decodeAdjacentStrings(text, step.language);
    case 'json-lines': return decodeJsonLines(text);
    case 'xml-entities': return decodeXmlEntities(text);
    case 'percent': return decodePercent(text);
    case 'base64': return decodeBase64(text, step.text);
    case 'hex': return decodeHex(text);
    case 'part': return step.start >= 0 && step.start <= step.end && step.end <= text.length ? text.slice(step.start, step.end) : undefined;
    default: return unreachable(step);
  }
}

/** `''` is one quote; a single one cannot stand in such a literal. */
function undouble(text: string, quote: string): string | undefined {
  const pairs = text.split(quote + quote);
  return pairs.some((piece) => piece.includes(quote)) ? undefined : pairs.join(quote);
}
