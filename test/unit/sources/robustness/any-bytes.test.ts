import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGE_IDS } from '../../../../shared/src/core/model/language-id';
import { decodeText, sniffEncoding } from '../../../../shared/src/host/files/decode-text';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { scan } from '../../../../shared/src/scan/engine';
import { detectLanguage } from '../../../../shared/src/scan/language';
import { plainText } from '../../../../shared/src/scan/redact/shape';
import { StreamRedactor } from '../../../../shared/src/scan/redact/stream-redactor';
import { fileResult, reportOptions } from '../../../../shared/src/sources/file-result';
import { scanContent } from '../../../../shared/src/sources/scan-content';
import { loadScanOptions } from '../../../../shared/src/sources/scanner-settings';
import type { FileResult } from '../../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../../shared/src/sources/scanner-settings';
import { redactStream } from '../../../../shared/src/sources/redact/redact-stream';
import { githubToken, stripeKey } from '../../../protocol/made-up-secrets';
import { propertyTimeout, tries } from '../../../support/tries';

const settings: ScannerSettings = { fingerprintKey: Buffer.alloc(32, 5), maxFileBytes: 1_000_000, minConfidence: 0.2 };

const example = fc.constantFrom(...builtInRules.flatMap(({ examples }) => examples));
const names = fc.constantFrom('a.js', 'a.py', '.env', 'a.yaml', 'a.json', 'a.ipynb', 'a.xml', 'a.md', 'a', '.pgpass', '.netrc', 'a.sql', 'Dockerfile', 'a.ps1', 'a.properties', 'a.toml');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const words = fc.constantFrom(`key = "${stripeKey}"`, `token: ${githubToken}`, `password = 'x${stripeKey.slice(8)}'`, 'plain', '', '    indented', '"', "'", '`', '// keyward:ignore', '{', '}');

/** Text of Latin letters, of all letters, or of ASCII alone. */
function textOf(letters: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(fc.tuple(fc.oneof(words, example, letters), lineEnd), { maxLength: 20 }).map((lines) => lines.map(([line, end]) => line + end).join(''));
}

const ascii = textOf(fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')));
const latin = textOf(fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 20 }));
const any = textOf(fc.string({ unit: 'grapheme', maxLength: 20 }));

const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const;

describe('any bytes', function () {
  this.timeout(propertyTimeout());
  let scanned: (bytes: Buffer, path: string) => FileResult | undefined;
  let options: Awaited<ReturnType<typeof loadScanOptions>>;
  before(async () => {
    options = await loadScanOptions(settings, () => 0, () => false);
    scanned = (bytes, path) => {
      const content = scanContent(bytes, path, options);
      return content === undefined ? undefined : fileResult({ file: `/${path}`, path, size: bytes.length }, bytes.length, content, reportOptions(settings));
    };
  });

  function places(result: FileResult | undefined): readonly string[] {
    return (result?.findings ?? []).map(({ ruleId, range: { start, end }, fingerprint }) => `${ruleId} ${start.line}:${start.character}-${end.line}:${end.character} ${fingerprint}`);
  }

  for (const [name, encode] of Object.entries(encodings)) {
    it(`in ${name} give the places that the text gives`, () => {
      fc.assert(fc.property(any, names, (text, path) => {
        // A text that begins with the mark itself would lose it, and a NUL makes a binary of it.
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\u0000') && Buffer.from(text).toString() === text);
        const languageId = detectLanguage(path, text.slice(0, 4096));
        const found = scan({ text, languageId, path }, options);
        const content = { text, result: found };
        assert.deepEqual(places(scanned(encode(text), path)), places(fileResult({ file: '/a', path, size: 1 }, 1, content, reportOptions(settings))));
      }), tries(120));
    });
  }

  it('in UTF-16 without a mark give the same, while most of the text is Latin', () => {
    fc.assert(fc.property(ascii.filter((text) => text.length > 4 && !text.includes('\u0000')), names, fc.boolean(), (text, path, big) => {
      const bytes = Buffer.from(text, 'utf16le');
      assert.deepEqual(places(scanned(big ? bytes.swap16() : bytes, path)), places(scanned(Buffer.from(text), path)));
    }), tries(120));
  });

  it('in Latin-1 give the places that the text gives', () => {
    fc.assert(fc.property(latin, names, (text, path) => {
      const bytes = Buffer.from(text, 'latin1');
      fc.pre(sniffEncoding(bytes) !== 'utf-8');
      const found = scan({ text, languageId: detectLanguage(path, text.slice(0, 4096)), path }, options);
      assert.deepEqual(places(scanned(bytes, path)), places(fileResult({ file: '/a', path, size: 1 }, 1, { text, result: found }, reportOptions(settings))));
    }), tries(120));
  });

  /** Whole texts with bytes changed, taken out, put in and cut off, and plain noise. */
  const broken = fc.oneof(
    fc.tuple(any, fc.constantFrom(...Object.values(encodings)), fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'drop', 'insert', 'cut'), fc.nat({ max: 255 })), { maxLength: 8 })).map(([text, encode, edits]) => {
      let bytes = Array.from(encode(text));
      for (const [where, kind, byte] of edits) {
        const at = where % (bytes.length + 1);
        if (kind === 'cut') bytes = bytes.slice(0, at);
        else bytes.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'drop' ? [] : [byte]));
      }
      return Buffer.from(bytes);
    }),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  );

  it('that are broken are no text, or one in which everything that is found lies', () => {
    fc.assert(fc.property(broken, names, (bytes, path) => {
      const encoding = sniffEncoding(bytes);
      const result = scanned(bytes, path);
      assert.equal(result === undefined, encoding === undefined);
      if (result === undefined || encoding === undefined) return;
      assert.equal(result.skipped, undefined);
      const lines = decodeText(bytes, encoding).split(/\r\n|\r|\n/);
      for (const { range: { start, end } } of result.findings) {
        assert.ok(end.line < lines.length && start.character <= (lines[start.line]?.length ?? -1) && end.character <= (lines[end.line]?.length ?? -1));
        assert.ok(start.line < end.line || start.character < end.character);
      }
    }), tries(300));
  });

  it('come out of redaction as they went in where nothing is masked, wherever the stream is cut', async () => {
    await fc.assert(fc.asyncProperty(broken, fc.array(fc.nat(), { maxLength: 6 }), fc.constantFrom(...LANGUAGE_IDS), async (bytes, cuts, languageId) => {
      const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
      const pieces = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
      const sent: Buffer[] = [];
      let masked = 0;
      await redactStream({
        input: streamOf(pieces), send: (piece) => { sent.push(Buffer.from(piece)); return Promise.resolve(true); },
        open: () => new StreamRedactor({ scan: options, about: { languageId }, shape: plainText, stays: () => false, onMasked: () => { masked++; } }),
      });
      const out = Buffer.concat(sent);
      if (masked === 0) assert.ok(out.equals(bytes));
      else assert.ok(!out.includes(stripeKey) && !out.includes(githubToken));
    }), tries(120));
  });
});

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* pieces;
}
