import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Choice, Confirmation, Dialogs, Notice, SecretQuestion, TextQuestion } from '../../../../client/src/prompts/dialogs';
import type { Log, LogEvent, LogFields } from '../../../../client/src/log';

/** A person who answers as the test says, and everything that was said to him. */
export class RecordedDialogs implements Dialogs {
  readonly notices: Notice[] = [];
  readonly failures: VaultError[] = [];
  readonly confirmations: Confirmation[] = [];
  readonly secretQuestions: SecretQuestion[] = [];
  readonly textQuestions: TextQuestion[] = [];
  readonly offered: string[][] = [];
  /** Answers to `confirm`, in order; then no. */
  yes: boolean[] = [];
  /** What is typed into password boxes, in order; then nothing. */
  typed: string[] = [];
  /** What is typed into boxes for text, in order; then nothing. */
  texts: (string | undefined)[] = [];
  /** The labels that are picked, in order. */
  picks: string[] = [];

  confirm(question: Confirmation): Promise<boolean> {
    this.confirmations.push(question);
    return Promise.resolve(this.yes.shift() ?? false);
  }

  choose<T>(_title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    this.offered.push(choices.map(({ label }) => label));
    const label = this.picks.shift();
    return Promise.resolve(choices.find((choice) => choice.label === label)?.value);
  }

  askText(question: TextQuestion): Promise<string | undefined> {
    this.textQuestions.push(question);
    return Promise.resolve(this.texts.shift());
  }

  askSecret(question: SecretQuestion): Promise<SecretValue | undefined> {
    this.secretQuestions.push(question);
    const text = this.typed.shift();
    return Promise.resolve(text === undefined ? undefined : SecretValue.fromText(text));
  }

  notify(notice: Notice): void {
    this.notices.push(notice);
  }

  failed(error: VaultError): void {
    this.failures.push(error);
  }
}

export class RecordedLog implements Log {
  readonly events: { readonly name: LogEvent; readonly fields: LogFields }[] = [];

  event(name: LogEvent, fields: LogFields): void {
    this.events.push({ name, fields });
  }

  failure(name: LogEvent, fields: LogFields, error: unknown): void {
    this.events.push({ name, fields: { ...fields, error: error instanceof Error ? error.constructor.name : typeof error } });
  }
}

/** English, with the values put in. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  return message.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** A person who waits for everything. */
export async function patience<T>(_title: string, work: () => Promise<T>): Promise<T | undefined> {
  return work();
}
