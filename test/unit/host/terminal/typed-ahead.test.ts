import assert from 'node:assert/strict';
import { HiddenPrompt } from '../../../../shared/src/host/terminal/hidden-prompt';
import { RecordedTerminal } from './recorded-terminal';

describe('what is typed before it is asked for', () => {
  let terminal: RecordedTerminal;
  let interrupted: number;
  let prompt: HiddenPrompt;
  beforeEach(() => {
    terminal = new RecordedTerminal();
    interrupted = 0;
    prompt = new HiddenPrompt(terminal, () => { interrupted += 1; });
  });

  function type(text: string): Buffer {
    const chunk = Buffer.from(text);
    terminal.emit('data', chunk);
    return chunk;
  }

  async function ask(text = ''): Promise<string> {
    const asked = prompt.ask('? ');
    type(text);
    const answer = await asked;
    return answer.ok ? answer.value.text() : answer.error.kind;
  }

  it('has no echo from the first hidden question on, until the end', async () => {
    assert.equal(terminal.raw, false);
    await ask('one\r');
    assert.deepEqual([terminal.raw, terminal.paused, terminal.restores.size], [true, false, 1]);
    prompt.dispose();
    assert.deepEqual([terminal.raw, terminal.paused, terminal.restores.size, terminal.listenerCount('data'), terminal.listenerCount('end')], [false, true, 0, 0, 0]);
  });

  it('answers the next hidden question whole, in whatever pieces it came', async () => {
    assert.equal(await ask('one\rtwo\rthr'), 'one');
    const chunk = type('ee\r');
    assert(chunk.every((byte) => byte === 0), 'the terminal\'s own bytes are zeroed');
    assert.equal(await ask(), 'two');
    assert.equal(await ask(), 'three');
    assert.equal(await ask('\u001b[200~a\rb\u001b[201~\r'), 'a\nb');
  });

  it('keeps the lines of a paste together', async () => {
    await ask('one\r');
    type('\u001b[200~a\rb\u001b[201~\r');
    assert.equal(await ask(), 'a\nb');
  });

  it('answers no visible question, nor a later hidden one', async () => {
    await ask('one\r');
    type('y\r');
    const seen: string[] = [];
    await prompt.visibly(() => {
      assert.deepEqual([terminal.raw, terminal.restores.size], [false, 0]);
      terminal.input.on('data', (chunk) => seen.push(chunk.toString()));
      type('n\n');
      return Promise.resolve();
    });
    assert.deepEqual(seen, ['n\n']);
    assert.deepEqual([terminal.raw, terminal.restores.size], [true, 1]);
    assert.equal(await ask('two\r'), 'two');
  });

  it('is dropped before a visible question that is the first one, and the echo is back after it', async () => {
    const asked = prompt.visibly(() => Promise.resolve(terminal.raw));
    assert.equal(terminal.raw, true);
    type('y\r');
    assert.equal(await asked, false);
    assert.deepEqual([terminal.raw, terminal.listenerCount('data')], [false, 0]);
  });

  it('is forgotten with Ctrl-C, which interrupts between questions and cancels at one', async () => {
    await ask('one\r');
    type('half of a val');
    type('\u0003');
    assert.equal(interrupted, 1);
    assert.equal(await ask('two\r'), 'two');
    assert.equal(await ask('x\u0003y\r'), 'cancelled');
    assert.equal(interrupted, 1);
    assert.equal(await ask('three\r'), 'three');
  });

  it('is all that comes of a terminal that has gone', async () => {
    await ask('one\rtwo\r');
    terminal.emit('end');
    assert.equal(await ask(), 'two');
    assert.equal(await ask(), 'closed');
  });
});
