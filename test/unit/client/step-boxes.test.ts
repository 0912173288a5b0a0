import assert from 'node:assert/strict';
import type { InputBox, QuickInputButton, QuickPick, QuickPickItem } from 'vscode';
import type { BoxWindow } from '../../../client/src/platform/step-boxes';
import { EditorStepBoxes } from '../../../client/src/platform/step-boxes';
import type { StepPlace } from '../../../client/src/prompts/steps/step-boxes';
import { t } from './support/recorded-dialogs';

const BACK = { tooltip: 'Back' } as unknown as QuickInputButton;
const PLACE: StepPlace = { title: 'Add store', step: 2, total: 7, back: true };

/** A box of the editor, driven by the test: the parts that are used. */
class FakeBox {
  value = '';
  title: string | undefined;
  prompt: string | undefined;
  placeholder: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  password = false;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  validationMessage: string | undefined;
  buttons: readonly QuickInputButton[] = [];
  items: readonly QuickPickItem[] = [];
  activeItems: readonly QuickPickItem[] = [];
  selectedItems: readonly QuickPickItem[] = [];
  matchOnDescription = false;
  visible = false;
  disposed = false;
  readonly listeners = new Map<string, (argument: never) => void>();

  show(): void { this.visible = true; }
  hide(): void { this.fire('hide'); }
  dispose(): void { this.disposed = true; }
  onDidAccept = this.#event('accept');
  onDidHide = this.#event('hide');
  onDidTriggerButton = this.#event('button');
  onDidChangeValue = this.#event('change');

  fire(name: string, argument?: unknown): void {
    this.listeners.get(name)?.(argument as never);
  }

  type(text: string): void {
    this.value = text;
    this.fire('change', text);
  }

  /** Enter. */
  async accept(): Promise<void> {
    this.fire('accept');
    await new Promise((resolve) => setImmediate(resolve));
  }

  #event(name: string) {
    return (listener: (argument: never) => void) => {
      this.listeners.set(name, listener);
      return { dispose: () => { this.listeners.delete(name); } };
    };
  }
}

function window(): { readonly box: FakeBox; readonly boxes: EditorStepBoxes } {
  const box = new FakeBox();
  const fake: BoxWindow = {
    createInputBox: () => box as unknown as InputBox,
    createQuickPick: <T extends QuickPickItem>() => box as unknown as QuickPick<T>,
    showOpenDialog: () => Promise.resolve([{ fsPath: '/home/ada/ca.pem' } as never]),
  };
  return { box, boxes: new EditorStepBoxes(fake, BACK, t) };
}

