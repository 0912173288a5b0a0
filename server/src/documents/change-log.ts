import type { TextChange } from '../../../shared/src/scan/engine';

/** A document's changes beyond this many are of no use: whoever fell so far behind looks at the whole text again. */
const MOST_CHANGES = 500;

/** What was typed into a document, version by version, so that places of an earlier text can be found in the present one. */
export class ChangeLog {
  #entries: { readonly version: number; readonly change: TextChange }[] = [];
  /** The oldest version whose way to the present text is known. */
  #from: number;

  constructor(version: number) {
    this.#from = version;
  }

  add(version: number, change: TextChange): void {
    const last = this.#entries.at(-1);
    if (this.#entries.length >= MOST_CHANGES) this.restart(last?.version ?? version);
    this.#entries.push({ version, change });
  }

  /** From here on: the text was given anew. */
  restart(version: number): void {
    this.#entries = [];
    this.#from = version;
  }

  /** What was changed after a version, each in the text after the one before; undefined where that is not known. */
  since(version: number): readonly TextChange[] | undefined {
    if (version < this.#from) return undefined;
    return this.#entries.filter((entry) => entry.version > version).map(({ change }) => change);
  }
}
