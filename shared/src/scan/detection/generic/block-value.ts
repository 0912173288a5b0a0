import type { KeySite } from './key-site';
import type { Literal } from './literal';
import type { LanguageTraits } from './traits';

/**
 * A value on a line of its own: the one line of a YAML block scalar (https://yaml.org/spec/1.2.2/#81-block-scalar-styles), a plain
 * scalar below its key (https://yaml.org/spec/1.2.2/#733-plain-style), the one line of a here-document. Of several lines each is read for itself, for such a text holds names and values of its own.
 */
export function readBlock({ text, traits }: BlockSource, start: number, key: KeySite): Literal | undefined {
  return text[start] === '<' ? readHereDocument(text, start) : traits.bareValues === 'yaml' ? readBlockScalar(text, start, key) : undefined;
}

interface BlockSource {
  readonly text: string;
  readonly traits: LanguageTraits;
}

/** After `|` or `>` anything goes; without, what has no indicator and is no member of a mapping or sequence. */
const blockScalar = /(?:[|>][-+\d]{0,2}[ \t]{0,20}\r?\n([ \t]{1,80})([^\s#][^\r\n]{0,500})|\r?\n([ \t]{1,80})((?![-?:][ \t]|[-#&*!|>'"%@`{}[\],])(?:[^\s:#]|:(?!\s|$)|(?<!\s)#){4,500})[ \t]{0,20})(?=\r?\n|$)/y;

function readBlockScalar(text: string, start: number, key: KeySite): Literal | undefined {
  blockScalar.lastIndex = start;
  const [, ofBlock, lineOfBlock, indentation = ofBlock, line = lineOfBlock] = blockScalar.exec(text) ?? [];
  if (indentation === undefined || line === undefined) return undefined;
  const end = blockScalar.lastIndex;
  if (indentation.length <= indentationOf(text, key.span.start) || goesOn(text, end, indentation.length)) return undefined;
  return plain(end - line.length, end, line);
}

/** Whether the next line that is not blank belongs to the block, too. */
function goesOn(text: string, end: number, indentation: number): boolean {
  const [, next] = /^(?:\r?\n[ \t]{0,100}(?=\r?\n)){0,10}\r?\n([ \t]{0,100})[^\s]/.exec(text.slice(end, end + LOOK_AHEAD)) ?? [];
  return next !== undefined && next.length >= indentation;
}

const LOOK_AHEAD = 300;

function indentationOf(text: string, position: number): number {
  const before = text.slice(Math.max(0, position - LOOK_AHEAD), position);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return line.length - line.trimStart().length;
}

/** `<<EOT`, `<<-'EOT'`, `<<~EOT` and PHP's `<<<EOT`. */
const hereDocument = /<<[<~-]?["']?([A-Za-z_]\w{0,30})["']?[ \t]{0,10}\r?\n[ \t]{0,80}([^\s][^\r\n]{0,500})\r?\n[ \t]{0,80}\1\b/y;

function readHereDocument(text: string, start: number): Literal | undefined {
  hereDocument.lastIndex = start;
  const match = hereDocument.exec(text);
  const [whole, , line] = match ?? [];
  if (whole === undefined || line === undefined) return undefined;
  const from = start + whole.lastIndexOf(line, whole.lastIndexOf('\n'));
  return plain(from, from + line.length, line);
}

function plain(start: number, end: number, line: string): Literal {
  const length = line.trimEnd().length;
  return { span: { start, end: start + length }, end, quoted: true, hole: /\$\{|\$\(|#\{|\{\{/.test(line), escape: 'none', dialect: undefined, depth: 0 };
}
