import type { InputBox, QuickInput, QuickInputButton, QuickPick, QuickPickItem, Uri } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { plainLabel, plainText } from '../prompts/plain-label';
import type { FileQuestion, HiddenQuestion, PickQuestion, StepAnswer, StepBoxes, StepPlace, TextQuestion } from '../prompts/steps/step-boxes';
import type { Translate } from '../prompts/translate';

/** The parts of the editor that a row of questions uses. */
export interface BoxWindow {
  createInputBox(): InputBox;
  createQuickPick<T extends QuickPickItem>(): QuickPick<T>;
  showOpenDialog(options: { readonly title: string; readonly openLabel: string; readonly canSelectMany: false }): Thenable<readonly Uri[] | undefined>;
}

/** Rows of questions in the editor's own boxes, with its own button for going back. */
export class EditorStepBoxes implements StepBoxes {
  readonly #window: BoxWindow;
  readonly #back: QuickInputButton;
  readonly #t: Translate;

  constructor(window: BoxWindow, back: QuickInputButton, t: Translate) {
    this.#window = window;
    this.#back = back;
    this.#t = t;
  }

  pick<T>({ prompt, choices, isChosen }: PickQuestion<T>, place: StepPlace): Promise<StepAnswer<T>> {
    const box = this.#window.createQuickPick<PickItem<T>>();
    const items = choices.map(({ label, description, detail, value }) => ({
      label: plainLabel(label), value,
      ...(description === undefined ? {} : { description: plainLabel(description) }),
      ...(detail === undefined ? {} : { detail: plainLabel(detail) }),
    }));
    box.items = items;
    box.activeItems = items.filter(({ value }) => isChosen?.(value) === true);
    box.placeholder = prompt;
    box.matchOnDescription = true;
    return this.#ask(box, place, () => {
      const [chosen] = box.selectedItems;
      return Promise.resolve(chosen === undefined ? undefined : { value: chosen.value });
    });
  }

  text(question: TextQuestion, place: StepPlace): Promise<StepAnswer<string>> {
    const box = this.#window.createInputBox();
    box.prompt = plainText(question.prompt);
    box.value = question.initial ?? '';
    if (question.placeholder !== undefined) box.placeholder = question.placeholder;
    judgeEachKey(box, question.problem);
    return this.#ask(box, place, async () => {
      const text = box.value;
      const problem = question.problem?.(text) ?? await busyWith(box, question.check?.(text));
      if (problem === undefined) return { value: text };
      box.validationMessage = plainText(problem);
      return undefined;
    });
  }

  secret({ prompt, kept, problem }: HiddenQuestion, place: StepPlace): Promise<StepAnswer<SecretValue | undefined>> {
    const box = this.#window.createInputBox();
    box.password = true;
    box.prompt = plainText(kept ? `${prompt} ${this.#t('Enter alone keeps what you typed before.')}` : prompt);
    const judged = problem === undefined ? undefined : (text: string) => (text === '' ? undefined : problem(text));
    judgeEachKey(box, judged);
    return this.#ask(box, place, () => {
      const typed = box.value;
      if (typed === '') return Promise.resolve(kept ? { value: undefined } : undefined);
      const found = judged?.(typed);
      if (found !== undefined) {
        box.validationMessage = plainText(found);
        return Promise.resolve(undefined);
      }
      return Promise.resolve({ value: SecretValue.fromText(typed) });
    });
  }

  async file({ title, action }: FileQuestion): Promise<string | undefined> {
    const chosen = await this.#window.showOpenDialog({ title, openLabel: action, canSelectMany: false });
    return chosen?.[0]?.fsPath;
  }

  /** `accept` answers undefined while what stands in the box cannot be taken. */
  async #ask<T>(box: Box, place: StepPlace, accept: () => Promise<Accepted<T> | undefined>): Promise<StepAnswer<T>> {
    box.title = safeText(place.title);
    box.step = place.step;
    box.totalSteps = place.total;
    box.ignoreFocusOut = true;
    box.buttons = place.back ? [this.#back] : [];
    const events: Disposable[] = [];
    try {
      return await new Promise((resolve, reject) => {
        events.push(
          box.onDidAccept(() => {
            accept().then((accepted) => { if (accepted !== undefined) resolve({ kind: 'answer', value: accepted.value }); }, reject);
          }),
          box.onDidTriggerButton(() => { resolve({ kind: 'back' }); }),
          box.onDidHide(() => { resolve({ kind: 'left' }); }),
        );
        box.show();
      });
    } finally {
      for (const event of events) event.dispose();
      if ('password' in box) box.value = '';
      box.dispose();
    }
  }
}

interface Accepted<T> {
  readonly value: T;
}

interface PickItem<T> extends QuickPickItem {
  readonly value: T;
}

/** What both kinds of box have. */
type Box = QuickInput & Pick<InputBox, 'onDidAccept' | 'onDidTriggerButton' | 'buttons' | 'value'>;

function judgeEachKey(box: InputBox, problem: ((text: string) => string | undefined) | undefined): void {
  box.onDidChangeValue((text) => { box.validationMessage = plainText(problem?.(text) ?? ''); });
}

/** While something is looked up, the box takes no keys. */
async function busyWith<T>(box: InputBox, work: Promise<T> | undefined): Promise<T | undefined> {
  if (work === undefined) return undefined;
  box.busy = true;
  box.enabled = false;
  try {
    return await work;
  } finally {
    box.enabled = true;
    box.busy = false;
  }
}
