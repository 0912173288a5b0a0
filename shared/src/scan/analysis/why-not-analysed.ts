/** UTF-16 code units; larger texts are data, or were made by programs. */
const MAX_LENGTH = 1_000_000;

/** What a person wrote has lines; a bundler leaves a few very long ones. */
const LONG_LINES = { from: 5000, average: 300 } as const;

/** Why a text of a known language is not analysed; undefined where it is. */
export function whyNotAnalysed(text: string): 'too-large' | 'minified' | undefined {
  if (text.length > MAX_LENGTH) return 'too-large';
  return text.length >= LONG_LINES.from && text.length / countLines(text) > LONG_LINES.average ? 'minified' : undefined;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
