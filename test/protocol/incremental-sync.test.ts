import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClientCapabilities, Diagnostic, Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { githubToken, stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

/** What an editor knows of its text, counted in the negotiated encoding by the plainest means. */
class EditorText {
  text = '';
  readonly #encoding: 'utf-8' | 'utf-16';

  constructor(encoding: 'utf-8' | 'utf-16') {
    this.#encoding = encoding;
  }

  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split(/\r\n|\r|\n/);
    const last = lines.at(-1) ?? '';
    return { line: lines.length - 1, character: this.#encoding === 'utf-8' ? Buffer.byteLength(last) : last.length };
  }

  textAt({ start, end }: Diagnostic['range']): string {
    return this.text.slice(this.#offsetAt(start), this.#offsetAt(end));
  }

  replace(start: number, end: number, text: string): TextDocumentContentChangeEvent {
    const change = { range: { start: this.positionAt(start), end: this.positionAt(end) }, text };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return change;
  }

  #offsetAt({ line, character }: Position): number {
    // From the end: the place between CR and LF looks like the beginning of the next line.
    for (let offset = this.text.length; offset >= 0; offset--) {
      const here = this.positionAt(offset);
      if (here.line === line && here.character === character) return offset;
    }
    throw new Error('no such position');
  }
}

/** Pieces that make and break findings, lines and characters of two code units or four bytes. */
const pieces = [
  stripeKey, stripeKey.slice(0, 12), githubToken, 'password = "', '"', '\n', '\r\n', '😀', 'é', '\u{10348}', ' ', 'const key = ',
  '// keyward:ignore\n', 'x', '', '"hunter2-Zq8!"', 'token: ', '\\',
];

/** An edit inside the key may leave another key. */
const STRIPE_FORM = /^[sr]k_live_\w+$/;

interface Edit { readonly from: number; readonly length: number; readonly text: string }

const edits = fc.array(fc.record({
  from: fc.nat({ max: 400 }), length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 30 })),
  text: fc.constantFrom(...pieces),
}), { minLength: 1, maxLength: 12 });

const starts = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(''));

/** Never between the halves of a character or of a line break: no editor's cursor can be there. */
function snap(text: string, offset: number): number {
  const place = Math.min(offset, text.length);
  const low = text.charCodeAt(place) >= 0xdc00 && text.charCodeAt(place) <= 0xdfff;
  return low || (text[place] === '\n' && text[place - 1] === '\r') ? place - 1 : place;
}

describe('incremental sync', () => {
  for (const encoding of ['utf-16', 'utf-8'] as const) {
    it(`keeps the server's text and findings equal to a full scan, in ${encoding}`, async function () {
      this.timeout(60_000);
      const capabilities: ClientCapabilities = { ...PULL, general: { positionEncodings: [encoding, 'utf-16'] } };
      const client = await new TestClient({ capabilities }).start();
      assert.equal(client.initialized.capabilities.positionEncoding, encoding);
      let number = 0;
      await fc.assert(fc.asyncProperty(starts, fc.array(edits, { minLength: 1, maxLength: 4 }), async (start, rounds) => {
        const uri = `file:///work/${number++}/a.js`;
        const editor = new EditorText(encoding);
        editor.text = start;
        await client.open(uri, start);
        let version = 1;
        for (const round of rounds) {
          await client.change(uri, ++version, ...round.map((edit) => apply(editor, edit)));
          const incremental = await client.diagnostics(uri);
          await client.open(`${uri}.fresh.js`, editor.text, 'javascript', version);
          const fresh = await client.diagnostics(`${uri}.fresh.js`);
          assert.deepEqual(incremental.map(withoutUri), fresh.map(withoutUri), `round ${version - 1}, text ${JSON.stringify(editor.text)}`);
          await client.close(`${uri}.fresh.js`);
          for (const { code, range } of incremental) {
            if (code === 'keyward/stripe-secret-key') assert.match(editor.textAt(range), STRIPE_FORM);
          }
        }
        await client.close(uri);
      }), replayable(60));
      client.assertSilent(stripeKey, githubToken);
      client.dispose();
    });
  }

  it('stops reporting when a change cannot be right, and goes on with a new text', async () => {
    const client = await new TestClient().start();
    const uri = 'file:///work/a.js';
    await client.open(uri, `const key = "${stripeKey}";\n`);
    await client.change(uri, 2, { range: { start: { line: 90, character: 0 }, end: { line: 91, character: 0 } }, text: '' });
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(uri, 3, { text: `\nconst key = "${stripeKey}";\n` });
    assert.equal((await client.diagnostics(uri))[0]?.range.start.line, 1);
    client.assertSilent(stripeKey);
    client.dispose();
  });
});

/**
 * A failure tells its seed and path; KEYWARD_SEED and KEYWARD_PATH bring that very run back. Shrinking ends well before
 * the test's own time is over: on a busy machine the runner would otherwise tell of a timeout and not of the seed.
 */
function replayable(numRuns: number): fc.Parameters<unknown> {
  const { KEYWARD_SEED: seed, KEYWARD_PATH: path } = process.env;
  return {
    numRuns, plugins: [fc.interruptAfterTimeLimit(40_000)], ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }),
  };
}

function apply(editor: EditorText, { from, length, text }: Edit): TextDocumentContentChangeEvent {
  const start = snap(editor.text, from);
  const end = snap(editor.text, start + length);
  return editor.replace(start, Math.max(start, end), text);
}

/** All but the places in other documents: related information names the document. */
function withoutUri({ relatedInformation, ...diagnostic }: Diagnostic): unknown {
  return { ...diagnostic, related: relatedInformation?.map(({ location }) => location.range) };
}
