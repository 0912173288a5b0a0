import path from 'node:path';
import type { PatternSettings } from '../../../shared/src/sources/patterns/lazy-pattern-scanner';
import { GRAMMAR_FOLDER } from '../../../shared/src/sources/syntax/grammar-files';
import type { CliContext } from '../context';

/** How this program looks for unsafe patterns: its grammars lie beside it. */
export function patternSettings({ programFolder }: Pick<CliContext, 'programFolder'>): PatternSettings {
  return { grammars: path.join(programFolder, GRAMMAR_FOLDER) };
}
