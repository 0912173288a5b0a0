import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';

/** What may be asked of the person. `platform/dialogs` does it in the editor; tests answer themselves. */
export interface Dialogs {
  /** A modal with one action and a way out; true only for the action. */
  confirm(question: Confirmation): Promise<boolean>;
  /** One of a list; undefined when the person turned away. */
  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  askText(question: TextQuestion): Promise<string | undefined>;
  /** Typed without echo. The caller disposes of it. */
  askSecret(question: SecretQuestion): Promise<SecretValue | undefined>;
  /** Shows a notice that nobody has to answer; returns at once. */
  notify(notice: Notice): void;
  /** Says in plain words what failed, what was kept and what to do next. */
  failed(error: VaultError): void;
}

export interface Confirmation {
  readonly title: string;
  readonly detail: string;
  /** The label of the one action. */
  readonly action: string;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly initial?: string;
  /** Why the text cannot be taken, or undefined when it can. */
  readonly problem?: (text: string) => string | undefined;
}

export interface SecretQuestion {
  readonly title: string;
  readonly prompt: string;
  /** Asked at each key; judged without being kept. */
  readonly problem?: (text: string) => string | undefined;
}

export interface Notice {
  readonly level: 'information' | 'warning' | 'error';
  readonly text: string;
  /** A notice with an action is shown whole and stays until somebody looks; one without is a line that goes by itself. */
  readonly actions?: readonly NoticeAction[];
  /** Routine: a line is enough, however long the text is. */
  readonly passing?: true;
}

export interface NoticeAction {
  readonly label: string;
  run(): void;
}
