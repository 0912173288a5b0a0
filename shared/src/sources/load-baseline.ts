import { parseBaseline } from '../scan/suppress/baseline';
import type { Baseline } from '../scan/suppress/baseline';
import { FileReader } from './read-file';

/** More than a hundred thousand entries. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The baseline in a file, where there is one that can be understood; links are not followed. */
export function loadBaseline(file: string): Baseline | undefined {
  const outcome = new FileReader(MAX_BYTES).read(file);
  if (outcome.kind === 'skipped') return undefined;
  const parsed = parseBaseline(outcome.bytes.toString('utf8'));
  return parsed.ok ? parsed.value : undefined;
}
