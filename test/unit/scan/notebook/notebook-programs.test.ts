import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../../shared/src/core/model/span';
import { notebookPrograms } from '../../../../shared/src/scan/notebook/notebook-programs';
import { InlinePatterns } from '../../../support/inline-patterns';

const lines = (text: string): readonly string[] => text.split(/(?<=\n)/);
const notebook = (sources: readonly string[], language = 'python'): string => JSON.stringify({
  cells: sources.map((source) => ({ cell_type: 'code', source: lines(source), outputs: [] })), metadata: { kernelspec: { language } }, nbformat: 4,
}, undefined, 1);

describe('the programs of a notebook', () => {
  it('are one for each language, in the order of the cells', () => {
    const programs = notebookPrograms(notebook(['a = 1\n', '%%bash\necho b\n', 'print(a)']));
    assert.deepEqual(programs.map(({ languageId, text }) => [languageId, text]), [['python', 'a = 1\n\nprint(a)\n'], ['shellscript', '      \necho b\n\n']]);
    assert.deepEqual(notebookPrograms('no JSON'), []);
  });

  it('leave out what is meant for the notebook, at the same places', () => {
    const [python] = notebookPrograms(notebook(['%%time\n%pip install x\n!ls\n  %cd y\nz = ("%s"\n  % token\n  != w)\n']));
    assert.equal(python?.text, '      \n#pip install x\n#ls\n  #cd y\nz = ("%s"\n  % token\n  != w)\n\n');
  });

  it('know each place in the file and back, whatever a cell holds', () => {
    const source = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[%!\ud800-\udfff]/g, ''));
    fc.assert(fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (sources) => {
      const file = notebook(sources);
      const [program] = notebookPrograms(file);
      let start = 0;
      for (const text of sources.filter((one) => one !== '')) {
        for (let at = 0; at < text.length; at++) {
          const place = program?.inFile({ start: start + at, end: start + at + 1 });
          assert(program !== undefined && place !== undefined);
          assert.equal(JSON.parse(`"${file.slice(place.start, place.end)}"`), text[at]);
          assert.deepEqual(program.inProgram(place), { start: start + at, end: start + at + 1 });
        }
        start += text.length + 1;
      }
    }));
  });
});

describe('unsafe patterns in a notebook', () => {
  const find = async (text: string, knownValues: readonly Span[] = []): Promise<readonly (readonly string[])[]> => {
    const patterns = new InlinePatterns();
    const found = await patterns.find({ document: { text, languageId: 'json', path: 'work/a.ipynb' }, knownValues, maxMilliseconds: 5000, signal: new AbortController().signal });
    assert.equal(found?.complete, true);
    return found.patterns.map(({ ruleId, span, severity }) => [ruleId, text.slice(span.start, span.end), severity]);
  };

  it('are found in code cells, at their places in the file', async () => {
    const text = notebook(['import requests\n', '# Über\nprint(f"key \\"{api_key}\\"")\n', '%%bash\ncurl "https://api.acme.io/v1?api_key=$API_KEY"\n']);
    assert.deepEqual((await find(text)).map(([rule, source]) => [rule, source]), [
      ['keyward/secret-in-log', 'f\\"key \\\\\\"{api_key}\\\\\\"\\"'], ['keyward/secret-in-url', 'API_KEY'],
    ]);
  });

  it('follow a value from the cell that defines it to another', async () => {
    const value = ['tr0ub4dor', 'X9'].join('-');
    const text = notebook([`innocent = "${value}"\n`, '!pip install x\n', 'print(innocent)\n']);
    const start = text.indexOf(value);
    assert.deepEqual(await find(text, [{ start, end: start + value.length }]), [['keyward/secret-in-log', 'innocent', 'error']]);
  });

  it('are not looked for in texts and outputs', async () => {
    const cells = [{ cell_type: 'markdown', source: ['print(api_key)'] }, { cell_type: 'code', source: [], outputs: [{ output_type: 'stream', text: ['print(api_key)'] }] }];
    assert.deepEqual(await find(JSON.stringify({ cells, nbformat: 4 })), []);
  });

  it('have no edit in the file: strings of JSON are no program', async () => {
    const text = notebook(['print(api_key)\n']);
    const patterns = new InlinePatterns();
    const span = { start: text.indexOf('api_key'), end: text.indexOf('api_key') + 7 };
    assert.deepEqual(await patterns.fixes({
      document: { text, languageId: 'json', path: 'a.ipynb' }, knownValues: [], maxMilliseconds: 5000, style: 'plain',
      finding: { kind: 'pattern', ruleId: 'keyward/secret-in-log', span, severity: 'warning', confidence: 1, fingerprint: '', word: '' },
    }), { kind: 'refused', reason: 'in-notebook' });
  });
});
