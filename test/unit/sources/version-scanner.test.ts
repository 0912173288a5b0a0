import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scan } from '../../../shared/src/scan/engine';
import { detectLanguage } from '../../../shared/src/scan/language';
import { scanOptions } from '../../../shared/src/sources/scanner-settings';
import { changeBetween, VersionScanner } from '../../../shared/src/sources/version-scanner';

const options = scanOptions({ fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 }, () => 0, () => false);
const line = fc.constantFrom('const port = 8080;', `password = "${'kfzk' + 'skqo93x'}"`, '# keyward:ignore-next-line', '', 'é 😀', `stripe = '${['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_')}'`, '"""', '#!/usr/bin/env python3');
const version = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('scanning versions of files', () => {
  it('finds in each what a scan of it alone finds', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a.py', 'b'), version), { maxLength: 8 }), (versions) => {
      const scanner = new VersionScanner(options);
      for (const [path, text] of versions) {
        const alone = scan({ text, path, languageId: detectLanguage(path, text) }, options);
        const scanned = scanner.scan(Buffer.from(text), path);
        assert.equal(scanned?.text, text);
        assert.deepEqual([scanned.result.findings, scanned.result.suppressed], [alone.findings, alone.suppressed]);
      }
    }));
  });

  it('knows a binary', () => {
    assert.equal(new VersionScanner(options).scan(Buffer.from([1, 0, 2, 0, 0]), 'a.bin'), undefined);
  });
});

describe('the change between two texts', () => {
  it('makes the one of the other, with nothing equal at its ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(fc.property(text, text, (before, after) => {
      const { span, newLength } = changeBetween(before, after);
      const added = after.slice(span.start, span.start + newLength);
      const removed = before.slice(span.start, span.end);
      assert.equal(before.slice(0, span.start) + added + before.slice(span.end), after);
      if (added !== '' && removed !== '') assert(added[0] !== removed[0] && added.at(-1) !== removed.at(-1));
    }));
  });
});
