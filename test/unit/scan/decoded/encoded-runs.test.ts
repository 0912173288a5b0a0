import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../shared/src/core/decode/decode';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { rescan, scan, scanBytes, type ScanResult } from '../../../../shared/src/scan/engine';
import { ACME_KEY, optionsWith, scanText, VALUE } from '../scanning';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SETTINGS = `{"user": "bob", "password": "${VALUE}"}`;

/** What each finding's chain makes of its source. */
function decodedValues(text: string, languageId: LanguageId = 'plaintext'): readonly string[] {
  return scanText(text, languageId).findings.map(({ span, decoding }) => {
    const value = decode(text.slice(span.start, span.end), decoding);
    return value.ok ? value.value : 'does not decode';
  });
}

/** The range that is marked is the whole encoded text. */
function assertWhole(text: string, encoded: string, value = VALUE): void {
  const [finding, ...others] = scanText(text).findings;
  assert.ok(finding !== undefined && others.length === 0, `${others.length + (finding === undefined ? 0 : 1)} findings`);
  assert.equal(text.slice(finding.span.start, finding.span.end), encoded);
  assert.deepEqual(decodedValues(text), [value]);
}

describe('base64 and hexadecimal', () => {
  it('is decoded and looked into, in each of its spellings', () => {
    const spellings = [
      base64(SETTINGS), base64(SETTINGS).replace(/=+$/, ''), Buffer.from(`~~?${SETTINGS}~~?`).toString('base64url'),
      Buffer.from(SETTINGS).toString('hex'), Buffer.from(SETTINGS).toString('hex').toUpperCase(), base64(`DB_PASSWORD=${VALUE}\nDB_USER=bob\n`),
      base64(`#!/bin/sh\nexport PASSWORD='${VALUE}'\nexec service\n`), base64(`<config><password>${VALUE}</password></config>`),
    ];
    for (const encoded of spellings) assertWhole(`data = "${encoded}"`, encoded);
    for (const encoded of spellings) assertWhole(`blob: ${encoded}\n`, encoded);
  });

  it('is the value without the mark of a data URL or of hexadecimal', () => {
    const encoded = base64(SETTINGS);
    assertWhole(`<a href="data:application/json;base64,${encoded}">`, encoded);
    const hex = Buffer.from(SETTINGS).toString('hex');
    assertWhole(`SET x = 0x${hex};`, hex);
  });

  it('is looked into when its lines are wrapped', () => {
    const encoded = base64(`{"a": "${'text '.repeat(20)}", "password": "${VALUE}", "b": "${'text '.repeat(20)}"}`);
    for (const [width, lineEnd] of [[76, '\n'], [64, '\r\n'], [76, '\n    ']] as const) {
      const wrapped = (encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(lineEnd);
      assertWhole(`key: |\n    ${wrapped}\nnext: 1\n`, wrapped);
    }
  });

  it('does not take the name on the next line for its end', () => {
    const encoded = base64(`{"password": "${VALUE}", "user": "bobby12"}`).replace(/=+$/, '');
    assert.equal(encoded.length % 4, 0);
    assertWhole(`A=${encoded}\nB=1\n`, encoded);
    assertWhole(`A=${encoded}\nand more\n`, encoded);
  });

  it('may be nested, up to three times', () => {
    const nested = (times: number): string => (times === 0 ? `password = "${VALUE}" # of the database` : base64(`data: ${nested(times - 1)}`));
    for (const times of [1, 2, 3]) assertWhole(nested(times), nested(times));
    assert.deepEqual(scanText(nested(4)).findings, []);
  });

  it('may be UTF-16, as an encoded command of PowerShell is', () => {
    const encoded = Buffer.from(`$password = "${VALUE}"; Connect-Service`, 'utf16le').toString('base64');
    assertWhole(`powershell -enc ${encoded}`, encoded);
  });

  it('gives vendors\' keys, too, and one finding for one value', () => {
    const encoded = base64(`login with ${ACME_KEY} please`);
    assertWhole(`x = "${encoded}"`, encoded, ACME_KEY);
    assert.equal(scanText(`password = "${base64(`password=${VALUE}`)}"`, 'python').findings.length, 1);
  });

  it('is left alone when it is a picture, a digest or a source map', () => {
    const random = fc.sample(fc.uint8Array({ minLength: 60, maxLength: 400 }), { seed: 5, numRuns: 50 }).map((bytes) => Buffer.from(bytes));
    const quiet = [
      ...random.map((bytes) => bytes.toString('base64')), ...random.map((bytes) => bytes.toString('hex')),
      base64(`{"version":3,"sources":["a.ts"],"sourcesContent":["password = '${VALUE}'"]}`),
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n'), Buffer.from(`password="${VALUE}"`)]).toString('base64'),
    ];
    for (const text of quiet) assert.deepEqual(scanText(`x = "${text}"`).findings, []);
  });

  it('is found in bytes without any keyword, too', () => {
    const text = `x = "${base64(SETTINGS)}"`;
    const { result } = scanBytes({ bytes: Buffer.from(text), encoding: 'single-byte', decode: (bytes) => Buffer.from(bytes).toString('latin1'), languageId: 'plaintext' }, optionsWith());
    assert.deepEqual(result.findings, scanText(text).findings);
    assert.equal(result.findings.length, 1);
  });

  it('has a limit: a megabyte in one piece is not decoded', () => {
    const large = base64(`${'a line of text\n'.repeat(80_000)}password = "${VALUE}"\n`);
    assert.deepEqual(scanText(`x = "${large}"`).findings, []);
  });
});

describe('rescan of encoded text', () => {
  const visible = ({ findings, suppressed, skipped }: ScanResult): object => ({ findings, suppressed, skipped });
  const secret = base64(`{"password": "${VALUE}", "note": "${'long '.repeat(30)}"}`);
  const wrapped = (secret.match(/.{1,64}/g) ?? []).join('\n');
  const piece = fc.constantFrom(
    secret, wrapped, base64(secret), secret.slice(0, 80), wrapped.slice(64), '\n', '\r\n', ' ', '    ', '=', '"', 'x = "', 'text', `password = "${VALUE}"`, '😀', base64('only text and nothing else in it, long enough'),
    encodeURIComponent(`{"password":"${VALUE}"}`), `{\\"password\\":\\"${VALUE}\\"}`, '%', '\\', `{&quot;password&quot;:&quot;${VALUE}&quot;}`,
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('equals a full scan', () => {
    fc.assert(fc.property(text, fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 70 }), inserted: fc.oneof(piece, fc.constantFrom('', 'A', '\n')) }), { minLength: 1, maxLength: 4 }), (start, edits) => {
      const options = optionsWith({ minConfidence: 0.3 });
      let now = start;
      let result = scan({ text: now, languageId: 'javascript' }, options);
      for (const { at, length, inserted } of edits) {
        const from = at % (now.length + 1);
        const to = Math.min(now.length, from + length);
        now = now.slice(0, from) + inserted + now.slice(to);
        result = rescan(result, { text: now, languageId: 'javascript' }, { span: { start: from, end: to }, newLength: inserted.length }, options);
        assert.deepEqual(visible(result), visible(scan({ text: now, languageId: 'javascript' }, options)));
      }
    }), { numRuns: 300 });
  });
});
