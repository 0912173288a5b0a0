import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { findInText } from '../../../shared/src/scan/detection/automaton';
import type { Rule } from '../../../shared/src/scan/detection/rules/rule';
import { compileRules, rescan, scan, type ScanResult } from '../../../shared/src/scan/engine';
import { ACME_KEY, acmeRule, optionsWith, VALUE } from './scanning';

const line = fc.constantFrom(
  `password = "${VALUE}"`, `api_key: ${ACME_KEY}`, `// keyward:ignore`, `x = 1 // keyward:ignore`, '# keyward:ignore-start', '# keyward:ignore-end', 'plain text', '😀 é \u2028', '',
  `curl -u admin:${VALUE} https://host`, `  url: postgres://a:${VALUE}@b/c`, '{"token": "abc', `${VALUE}"}`, 'kind: Secret', 'data:', `  a: ${VALUE}`, '---', `"`, "'", '`', '\\',
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const document = fc.array(fc.tuple(line, lineEnd), { maxLength: 25 }).map((lines) => lines.map(([one, end]) => one + end).join(''));
const inserted = fc.oneof(fc.constantFrom('', 'a', '"', '\n', '\r', '=', ' ', 'password = ', ACME_KEY, VALUE, '// keyward:ignore', '😀'), document);
const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 40 }), inserted });
const languages: readonly LanguageId[] = ['javascript', 'yaml', 'plaintext', 'kubernetes', 'shellscript', 'json'];

/** Looks much further than any reader, so that far hits matter to it and to nothing else. */
const longRule = {
  ...acmeRule, id: 'keyward/long', keywords: ['long-begin'], pattern: /long-begin[^]{1,11000}?long-end/, maxLength: 11_100,
} as const;
const rules = compileRules([acmeRule, longRule]);

/** All of a result but what only serves the next scan. */
function visible({ findings, suppressed, skipped }: ScanResult): object {
  return { findings, suppressed, skipped };
}

describe('rescan', () => {
  it('equals a full scan after any edits, with astral characters and mixed line ends', () => {
    fc.assert(fc.property(document, fc.array(edit, { minLength: 1, maxLength: 4 }), fc.constantFrom(...languages), fc.boolean(), (start, edits, languageId, far) => {
      const options = optionsWith({ rules, minConfidence: 0.3 });
      // A long quiet middle puts some findings out of reach of the edit, so that they are kept and not found again.
      let text = far ? `${start}${'quiet line\n'.repeat(3000)}${start}` : start;
      let result = scan({ text, languageId }, options);
      for (const { at, length, inserted: newText } of edits) {
        const from = at % (text.length + 1);
        const to = Math.min(text.length, from + length);
        text = text.slice(0, from) + newText + text.slice(to);
        result = rescan(result, { text, languageId }, { span: { start: from, end: to }, newLength: newText.length }, options);
        assert.deepEqual(visible(result), visible(scan({ text, languageId }, options)));
      }
    }), { numRuns: 200 });
  });

  it('names the same vendor of two beside a value as a full scan, whichever of them it looks at again', () => {
    const near = (name: string, reach: number): Rule => ({
      ...acmeRule, id: `keyward/${name}`, keywords: [name], form: 'near', maxLength: name.length + reach + 13,
      pattern: new RegExp(`${name}[^]{0,${reach}}?= (?<secret>[a-z0-9]{12})(?![a-z0-9])`),
    });
    // The change at the end is within the reach of one rule only.
    const options = optionsWith({ rules: compileRules([near('zeta', 400), near('acme', 60)]) });
    for (const names of ['acme zeta', 'zeta acme']) {
      const before = `${names} = k3j5h2g9d8s7 ${' '.repeat(100)}`;
      const document = { text: `${before}x`, languageId: 'plaintext' } as const;
      const change = { span: { start: before.length, end: before.length }, newLength: 1 };
      const again = rescan(scan({ ...document, text: before }, options), document, change, options);
      assert.deepEqual(visible(again), visible(scan(document, options)));
      assert.equal(again.findings.length, 1);
    }
  });

  it('knows all hits of the new text without reading it as a whole', () => {
    const { automaton } = rules;
    fc.assert(fc.property(document, edit, (text, { at, length, inserted: newText }) => {
      const from = at % (text.length + 1);
      const to = Math.min(text.length, from + length);
      const after = text.slice(0, from) + newText + text.slice(to);
      const { state } = scan({ text, languageId: 'yaml' }, optionsWith({ rules }));
      assert.deepEqual(state.hitsAfter({ span: { start: from, end: to }, newLength: newText.length }, after, automaton), findInText(automaton, after));
    }));
  });

  it('looks only near the change', () => {
    const text = `password = "${VALUE}"\n${'quiet line\n'.repeat(200_000)}`;
    let asked = 0;
    const options = optionsWith({ isCancelled: () => { asked++; return false; } });
    const before = scan({ text, languageId: 'python' }, options);
    asked = 0;
    const after = rescan(before, { text: `${text}x`, languageId: 'python' }, { span: { start: text.length, end: text.length }, newLength: 1 }, options);
    assert.deepEqual(after.findings, before.findings);
    assert.ok(asked <= 1);
  });

  it('scans everything when the scan before was not complete', () => {
    const text = `${ACME_KEY}\n`.repeat(300);
    const partial = scan({ text, languageId: 'plaintext' }, optionsWith({ isCancelled: () => true }));
    const change = { span: { start: 0, end: 0 }, newLength: 1 };
    assert.equal(rescan(partial, { text: ` ${text}`, languageId: 'plaintext' }, change, optionsWith()).findings.length, 300);
  });
});
