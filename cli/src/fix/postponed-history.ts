import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { History, HistoryAnswer } from '../../../shared/src/flows/ports';
import type { LiteralHistory, OldLiteral } from '../../../shared/src/host/git/literal-history';

/**
 * Collects what is to be looked for in git's history: one look reads every object of a repository, so a run with many
 * moves takes it once, at the end. Holds copies of the values until then.
 */
export class PostponedHistory implements History {
  readonly #literals: OldLiteral[] = [];

  contains(file: string, value: SecretValue, sourceForm: SecretValue = value): Promise<HistoryAnswer> {
    this.#literals.push({ file, value: value.clone(), sourceForm: sourceForm.clone() });
    return Promise.resolve('asked-later');
  }

  /** One answer for each call of `contains`, in their order. */
  async answers(history: Pick<LiteralHistory, 'containsEach'>): Promise<readonly HistoryAnswer[]> {
    return this.#literals.length === 0 ? [] : history.containsEach(this.#literals);
  }

  dispose(): void {
    for (const { value, sourceForm } of this.#literals.splice(0)) {
      value.dispose();
      sourceForm.dispose();
    }
  }
}
