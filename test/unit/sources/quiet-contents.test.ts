import assert from 'node:assert/strict';
import { FileScanner } from '../../../shared/src/sources/file-scanner';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { QuietContents, quietMemory } from '../../../shared/src/sources/quiet-contents';
import { stripeKey } from '../../protocol/made-up-secrets';

const settings: ScannerSettings = { fingerprintKey: Buffer.alloc(32, 5), maxFileBytes: 100_000 };
const nothing: FileResult = { file: '/a', path: 'a', bytes: 1, findings: [], suppressed: 0 };

describe('what is remembered of files that hold nothing', () => {
  const memory = quietMemory(Buffer.alloc(32, 1));
  const contents = new QuietContents(memory, settings);
  const entry = contents.entryOf('src/a.js', Buffer.from('text'));

  it('is the content at its path, in every thread', () => {
    assert.equal(contents.has(entry), false);
    contents.learn(entry, nothing);
    const elsewhere = new QuietContents(memory, { ...settings });
    assert.equal(elsewhere.has(elsewhere.entryOf('src/a.js', Buffer.from('text'))), true);
  });

  it('is forgotten for another content, path, key or setting', () => {
    const others: readonly (readonly [string, string, ScannerSettings])[] = [
      ['src/a.js', 'texts', settings], ['src/b.js', 'text', settings], ['src/a.j', 'stext', settings], ['src/a.js', 'text', { ...settings, minConfidence: 0.9 }],
    ];
    for (const [path, text, own] of others) {
      const other = new QuietContents(memory, own);
      assert.equal(other.has(other.entryOf(path, Buffer.from(text))), false);
    }
    const stranger = new QuietContents({ ...memory, key: Buffer.alloc(32, 2) }, settings);
    assert.equal(stranger.has(stranger.entryOf('src/a.js', Buffer.from('text'))), false);
  });

  it('is nothing of a file with something to say', () => {
    const said: readonly Partial<FileResult>[] = [{ suppressed: 1 }, { skipped: 'out-of-time' }];
    for (const [index, more] of said.entries()) {
      const loud = contents.entryOf(`loud-${index}`, Buffer.from('text'));
      contents.learn(loud, { ...nothing, ...more });
      assert.equal(contents.has(loud), false);
    }
  });

  it('saves the second scan, and no finding', async () => {
    let asked = 0;
    const now = (): number => asked++;
    const scanner = await FileScanner.open({ ...settings, quiet: quietMemory(Buffer.alloc(32, 3)) }, now, () => false);
    const scan = async (path: string, text: string): Promise<readonly number[]> => {
      const before = asked;
      const [result] = await scanner.scan({ file: `/${path}`, path, size: text.length, content: Buffer.from(text) }) ?? [];
      return [result?.findings.length ?? -1, asked - before];
    };
    const quiet = 'const key = load(); // password\n';
    assert.notEqual((await scan('a.js', quiet))[1], 0);
    assert.deepEqual(await scan('a.js', quiet), [0, 0]);
    const loud = `key = "${stripeKey}"\n`;
    assert.deepEqual((await scan('b.js', loud))[0], 1);
    assert.deepEqual((await scan('b.js', loud))[0], 1);
    assert.deepEqual((await scan('a.js', quiet + loud))[0], 1);
  });
});
