import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { readers } from '../../../shared/src/scan/detection/generic/readers';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../shared/src/scan/engine';
import type { ScanResult } from '../../../shared/src/scan/engine';
import { OpenDocument } from '../../../server/src/documents/open-document';
import { negotiateEncoding, rangeOf } from '../../../server/src/documents/positions';
import { ACME_KEY, VALUE } from '../scan/scanning';
import { DOCUMENTED } from '../scan/credential-file-examples';

const base64 = Buffer.from(`password = "${VALUE}"\n`.repeat(6)).toString('base64');

/** What makes every rule and reader look: their keywords, their examples, and what stands around values. */
const piece = fc.oneof(
  fc.constantFrom(...builtInRules.flatMap(({ examples }) => examples.slice(0, 1))),
  fc.constantFrom(...readers.flatMap(({ keywords }) => keywords)),
  fc.constantFrom(...DOCUMENTED.map(({ example }) => example.replace(/[«»]/g, ''))),
  fc.constantFrom(
    ' = ', ': ', '=', '(', ')', '"', "'", '`', '\\', '{', '}', ', ', ' // ', '# ', '/*', '*/', '---\n', 'kind: Secret\n', 'data:\n  a: ', 'keyward:ignore', 'keyward:ignore-next-line', 'keyward:ignore-start', 'keyward:ignore-end',
    'gitleaks:allow', VALUE, ACME_KEY, base64, encodeURIComponent(`{"password":"${VALUE}"}`), JSON.stringify(JSON.stringify({ password: VALUE })),
  ),
  fc.constantFrom('é', '€', '😀', '\ud800', '\udc00', '\u2028', '\u0000', '\t', ' ', '\n', '\r\n', '\r', 'x'.repeat(300), 'quiet line\n'.repeat(300)),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat({ max: 100 }), fc.nat({ max: 6000 })), inserted: fc.oneof(piece, text) });
const languages = fc.constantFrom<LanguageId>('typescript', 'python', 'yaml', 'json', 'shellscript', 'dotenv', 'xml', 'plaintext', 'kubernetes', 'sql');
const paths = fc.constantFrom(undefined, 'src/app.ts', 'README.md', ...DOCUMENTED.map(({ path }) => path));

const options = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32, 3)), now: () => 0, minConfidence: 0.2 };

/** All of a result but what only serves the next scan. */
function visible({ findings, suppressed, skipped }: ScanResult): object {
  return { findings, suppressed, skipped };
}

describe('what is typed into an open document', () => {
  for (const encoding of ['utf-16', 'utf-8']) {
    it(`leaves the findings of a full scan, however it is edited, with places in ${encoding}`, function () {
      this.timeout(60_000);
      const codec = negotiateEncoding([encoding]);
      fc.assert(fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), languages, paths, (start, edits, languageId, path) => {
        const document = new OpenDocument('file:///a/b', languageId, 1, start);
        const context = { languageId, path, options, key: '' };
        document.scan(context);
        let version = 1;
        for (const { at, length, inserted } of edits) {
          const before = document.document.getText();
          const from = at % (before.length + 1);
          const range = rangeOf(codec, document.document, { start: from, end: Math.min(before.length, from + length) });
          document.update([{ range, text: inserted }], ++version, codec);
          assert(document.inSync);
          const now = document.document.getText();
          const fresh = scan({ text: now, languageId, ...(path === undefined ? {} : { path }) }, options);
          assert.deepEqual(visible(document.scan(context)), visible(fresh));
        }
      }), { numRuns: 150 });
    });
  }
});
