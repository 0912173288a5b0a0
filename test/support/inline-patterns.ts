import type { FixPlan } from '../../shared/src/scan/analysis/fixes/fix';
import { PatternScanner } from '../../shared/src/sources/patterns/pattern-scanner';
import type { FixQuestion, PatternQuestion, PatternSource } from '../../shared/src/sources/patterns/pattern-source';
import type { ScannedPatterns } from '../../shared/src/sources/patterns/pattern-scanner';
import { treeSitterParsers } from './tree-sitter';

/** Looks for unsafe patterns in this thread, with the grammars of node_modules, and counts the looks. */
export class InlinePatterns implements PatternSource {
  readonly #scanner = new PatternScanner(treeSitterParsers(), () => 0);
  asked = 0;
  answered = 0;
  /** How many fixes were asked for. */
  planned = 0;
  /** Kept back as long as it is set. */
  gate: Promise<void> | undefined;
  hasGivenUp = false;
  isDisposed = false;

  async find({ document, knownValues, maxMilliseconds, signal }: PatternQuestion): Promise<ScannedPatterns | undefined> {
    this.asked++;
    await this.gate;
    const found = signal.aborted ? undefined : await this.#scanner.scan(document, knownValues, { maxMilliseconds });
    this.answered++;
    return found;
  }

  async fixes({ document, finding, knownValues, style, maxMilliseconds }: FixQuestion): Promise<FixPlan> {
    this.planned++;
    await this.gate;
    return this.#scanner.fixes(document, finding, { findings: knownValues.map((span) => ({ span })) }, { style, maxMilliseconds, now: () => 0 });
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
