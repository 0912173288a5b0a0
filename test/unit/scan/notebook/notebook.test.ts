import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../shared/src/core/decode/decode';
import { jsonReport } from '../../../../shared/src/scan/report/json';
import type { Report } from '../../../../shared/src/scan/report/report';
import { sarifReport } from '../../../../shared/src/scan/report/sarif';
import { textReport } from '../../../../shared/src/scan/report/text';
import { readNotebook } from '../../../../shared/src/scan/notebook/read-notebook';
import { fileResult, reportOptions } from '../../../../shared/src/sources/file-result';
import { scanContent } from '../../../../shared/src/sources/scan-content';
import { rescan, scan } from '../../../../shared/src/scan/engine';
import { ACME_KEY, optionsWith, scanText, VALUE } from '../scanning';

interface Cell {
  readonly cell_type: 'code' | 'markdown' | 'raw';
  readonly source: string | readonly string[];
  readonly outputs?: readonly object[];
}

const lines = (text: string): readonly string[] => text.split(/(?<=\n)/);
const code = (source: string, outputs: readonly object[] = []): Cell => ({ cell_type: 'code', source: lines(source), outputs });
const notebook = (cells: readonly Cell[], language = 'python', indent = 1): string =>
  JSON.stringify({ cells, metadata: { kernelspec: { language, name: 'kernel' } }, nbformat: 4, nbformat_minor: 5 }, undefined, indent);

/** What findings mark, and what their chains make of it. */
function found(text: string): readonly (readonly [source: string, value: string])[] {
  return scanText(text, 'json', 'work/analysis.ipynb').findings.map(({ span, decoding }) => {
    const source = text.slice(span.start, span.end);
    const value = decode(source, decoding);
    return [source, value.ok ? value.value : 'does not decode'];
  });
}

describe('a notebook', () => {
  it('is read cell by cell, in the language of its kernel', () => {
    const text = notebook([{ cell_type: 'markdown', source: ['# Title\n'] }, code(`import os\npassword = "${VALUE}"\nprint(1)\n`)]);
    assert.deepEqual(found(text), [[VALUE, VALUE]]);
    assert.deepEqual(found(text.replace(/\n\s*/g, '')), [[VALUE, VALUE]]);
  });

  it('knows code from values better than JSON does', () => {
    assert.deepEqual(found(notebook([code('token = tokenizer_from_pretrained_model\npassword = credentials.password7Qx\n')])), []);
    assert.deepEqual(found(notebook([code(`%%bash\nexport PASSWORD=${VALUE}\n`)])), [[VALUE, VALUE]]);
    assert.deepEqual(found(notebook([code(`PASSWORD=${VALUE}\n`)], 'bash')), [[VALUE, VALUE]]);
  });

  it('keeps the range of a value with escapes', () => {
    const value = `${VALUE}\\"ü`;
    const text = notebook([code(`password = '${value}'\n`)]);
    assert.deepEqual(found(text).map(([source]) => source), [JSON.stringify(value).slice(1, -1)]);
  });

  it('finds what goes over several lines', () => {
    const body = Array.from({ length: 12 }, (_, index) => Buffer.from(`${index} ${ACME_KEY} ${VALUE} padding`).toString('base64').slice(0, 64)).join('\n');
    const key = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
    const text = notebook([code(`password = """${VALUE}"""\n`), code(`key = """${key}\n${body}\n${key.replace('BEGIN', 'END')}"""\n`)]);
    const values = found(text).map(([, value]) => value);
    assert.equal(values[0], VALUE);
    assert.ok(!values.includes('does not decode'));
  });

  it('looks into outputs: printed text, tables, errors', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: [`PASSWORD=${VALUE}\n`] },
      { output_type: 'execute_result', data: { 'text/plain': [`'${ACME_KEY}'`], 'image/png': Buffer.from(VALUE.repeat(50)).toString('base64') } },
      { output_type: 'error', ename: 'E', evalue: '', traceback: [`\u001b[0;31mE\u001b[0m: url postgres://bob:${VALUE}@db/x`] },
    ];
    assert.deepEqual(found(notebook([code('', outputs)])).map(([source]) => source), [VALUE, ACME_KEY, VALUE]);
  });

  it('is read in its older format, too', () => {
    const old = { worksheets: [{ cells: [{ cell_type: 'code', input: [`password = '${VALUE}'\n`], outputs: [{ text: [`token: ${ACME_KEY}\n`] }] }] }], nbformat: 3 };
    assert.deepEqual(found(JSON.stringify(old, undefined, 1)), [[VALUE, VALUE], [ACME_KEY, ACME_KEY]]);
  });

  it('is scanned as text where it is no JSON', () => {
    assert.equal(found(`{"cells": [ "password = '${VALUE}'", `).length, 1);
  });

  it('gives the same after an edit as from the start', () => {
    const text = notebook([code(`password = "${VALUE}"\n`), code('x = 1\n')]);
    const before = scan({ text, languageId: 'json', path: 'a.ipynb' }, optionsWith());
    const at = text.indexOf('x = 1');
    const changed = `${text.slice(0, at)}key = '${ACME_KEY}'; ${text.slice(at)}`;
    const document = { text: changed, languageId: 'json', path: 'a.ipynb' } as const;
    const after = rescan(before, document, { span: { start: at, end: at }, newLength: changed.length - text.length }, optionsWith());
    assert.deepEqual(after.findings, scan(document, optionsWith()).findings);
    assert.equal(after.findings.length, 2);
  });

  it('has its cells named in reports', () => {
    const bytes = Buffer.from(notebook([code('a = 1\n'), code(`b = 2\npassword = '${VALUE}'\n`)]));
    const content = scanContent(bytes, 'a.ipynb', optionsWith());
    assert.ok(content !== undefined);
    const file = fileResult({ file: '/a.ipynb', path: 'a.ipynb', size: bytes.length }, bytes.length, content, reportOptions({ fingerprintKey: Buffer.alloc(32), maxFileBytes: 1e6 }));
    const report: Report = {
      files: [file], summary: { files: 1, bytes: 9, seconds: 1, suppressed: 0, skipped: {}, incomplete: false, cancelled: false },
      rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version: '1.2.3' },
    };
    assert.match(textReport(report, { colour: false, sanitise: (name) => name }), /generic-password, \d+ %, cell 2/);
    assert.match(jsonReport(report), /"cell": 2/);
    assert.match(sarifReport(report), /"Password in the source text of cell 2\."/);
  });

  it('numbers its cells and survives any JSON', () => {
    const { cells = [] } = readNotebook(notebook([code('a\n'), { cell_type: 'markdown', source: 'b' }])) ?? {};
    assert.deepEqual(cells.map(({ number, texts }) => [number, ...texts.map(({ languageId }) => languageId)]), [[1, 'python'], [2, 'markdown']]);
    fc.assert(fc.property(fc.json(), (json) => { assert.ok(readNotebook(json) !== undefined); }));
    fc.assert(fc.property(fc.string(), (text) => { readNotebook(text); }));
  });
});
