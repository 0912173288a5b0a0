import assert from 'node:assert/strict';
import { PatternRun } from '../../../cli/src/fix/pattern-run';
import type { PatternFinding } from '../../../shared/src/core/model/finding';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { Documents, SourceDocument } from '../../../shared/src/flows/ports';
import { scanOptions } from '../../../shared/src/sources/scanner-settings';
import { testContext } from './test-context';

const FILE = '/work/a.js';

/** One text, in memory. */
class OneDocument implements Pick<Documents, 'open' | 'apply'> {
  document: SourceDocument = { uri: 'file:///work/a.js', file: FILE, text: 'leak();\n', languageId: 'javascript', version: 1, dirty: false };

  open(): ReturnType<Documents['open']> {
    return Promise.resolve(this.document);
  }

  apply(_uri: string, _version: number, edits: Parameters<Documents['apply']>[2]): ReturnType<Documents['apply']> {
    this.document = { ...this.document, text: applyEdits(this.document.text, edits), version: this.document.version + 1 };
    return Promise.resolve('applied');
  }
}

function found(text: string): PatternFinding {
  return { kind: 'pattern', ruleId: 'keyward/secret-in-log', span: { start: 0, end: 4 }, severity: 'error', confidence: 1, word: '', fingerprint: String(text.length) };
}

describe('a run over unsafe patterns', () => {
  it('ends where an edit leaves what it was made for', async () => {
    const documents = new OneDocument();
    const { context, stdout } = testContext();
    const run = new PatternRun({
      context, documents, dialogue: undefined, mode: 'all', style: 'plain', rules: [], severities: new Set(['error']),
      titleOf: (id) => id, pathOf: () => 'a.js',
      scan: scanOptions({ fingerprintKey: new Uint8Array(32), maxFileBytes: 1e6 }, () => 0, () => false),
      patterns: {
        scan: ({ text }) => Promise.resolve({ findings: [found(text())], suppressed: [], complete: true }),
        fixes: () => Promise.resolve({ kind: 'offered', fixes: [{ kind: 'redact', title: 'Redact', isPreferred: true, edits: [{ span: { start: 0, end: 0 }, newText: 'x' }] }] }),
      },
    });
    assert.deepEqual(await run.fix([FILE]), { fixed: 1, left: 1, stopped: false, failed: false });
    assert.equal(documents.document.text, 'xleak();\n');
    assert.match(stdout(), /left\s+a\.js:1[^]*did not make the file safer/);
  });
});
