import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../shared/src/core/config/settings';
import { SettingsCache } from '../../../server/src/settings';

/** An editor that answers when the test says so. */
class SlowEditor {
  readonly asked: string[] = [];
  readonly #answers: ((answer: unknown) => void)[] = [];

  readonly ask = (scopeUri: string, section: string): Promise<unknown> => {
    this.asked.push(`${section} ${scopeUri}`);
    return new Promise((resolve) => { this.#answers.push(resolve); });
  };

  answer(value: unknown): void {
    this.#answers.shift()?.(value);
  }
}

describe('settings of an editor that can be asked', () => {
  it('are asked for once a document, also by two that ask at the same time', async () => {
    const editor = new SlowEditor();
    const cache = new SettingsCache(editor.ask);
    const both = Promise.all([cache.get('file:///a'), cache.get('file:///a')]);
    editor.answer({ enable: false });
    assert.deepEqual((await both).map(({ enable }) => enable), [false, false]);
    assert.equal((await cache.get('file:///a')).enable, false);
    assert.deepEqual(editor.asked, ['keyward file:///a']);
  });

  it('are each document\'s own', async () => {
    const cache = new SettingsCache((uri) => Promise.resolve({ exclude: [uri] }));
    assert.deepEqual((await cache.get('file:///a')).exclude, ['file:///a']);
    assert.deepEqual((await cache.get('file:///b')).exclude, ['file:///b']);
  });

  it('are asked for again after a change; an answer that was on its way is not kept', async () => {
    const editor = new SlowEditor();
    const cache = new SettingsCache(editor.ask);
    const before = cache.get('file:///a');
    cache.changed(undefined);
    const after = cache.get('file:///a');
    editor.answer({ maxFileSize: 1 });
    editor.answer({ maxFileSize: 2 });
    assert.equal((await before).maxFileSize, 1);
    assert.equal((await after).maxFileSize, 2);
    assert.equal((await cache.get('file:///a')).maxFileSize, 2);
    assert.equal(editor.asked.length, 2);
  });

  it('are forgotten with their document', async () => {
    let count = 0;
    const cache = new SettingsCache(() => Promise.resolve({ maxFileSize: ++count }));
    await cache.get('file:///a');
    await cache.get('file:///b');
    cache.forget('file:///a');
    assert.equal((await cache.get('file:///b')).maxFileSize, 2);
    assert.equal((await cache.get('file:///a')).maxFileSize, 3);
  });

  it('are the defaults where the answer is a failure or nonsense', async () => {
    const failing = new SettingsCache(() => Promise.reject(new Error('the client is gone')));
    assert.deepEqual(await failing.get('file:///a'), DEFAULT_SETTINGS);
    for (const nonsense of [null, undefined, 'off', 7, []]) {
      assert.deepEqual(await new SettingsCache(() => Promise.resolve(nonsense)).get('file:///a'), DEFAULT_SETTINGS);
    }
  });
});

describe('settings of an editor that cannot be asked', () => {
  it('are the defaults until it pushes some, which then hold for all', async () => {
    const cache = new SettingsCache(undefined);
    assert.deepEqual(await cache.get('file:///a'), DEFAULT_SETTINGS);
    cache.changed({ keyward: { minimumSeverity: 'error' } });
    assert.equal((await cache.get('file:///a')).minimumSeverity, 'error');
    assert.equal((await cache.get('file:///b')).minimumSeverity, 'error');
  });

  it('stay when a notice says nothing of ours, and go when it says nonsense', async () => {
    const cache = new SettingsCache(undefined);
    cache.changed({ keyward: { enable: false } });
    for (const other of [undefined, null, 1, {}, { other: { enable: true } }]) cache.changed(other);
    assert.equal((await cache.get('file:///a')).enable, false);
    cache.changed({ keyward: null });
    assert.deepEqual(await cache.get('file:///a'), DEFAULT_SETTINGS);
  });
});
