import type { Disposable } from '../../../../shared/src/core/disposable';
import type { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { StepBoxes } from './step-boxes';
import type { Step } from './steps';

/**
 * What was typed without echo in a row of questions. A draft is plain data that gets copied; the values lie here, one for
 * each question, and are zeroed together when the row is over, however it ended.
 */
export class TypedSecrets<K extends string> implements Disposable {
  readonly #values = new Map<K, SecretValue>();

  has(key: K): boolean {
    return this.#values.has(key);
  }

  get(key: K): SecretValue | undefined {
    return this.#values.get(key);
  }

  set(key: K, value: SecretValue): void {
    this.#values.get(key)?.dispose();
    this.#values.set(key, value);
  }

  dispose(): void {
    for (const value of this.#values.values()) value.dispose();
    this.#values.clear();
  }
}

interface SecretStep<D, K extends string> {
  readonly key: K;
  readonly applies?: (draft: D) => boolean;
  readonly prompt: (draft: D) => string;
  readonly problem?: (text: string) => string | undefined;
}

/** Asks for a value into `secrets`; the draft stays as it is. */
export function secretStep<D, K extends string>(
  boxes: Pick<StepBoxes, 'secret'>, secrets: TypedSecrets<K>, { key, applies, prompt, problem }: SecretStep<D, K>,
): Step<D> {
  return {
    applies,
    ask: async (draft, place) => {
      const answer = await boxes.secret({ prompt: prompt(draft), kept: secrets.has(key), ...(problem === undefined ? {} : { problem }) }, place);
      if (answer.kind !== 'answer') return answer;
      if (answer.value !== undefined) secrets.set(key, answer.value);
      return { kind: 'answer', value: draft };
    },
  };
}
