import assert from 'node:assert/strict';
import type { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { HiddenPrompt } from '../../../../shared/src/host/terminal/hidden-prompt';
import type { PromptFailure } from '../../../../shared/src/host/terminal/hidden-prompt';
import { RecordedTerminal } from './recorded-terminal';

describe('hidden prompt', () => {
  async function type(...chunks: readonly (string | Buffer)[]): Promise<{ result: Result<SecretValue, PromptFailure>; terminal: RecordedTerminal; sent: readonly Buffer[] }> {
    const terminal = new RecordedTerminal();
    const sent = chunks.map((chunk) => Buffer.from(chunk));
    const prompt = new HiddenPrompt(terminal, () => undefined);
    const asked = prompt.ask('Password: ');
    assert.equal(terminal.raw, true);
    assert.equal(terminal.restores.size, 1);
    for (const chunk of sent) terminal.emit('data', chunk);
    terminal.emit('end');
    const result = await asked;
    prompt.dispose();
    return { result, terminal, sent };
  }

  async function typed(...chunks: readonly (string | Buffer)[]): Promise<string> {
    const { result } = await type(...chunks);
    return result.ok ? result.value.text() : result.error.kind;
  }

  it('echoes nothing, not even a length, and leaves the terminal as it was', async () => {
    const { result, terminal, sent } = await type('made ', 'up\r');
    assert.equal(result.ok && result.value.text(), 'made up');
    assert.equal(terminal.written, '\u001b[?2004hPassword: \n\u001b[?2004l');
    assert.deepEqual([terminal.raw, terminal.paused, terminal.restores.size, terminal.listenerCount('data')], [false, true, 0, 0]);
    assert(sent.every((chunk) => chunk.every((byte) => byte === 0)), 'the terminal\'s own bytes are zeroed');
  });

  it('takes the editing keys of a terminal', async () => {
    assert.equal(await typed('ab\u007fc\n'), 'ac');
    assert.equal(await typed('aé€😀\b\b\bx\n'), 'ax');
    assert.equal(await typed('\u007f\u007fx\n'), 'x');
    assert.equal(await typed('wrong\u0015right\n'), 'right');
    assert.equal(await typed('a\u0004'), 'a');
  });

  it('makes no arrow key a part of a password, also when it comes in pieces', async () => {
    assert.equal(await typed('a\u001b[Ab\u001b[1;5Cc\u001bOPd\u001bxe\n'), 'abcde');
    assert.equal(await typed('a\u001b', '[', '3', '~b\n'), 'ab');
  });

  it('keeps every other byte, also what is no UTF-8', async () => {
    const { result } = await type(Buffer.from([0xff, 0xfe, 0x0d]));
    assert(result.ok);
    assert.deepEqual([...result.value.bytes()], [0xff, 0xfe]);
  });

  it('ends without a value on Ctrl-C, on Ctrl-D at the beginning, and when the terminal is gone', async () => {
    assert.equal(await typed('abc\u0003'), 'cancelled');
    assert.equal(await typed('\u0004'), 'cancelled');
    assert.equal(await typed('abc'), 'closed');
    assert.equal(await typed('x'.repeat(64 * 1024 + 1)), 'too-long');
  });

  describe('pasted', () => {
    const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

    it('takes all lines, however the terminal ends them, and ends with Enter', async () => {
      for (const lineEnd of ['\r', '\r\n', '\n']) {
        assert.equal(await typed(paste(['one', 'two', '', 'three'].join(lineEnd)), '\r'), 'one\ntwo\n\nthree');
      }
      assert.equal(await typed(paste('one\rtwo')), 'closed');
    });

    it('leaves out one line end at the end, which a copied line often has, and none that was typed after it', async () => {
      assert.equal(await typed(paste('one\rtwo\r'), '\r'), 'one\ntwo');
      assert.equal(await typed(paste('one\r\r'), '\r'), 'one\n');
      assert.equal(await typed(paste('one\r'), 'x\r'), 'one\nx');
      assert.equal(await typed(paste('\r'), '\r'), '');
    });

    it('comes in any pieces, also in the middle of a mark', async () => {
      const bytes = `before ${paste('one\rtwo')} after\r`;
      assert.equal(await typed(...Array.from(bytes)), 'before one\ntwo after');
    });

    it('keeps what would be an editing key or the beginning of a mark', async () => {
      const text = 'a\u0003b\u0015c\u007fd\u001be\u001b[201f\u001b\u001b[20g';
      assert.equal(await typed(paste(text), '\r'), text);
      assert.equal(await typed(paste('ab'), '\u007fc', '\r'), 'ac');
      assert.equal(await typed(paste('wrong'), '\u0015', paste('right'), '\r'), 'right');
    });

    it('ends without a value when it is too long', async () => {
      assert.equal(await typed(paste('x'.repeat(64 * 1024 + 1))), 'too-long');
    });
  });

  it('gives an empty value for an empty line', async () => {
    assert.equal(await typed('\n'), '');
  });
});
