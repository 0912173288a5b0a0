import { safeText } from '../../../shared/src/core/text/safe-text';

/**
 * A name as a label of a list, where the editor would turn `$(key)` into a picture of a key: a backslash keeps it a text.
 * https://code.visualstudio.com/api/references/icons-in-labels
 */
export function plainLabel(text: string): string {
  return safeText(text).replaceAll('$(', '\\$(');
}

const MAX_TEXT = 4000;

/**
 * Sentences with a name in them, for notices and boxes, where the editor would make a link that runs a command of
 * `[text](command:…)`: a space keeps it a text. Line breaks of our own texts stay; names cannot hold any.
 */
export function plainText(text: string): string {
  return text.split('\n').map((line) => safeText(line, MAX_TEXT).replaceAll('](', '] (')).join('\n');
}
