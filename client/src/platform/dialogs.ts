import { l10n, window } from 'vscode';
import { describeInOneLine } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { plainLabel, plainText } from '../prompts/plain-label';
import type { Choice, Confirmation, Dialogs, Notice, NoticeAction, SecretQuestion, TextQuestion } from '../prompts/dialogs';

/** Dialogs of the editor. Names from stores are shown as text: control and direction characters are made visible. */
export class EditorDialogs implements Dialogs {
  readonly #nextStep: (error: VaultError) => NoticeAction | undefined;

  /** `nextStep` is the button of an error's notice, where one command leads out of it. */
  constructor(nextStep: (error: VaultError) => NoticeAction | undefined) {
    this.#nextStep = nextStep;
  }

  async confirm({ title, detail, action }: Confirmation): Promise<boolean> {
    const options = { modal: true, detail: plainText(detail) };
    return await answerOf(window.showWarningMessage(safeText(title), options, action)) === action;
  }

  async choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    const items = choices.map(({ label, description, detail, value }) => ({
      label: plainLabel(label),
      ...(description === undefined ? {} : { description: plainLabel(description) }),
      ...(detail === undefined ? {} : { detail: plainLabel(detail) }),
      value,
    }));
    const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
    return picked?.value;
  }

  async askText({ title, prompt, initial, problem }: TextQuestion): Promise<string | undefined> {
    return window.showInputBox({
      title: plainText(title),
      prompt: plainText(prompt),
      ignoreFocusOut: true,
      ...(initial === undefined ? {} : { value: initial }),
      ...(problem === undefined ? {} : { validateInput: problem }),
    });
  }

  async askSecret({ title, prompt, problem }: SecretQuestion): Promise<SecretValue | undefined> {
    const typed = await window.showInputBox({
      title: plainText(title),
      prompt: plainText(prompt),
      password: true,
      ignoreFocusOut: true,
      ...(problem === undefined ? {} : { validateInput: problem }),
    });
    return typed === undefined || typed === '' ? undefined : SecretValue.fromText(typed);
  }

  notify(notice: Notice): void {
    const actions = notice.actions ?? [];
    const shown = show(notice, labelsOf(notice));
    void shown.then((label) => { actions.find((action) => action.label === label)?.run(); });
  }

  failed(error: VaultError): void {
    if (error.kind === 'cancelled') return;
    const step = this.#nextStep(error);
    this.notify({ level: 'error', text: describeInOneLine(error), ...(step === undefined ? {} : { actions: [step] }) });
  }
}

/** An editor that shows no dialogs (a test run, a window that closes) has nobody to ask: that is a no, not an exception. */
export async function answerOf<T>(dialog: Thenable<T | undefined>): Promise<T | undefined> {
  try {
    return await dialog;
  } catch {
    return undefined;
  }
}

/** About what one line of a notice shows. */
const ONE_LINE = 60;

/** Without a button the editor shows only the first line of a notice, and a longer text loses its next step. */
function labelsOf({ text, actions = [], passing }: Notice): readonly string[] {
  return actions.length === 0 && text.length > ONE_LINE && passing === undefined ? [l10n.t('OK')] : actions.map(({ label }) => label);
}

function show({ level, text }: Notice, labels: readonly string[]): Thenable<string | undefined> {
  const safe = plainText(text);
  switch (level) {
    case 'information': return window.showInformationMessage(safe, ...labels);
    case 'warning': return window.showWarningMessage(safe, ...labels);
    case 'error': return window.showErrorMessage(safe, ...labels);
  }
}
