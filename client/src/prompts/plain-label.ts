import { safeText } from '../../../shared/src/core/text/safe-text';

/**
 * A name as a label of a list, where the editor would turn `$(key)` into a picture of a key: a backslash keeps it a text.
 * https://code.visualstudio.com/api/references/icons-in-labels
 */
export function plainLabel(text: string): string {
  return safeText(text).replaceAll('$(', '\\$(');
}
