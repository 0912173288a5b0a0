import type { FileQuestion, HiddenQuestion, PickQuestion, StepAnswer, StepBoxes, StepPlace, TextQuestion } from '../../../../client/src/prompts/steps/step-boxes';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';

/** What the person does in one box. A pick is by its label's beginning, a text is typed over what stands there. */
export type BoxAnswer =
  | { readonly pick: string }
  | { readonly type: string }
  | { readonly secret: string }
  /** Enter, without having changed anything. */
  | 'enter'
  | 'back'
  | 'escape';

/** What the person saw. */
export interface ShownBox {
  readonly kind: 'pick' | 'text' | 'secret';
  readonly place: StepPlace;
  readonly prompt: string;
  /** What stood in the box, or the choice that Enter takes. */
  readonly initial: string;
  readonly labels: readonly string[];
}

/** A person who answers rows of questions as the test says, in order, and leaves when nothing is said. */
export class ScriptedBoxes implements StepBoxes {
  readonly shown: ShownBox[] = [];
  /** Texts that were refused, with the reason. */
  readonly refused: string[] = [];
  /** Copies of everything that was typed without echo: all must be zeroed in the end. */
  readonly handedOut: SecretValue[] = [];
  answers: BoxAnswer[] = [];
  /** What happens elsewhere while a box is open. */
  beforeAnswer: (() => Promise<void>) | undefined;
  files: (string | undefined)[] = [];

  async pick<T>({ prompt, choices, isChosen }: PickQuestion<T>, place: StepPlace): Promise<StepAnswer<T>> {
    const chosen = choices.find(({ value }) => isChosen?.(value) === true) ?? choices[0];
    this.shown.push({ kind: 'pick', place, prompt, initial: chosen?.label ?? '', labels: choices.map(({ label }) => label) });
    await this.beforeAnswer?.();
    const answer = this.#next();
    if (typeof answer === 'string') return answer === 'enter' && chosen !== undefined ? { kind: 'answer', value: chosen.value } : way(answer);
    const found = 'pick' in answer ? choices.find(({ label }) => label.startsWith(answer.pick)) : undefined;
    if (found === undefined) throw new Error(`${JSON.stringify(answer)} is no answer to "${prompt}" (${choices.map(({ label }) => label).join(', ')})`);
    return { kind: 'answer', value: found.value };
  }

  async text(question: TextQuestion, place: StepPlace): Promise<StepAnswer<string>> {
    const { prompt, initial = '', problem, check } = question;
    this.shown.push({ kind: 'text', place, prompt, initial, labels: [] });
    for (;;) {
      const answer = this.#next();
      if (answer === 'back' || answer === 'escape') return way(answer);
      if (answer !== 'enter' && !('type' in answer)) throw new Error(`${JSON.stringify(answer)} is no answer to "${prompt}"`);
      const text = answer === 'enter' ? initial : answer.type;
      const refused = problem?.(text) ?? await check?.(text);
      if (refused === undefined) return { kind: 'answer', value: text };
      this.refused.push(refused);
    }
  }

  secret({ prompt, kept, problem }: HiddenQuestion, place: StepPlace): Promise<StepAnswer<SecretValue | undefined>> {
    this.shown.push({ kind: 'secret', place, prompt, initial: '', labels: [] });
    for (;;) {
      const answer = this.#next();
      if (answer === 'back' || answer === 'escape') return Promise.resolve(way(answer));
      if (answer === 'enter' && kept) return Promise.resolve({ kind: 'answer', value: undefined });
      if (answer === 'enter' || !('secret' in answer)) throw new Error(`${JSON.stringify(answer)} is no answer to "${prompt}"`);
      const refused = problem?.(answer.secret);
      if (refused === undefined) return Promise.resolve({ kind: 'answer', value: this.#handOut(answer.secret) });
      this.refused.push(refused);
    }
  }

  file({ title }: FileQuestion): Promise<string | undefined> {
    this.shown.push({ kind: 'text', place: { title, step: 0, total: 0, back: false }, prompt: title, initial: '', labels: [] });
    return Promise.resolve(this.files.shift());
  }

  /** `step/total` of every box, in the order in which they were shown. */
  get places(): readonly string[] {
    return this.shown.map(({ place: { step, total } }) => `${step}/${total}`);
  }

  #handOut(text: string): SecretValue {
    const value = SecretValue.fromText(text);
    this.handedOut.push(value);
    return value;
  }

  #next(): BoxAnswer {
    return this.answers.shift() ?? 'escape';
  }
}

function way(answer: BoxAnswer): { readonly kind: 'back' | 'left' } {
  return { kind: answer === 'back' ? 'back' : 'left' };
}

/** Whether a value was zeroed: it refuses to be used then. */
export function isDisposed(value: SecretValue): boolean {
  try {
    value.bytes();
    return false;
  } catch {
    return true;
  }
}
