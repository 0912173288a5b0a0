import assert from 'node:assert/strict';
import type { Disposable } from '../../shared/src/core/disposable';
import { stripeKey } from './made-up-secrets';
import { PUSH, TestClient } from './test-client';

const URI = 'file:///work/shop/pay.py';

/** Timers that fire when the test says so. */
class Timers {
  readonly #waiting = new Set<{ readonly milliseconds: number; readonly action: () => void }>();

  readonly after = (milliseconds: number, action: () => void): Disposable => {
    const timer = { milliseconds, action };
    this.#waiting.add(timer);
    return { dispose: () => { this.#waiting.delete(timer); } };
  };

  get delays(): readonly number[] {
    return [...this.#waiting].map(({ milliseconds }) => milliseconds);
  }

  fire(): void {
    for (const timer of [...this.#waiting]) {
      this.#waiting.delete(timer);
      timer.action();
    }
  }
}

describe('push diagnostics', () => {
  let client: TestClient;
  let timers: Timers;
  beforeEach(async () => {
    timers = new Timers();
    client = await new TestClient({ capabilities: PUSH, runtime: { after: timers.after } }).start();
  });
  afterEach(() => {
    client.assertSilent(stripeKey);
    client.dispose();
  });

  /** A request is answered after the notifications before it were handled. */
  async function handled(): Promise<void> {
    await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } });
  }

  it('come at once after opening, and after a pause in typing', async () => {
    await client.open(URI, `key = "${stripeKey}"\n`, 'python');
    await handled();
    assert.deepEqual(timers.delays, [0]);
    timers.fire();
    await client.until(() => client.publishCount === 1);
    assert.equal(client.published.get(URI)?.version, 1);
    assert.equal(client.published.get(URI)?.diagnostics.length, 1);
    for (let version = 2; version <= 5; version++) {
      await client.change(URI, version, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' });
    }
    await handled();
    assert.deepEqual(timers.delays, [300]);
    timers.fire();
    await client.until(() => client.publishCount === 2);
    assert.equal(client.published.get(URI)?.version, 5);
    assert.equal(client.published.get(URI)?.diagnostics[0]?.range.start.character, 11);
  });

  it('are taken away when the document is closed, also with a timer waiting', async () => {
    await client.open(URI, `key = "${stripeKey}"\n`, 'python');
    await handled();
    await client.close(URI);
    await client.until(() => client.publishCount === 1);
    assert.deepEqual(timers.delays, []);
    assert.deepEqual(client.published.get(URI)?.diagnostics, []);
  });

  it('are sent again when settings change', async () => {
    await client.open(URI, `key = "${stripeKey}"\n`, 'python');
    await handled();
    timers.fire();
    await client.until(() => client.publishCount === 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { keyward: { enable: false } } });
    await handled();
    timers.fire();
    await client.until(() => client.publishCount === 2);
    assert.deepEqual(client.published.get(URI)?.diagnostics, []);
  });

  it('are not sent for what is only shown', async () => {
    await client.open('output:tasks', `key = "${stripeKey}"\n`, 'python');
    await handled();
    assert.deepEqual(timers.delays, []);
  });
});
