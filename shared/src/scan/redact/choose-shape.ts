import { JsonReader } from './json-reader';
import { jsonLines, jsonText } from './json-shape';
import type { NameJudge } from './json-names';
import type { Shape } from './shape';
import { plainText } from './shape';

export const REDACT_FORMATS = ['auto', 'text', 'json', 'jsonl'] as const;

export type RedactFormat = (typeof REDACT_FORMATS)[number];

/**
 * How masks are put into a stream that begins with `head`. `auto` takes what begins as a JSON text of many lines for one, and
 * any other text for lines of which some may be JSON, as logs are.
 */
export function chooseShape(format: RedactFormat, path: string | undefined, head: string, judge: NameJudge): Shape {
  switch (format) {
    case 'text': return plainText;
    case 'json': return jsonText(judge);
    case 'jsonl': return jsonLines(judge);
    case 'auto': return beginsAsJson(path, head) ? jsonText(judge) : jsonLines(judge);
  }
}

function beginsAsJson(path: string | undefined, head: string): boolean {
  if (path !== undefined && /\.json$/i.test(path)) return true;
  const [first = ''] = head.trimStart().split(/\r\n|\r|\n/, 1);
  if (/^[[{]\s*$/.test(first)) return true;
  // The whole of a line that is a JSON text belongs to a log as well; one that goes on does not.
  return /^(?:\{\s*"|\[\s*[{["])/.test(first) && new JsonReader().read(`${first}\n`).some(({ kind }) => kind === 'key') && !closes(first);
}

function closes(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