describe('a box of a row of questions', () => {
  it('says where it stands, stays when the focus goes, and is gone afterwards', async () => {
    const { box, boxes } = window();
    const answer = boxes.text({ prompt: 'Name?', initial: 'team' }, PLACE);
    assert.deepEqual([box.title, box.step, box.totalSteps, box.ignoreFocusOut, box.value], ['Add store', 2, 7, true, 'team']);
    assert.deepEqual(box.buttons, [BACK]);
    await box.accept();
    assert.deepEqual(await answer, { kind: 'answer', value: 'team' });
    assert.ok(box.disposed);
    assert.deepEqual([...box.listeners.keys()], ['change'], 'what it lets go with itself');
  });

  it('has no way back at the first question', async () => {
    const { box, boxes } = window();
    const answer = boxes.text({ prompt: 'Name?' }, { ...PLACE, step: 1, back: false });
    assert.deepEqual(box.buttons, []);
    box.hide();
    assert.deepEqual(await answer, { kind: 'left' });
  });

  it('goes back by its button, and leaves by Escape', async () => {
    for (const [event, kind] of [['button', 'back'], ['hide', 'left']] as const) {
      const { box, boxes } = window();
      const answer = boxes.secret({ prompt: 'Token?', kept: false }, PLACE);
      box.type('half a token');
      box.fire(event, BACK);
      assert.deepEqual(await answer, { kind });
      assert.equal(box.value, '', 'nothing stays in a box');
    }
  });

  it('tells at each key why a text cannot be taken, and does not take it', async () => {
    const { box, boxes } = window();
    const answer = boxes.text({ prompt: 'Name?', problem: (text) => (text === 'a b' ? 'no blanks' : undefined) }, PLACE);
    box.type('a b');
    assert.equal(box.validationMessage, 'no blanks');
    await box.accept();
    assert.ok(!box.disposed);
    box.type('ab');
    assert.equal(box.validationMessage, '');
    await box.accept();
    assert.deepEqual(await answer, { kind: 'answer', value: 'ab' });
  });

  it('takes no key while it looks something up', async () => {
    const { box, boxes } = window();
    let found: (problem: string | undefined) => void = () => {};
    const check = (): Promise<string | undefined> => new Promise((resolve) => { found = resolve; });
    const answer = boxes.text({ prompt: 'Name?', check }, PLACE);
    box.type('taken');
    await box.accept();
    assert.deepEqual([box.busy, box.enabled], [true, false]);
    found('taken already');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([box.busy, box.enabled, box.validationMessage], [false, true, 'taken already']);
    box.type('free');
    await box.accept();
    found(undefined);
    assert.deepEqual(await answer, { kind: 'answer', value: 'free' });
  });

  it('left while it looks something up, answers no more', async () => {
    const { box, boxes } = window();
    let found: (problem: string | undefined) => void = () => {};
    const answer = boxes.text({ prompt: 'Name?', check: () => new Promise((resolve) => { found = resolve; }) }, PLACE);
    await box.accept();
    box.hide();
    assert.deepEqual(await answer, { kind: 'left' });
    found(undefined);
  });
});

describe('a box for a value', () => {
  it('shows and keeps nothing of it', async () => {
    const { box, boxes } = window();
    const answer = boxes.secret({ prompt: 'Token?', kept: false }, PLACE);
    assert.deepEqual([box.password, box.value], [true, '']);
    await box.accept();
    assert.ok(!box.disposed, 'an empty box is no answer');
    box.type('made up');
    await box.accept();
    const given = await answer;
    assert.equal(given.kind === 'answer' ? given.value?.text() : undefined, 'made up');
    assert.equal(box.value, '');
  });

  it('keeps what was typed before when it is left empty', async () => {
    const { box, boxes } = window();
    const answer = boxes.secret({ prompt: 'Token?', kept: true }, PLACE);
    assert.equal(box.value, '');
    assert.match(box.prompt ?? '', /keeps what you typed/);
    await box.accept();
    assert.deepEqual(await answer, { kind: 'answer', value: undefined });
  });

  it('takes none that has a problem', async () => {
    const { box, boxes } = window();
    const answer = boxes.secret({ prompt: 'Value?', kept: false, problem: () => 'several lines' }, PLACE);
    box.type('-----BEGIN');
    await box.accept();
    assert.equal(box.validationMessage, 'several lines');
    box.hide();
    assert.deepEqual(await answer, { kind: 'left' });
  });
});

describe('a box to pick from', () => {
  it('begins at what was picked before, and shows names as texts', async () => {
    const { box, boxes } = window();
    const choices = [{ label: '$(key) one', value: 1 }, { label: 'two\u202e', detail: 'a\nb', value: 2 }];
    const answer = boxes.pick({ prompt: 'Which?', choices, isChosen: (value) => value === 2 }, PLACE);
    assert.deepEqual(box.items.map(({ label, detail }) => [label, detail]), [['\\$(key) one', undefined], ['two\\u{202e}', 'a\\u{a}b']]);
    assert.deepEqual(box.activeItems, [box.items[1]]);
    await box.accept();
    assert.ok(!box.disposed, 'nothing is picked');
    box.selectedItems = box.items.slice(0, 1);
    await box.accept();
    assert.deepEqual(await answer, { kind: 'answer', value: 1 });
  });
});

describe('a file that is asked for', () => {
  it('is the absolute path of the one that was chosen', async () => {
    assert.equal(await window().boxes.file({ title: 'CA', action: 'Use' }), '/home/ada/ca.pem');
  });
});
