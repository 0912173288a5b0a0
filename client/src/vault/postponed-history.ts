import type { Disposable } from '../../../shared/src/core/disposable';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { History, HistoryAnswer } from '../../../shared/src/flows/ports';

/**
 * Keeps a move's question to git's history until the move is over. A large history is searched for many seconds: neither
 * the notice of this move nor the next move waits for that.
 */
export class PostponedHistory implements History, Disposable {
  #question: Question | undefined;

  /** Answers for now that nothing is known to be there. */
  contains(file: string, value: SecretValue, sourceForm: SecretValue = value): Promise<HistoryAnswer> {
    this.dispose();
    this.#question = { file, value: value.clone(), sourceForm: sourceForm.clone() };
    return Promise.resolve('not-in-history');
  }

  /** Asks `history` what the move wanted to know; undefined where it did not ask. */
  async answer(history: History): Promise<HistoryAnswer | undefined> {
    if (this.#question === undefined) return undefined;
    const { file, value, sourceForm } = this.#question;
    return history.contains(file, value, sourceForm);
  }

  dispose(): void {
    this.#question?.value.dispose();
    this.#question?.sourceForm.dispose();
    this.#question = undefined;
  }
}

interface Question {
  readonly file: string;
  readonly value: SecretValue;
  readonly sourceForm: SecretValue;
}
