import assert from 'node:assert/strict';
import { CLIPBOARD_MILLISECONDS, ClearingClipboard } from '../../../client/src/platform/clipboard';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';

/** A clipboard and a clock that stand still until the test moves them. */
function desk() {
  let content = '';
  const timers: { readonly milliseconds: number; readonly run: () => void; cancelled: boolean }[] = [];
  const clipboard = new ClearingClipboard({
    readText: () => Promise.resolve(content),
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
    assert.deepEqual(timers.map(({ milliseconds }) => milliseconds), [CLIPBOARD_MILLISECONDS]);
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
    assert.deepEqual(timers.map(({ cancelled }) => cancelled), [true, false]);
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

  it('keeps no editor from ending when it does not answer', async () => {
    const timers: (() => void)[] = [];
    const silent = new ClearingClipboard(
      { readText: () => new Promise(() => undefined), writeText: () => Promise.resolve() },
      (_milliseconds, run) => { timers.push(run); return { dispose: () => undefined }; },
    );
    await silent.copy(SecretValue.fromText('made-up value'));
    const closed = silent.close();
    timers.at(-1)?.();
    await closed;
  });

  it('leaves references alone', async () => {
    const { clipboard, timers, content } = desk();
    await clipboard.copyText('keyward://local/shop/key#value');
    assert.equal(content(), 'keyward://local/shop/key#value');
    assert.deepEqual(timers, []);
  });
});
