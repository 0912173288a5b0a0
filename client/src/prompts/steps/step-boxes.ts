import type { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Choice } from '../dialogs';

/** Where a question stands in its row: "Add store (2/7)". */
export interface StepPlace {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly total: number;
  /** Whether there is a question before it. */
  readonly back: boolean;
}

/** `left`: the person pressed Escape, which ends the whole row. */
export type StepAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** Without `to`, to the question before. */
  | { readonly kind: 'back'; readonly to?: string }
  | { readonly kind: 'left' };

/**
 * The boxes of a row of questions: as `Dialogs`, with a way back. They stay when the editor loses the focus, since what
 * is asked for is often fetched from another window. `platform/step-boxes` shows them; tests answer themselves.
 */
export interface StepBoxes {
  pick<T>(question: PickQuestion<T>, place: StepPlace): Promise<StepAnswer<T>>;
  text(question: TextQuestion, place: StepPlace): Promise<StepAnswer<string>>;
  /** Typed without echo, and never filled in before. The caller disposes of the value; undefined is the one typed before. */
  secret(question: HiddenQuestion, place: StepPlace): Promise<StepAnswer<SecretValue | undefined>>;
  /** The editor's own dialog for one file; undefined when the person turned away. Absolute. */
  file(question: FileQuestion): Promise<string | undefined>;
}

export interface PickQuestion<T> {
  readonly prompt: string;
  readonly choices: readonly Choice<T>[];
  /** Tells which choice was taken before: it is the one that Enter takes again. */
  readonly isChosen?: (value: T) => boolean;
}

export interface TextQuestion {
  readonly prompt: string;
  /** What was answered before, or is proposed. */
  readonly initial?: string;
  readonly placeholder?: string;
  /** Asked at each key: why the text cannot be taken, or undefined when it can. */
  readonly problem?: (text: string) => string | undefined;
  /** Asked on Enter, where the answer takes a moment. */
  readonly check?: (text: string) => Promise<string | undefined>;
}

export interface HiddenQuestion {
  readonly prompt: string;
  /** One was typed before: an empty box keeps it. */
  readonly kept: boolean;
  /** Asked at each key; judged without being kept. */
  readonly problem?: (text: string) => string | undefined;
}

export interface FileQuestion {
  readonly title: string;
  readonly action: string;
}
