import assert from 'node:assert/strict';
import { CLIPBOARD_MILLISECONDS, ClearingClipboard } from '../../../client/src/platform/clipboard';
import { EditorOutlets } from '../../../client/src/platform/outlets';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { RecordedDialogs, t } from './support/recorded-dialogs';

/** A clipboard and a clock that stand still until the test moves them. */
function desk(readable = true) {
  let content = '';
  const timers: { readonly milliseconds: number; readonly run: () => void; cancelled: boolean }[] = [];
  const clipboard = new ClearingClipboard({
    readText: () => (readable ? Promise.resolve(content) : Promise.resolve('')),
    writeText: (text) => { content = text; return Promise.resolve(); },
  }, (milliseconds, run) => {
    const timer = { milliseconds, run, cancelled: false };
    timers.push(timer);
    return { dispose: () => { timer.cancelled = true; } };
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    clipboard,
    timers,
    content: () => content,
    paste: (text: string) => { content = text; },
    elapse: async () => {
      for (const timer of timers.splice(0)) if (!timer.cancelled) timer.run();
      await settle();
    },
    settle,
  };
}

describe('the clipboard', () => {
  it('loses a copied value after 30 seconds', async () => {
    const { clipboard, timers, content, elapse } = desk();
    await clipboard.copy(SecretValue.fromText('made-up value'));
    assert.equal(content(), 'made-up value');
    assert.deepEqual(timers.filter(({ cancelled }) => !cancelled).map(({ milliseconds }) => milliseconds), [CLIPBOARD_MILLISECONDS]);
    await elapse();
    assert.equal(content(), '');
  });

  it('keeps what the person copied meanwhile', async () => {
    const { clipboard, content, paste, elapse } = desk();
    await clipboard.copy(SecretValue.fromText('made-up value'));
    paste('a shopping list');
    await elapse();
    assert.equal(content(), 'a shopping list');
  });

  it('gives a second copy its whole time', async () => {
    const { clipboard, timers, content, elapse } = desk();
    await clipboard.copy(SecretValue.fromText('first'));
    await clipboard.copy(SecretValue.fromText('second'));
    assert.deepEqual(timers.filter(({ milliseconds }) => milliseconds === CLIPBOARD_MILLISECONDS).map(({ cancelled }) => cancelled), [true, false]);
    await elapse();
    assert.equal(content(), '');
  });

  it('copies from a value that is disposed of right after', async () => {
    const { clipboard, content, elapse } = desk();
    const value = SecretValue.fromText('short-lived');
    await clipboard.copy(value);
    value.dispose();
    await elapse();
    assert.equal(content(), '');
  });

  it('is cleared when the extension ends', async () => {
    const { clipboard, content, timers } = desk();
    await clipboard.copy(SecretValue.fromText('made-up value'));
    await clipboard.close();
    assert.equal(content(), '');
    assert.ok(timers.every(({ cancelled }) => cancelled));
  });

  it('keeps no editor from ending when it does not answer any more', async () => {
    const timers: (() => void)[] = [];
    let content = '';
    let answers = true;
    const clipboard = new ClearingClipboard(
      {
        readText: () => (answers ? Promise.resolve(content) : new Promise(() => undefined)),
        writeText: (text) => { content = text; return Promise.resolve(); },
      },
      (_milliseconds, run) => { timers.push(run); return { dispose: () => undefined }; },
    );
    assert.equal(await clipboard.copy(SecretValue.fromText('made-up value')), 'will-be-cleared');
    answers = false;
    const closed = clipboard.close();
    timers.at(-1)?.();
    await closed;
  });

  it('promises nothing where it cannot be read again', async () => {
    const { clipboard, content, elapse, timers } = desk(false);
    assert.equal(await clipboard.copy(SecretValue.fromText('made-up value')), 'stays');
    assert.ok(timers.every(({ cancelled }) => cancelled), 'nothing waits to clear it');
    await elapse();
    await clipboard.close();
    assert.equal(content(), 'made-up value');
  });

  it('promises nothing where it does not answer, or says no', async () => {
    const timers: (() => void)[] = [];
    const writeText = (): Promise<void> => Promise.resolve();
    const silent = new ClearingClipboard({ readText: () => new Promise(() => undefined), writeText }, (_milliseconds, run) => {
      timers.push(run);
      return { dispose: () => undefined };
    });
    const copied = silent.copy(SecretValue.fromText('made-up value'));
    await new Promise((resolve) => setImmediate(resolve));
    timers.at(-1)?.();
    assert.equal(await copied, 'stays');
    const refusing = new ClearingClipboard({ readText: () => Promise.reject(new Error('denied')), writeText }, () => ({ dispose: () => undefined }));
    assert.equal(await refusing.copy(SecretValue.fromText('made-up value')), 'stays');
  });

  it('tells the person which of the two it is', async () => {
    const ref = { store: 'local', path: 'shop/key', field: 'value' };
    for (const [copied, level, text] of [['will-be-cleared', 'information', /30 seconds/], ['stays', 'warning', /stays on the clipboard/]] as const) {
      const dialogs = new RecordedDialogs();
      const outlets = new EditorOutlets({
        clipboard: { copy: () => Promise.resolve(copied) }, showInBox: () => Promise.resolve(), dialogs, t,
      });
      await outlets.copy(ref, SecretValue.fromText('made-up value'));
      assert.equal(dialogs.notices[0]?.level, level);
      assert.match(dialogs.notices[0].text, text);
    }
  });

  it('leaves references alone', async () => {
    const { clipboard, timers, content } = desk();
    await clipboard.copyText('keyward://local/shop/key#value');
    assert.equal(content(), 'keyward://local/shop/key#value');
    assert.deepEqual(timers, []);
  });
});
