import assert from 'node:assert/strict';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import type { FoundPattern } from '../../../shared/src/scan/analysis/found-pattern';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../../shared/src/scan/engine';
import type { ScannedPatterns } from '../../../shared/src/sources/patterns/pattern-scanner';
import type { PatternQuestion, PatternSource } from '../../../shared/src/sources/patterns/pattern-source';
import type { ScanContext } from '../../../server/src/documents/open-document';
import { OpenDocument } from '../../../server/src/documents/open-document';
import { utf16 } from '../../../server/src/documents/positions';
import { DocumentFixes } from '../../../server/src/patterns/document-fixes';
import type { Unavailable } from '../../../server/src/patterns/document-patterns';
import { DocumentPatterns } from '../../../server/src/patterns/document-patterns';

const TEXT = 'console.log(token);\n';
const context: ScanContext = {
  languageId: 'javascript', path: 'a.js', key: '1', options: { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32)), now: () => 0 },
};

function found(start: number): FoundPattern {
  return { ruleId: 'keyward/secret-in-log', span: { start, end: start + 5 }, severity: 'warning', confidence: 0.8, word: 'token' };
}

/** Answers when it is told to. */
class SlowSource implements PatternSource {
  readonly asked: PatternQuestion[] = [];
  fixesAsked = 0;
  hasGivenUp = false;
  #answers: ((answer: ScannedPatterns | undefined) => void)[] = [];

  find(question: PatternQuestion): Promise<ScannedPatterns | undefined> {
    this.asked.push(question);
    return new Promise((resolve) => { this.#answers.push(resolve); });
  }

  fixes(): ReturnType<PatternSource['fixes']> {
    this.fixesAsked++;
    return Promise.resolve({ kind: 'refused', reason: 'gone' });
  }

  answer(answer: ScannedPatterns | undefined): void {
    for (const resolve of this.#answers.splice(0)) resolve(answer);
  }

  dispose(): void {}
}

describe('the patterns of an open document', () => {
  let source: SlowSource;
  let timers: (() => void)[];
  let told: OpenDocument[];
  let unavailable: Unavailable[];
  let patterns: DocumentPatterns;
  let document: OpenDocument;
  const type = (text: string, version: number): void => {
    const start = { line: 0, character: 0 };
    document.update([{ range: { start, end: start }, text }], version, utf16);
  };
  const search = (): Promise<void> => patterns.search(document, context, document.scan(context));
  const present = (): readonly (readonly number[])[] => patterns.present(document, context).map(({ span }) => [span.start, span.end]);
  const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

  beforeEach(() => {
    source = new SlowSource();
    [timers, told, unavailable] = [[], [], []];
    patterns = new DocumentPatterns({
      source, onFound: (one) => { told.push(one); }, onUnavailable: (reason) => { unavailable.push(reason); },
      after: (_, action) => { timers.push(action); return { dispose: () => { timers = timers.filter((timer) => timer !== action); } }; },
    });
    document = new OpenDocument('file:///a.js', 'javascript', 1, TEXT);
  });

  async function looked(): Promise<void> {
    const searched = search();
    await settled();
    source.answer({ patterns: [found(12)], complete: true });
    await searched;
  }

  it('are looked for at once the first time, and told of to whoever waited', async () => {
    await looked();
    assert.deepEqual(present(), [[12, 17]]);
    assert.deepEqual([told.length, timers.length, patterns.isKnown(document, context)], [0, 0, true]);
  });

  it('are looked for once for each version', async () => {
    await looked();
    await search();
    await Promise.all([search(), search()]);
    assert.equal(source.asked.length, 1);
  });

  it('wait for a pause after a keystroke, and move with the text until then', async () => {
    await looked();
    type('/**/', 2);
    const searched = search();
    assert.deepEqual(present(), [[16, 21]]);
    assert.equal(source.asked.length, 1);
    timers[0]?.();
    await settled();
    source.answer({ patterns: [found(16)], complete: true });
    await searched;
    assert.deepEqual(told, []);
  });

  it('say when they are others than those that were told of', async () => {
    await looked();
    type('x;', 2);
    const searched = search();
    present();
    timers[0]?.();
    await settled();
    source.answer({ patterns: [], complete: true });
    await searched;
    assert.deepEqual([told, present()], [[document], []]);
  });

  it('are given up with the next keystroke, and a late answer counts for nothing', async () => {
    const first = search();
    await settled();
    type('y;', 2);
    const second = search();
    assert.equal(source.asked[0]?.signal.aborted, true);
    await settled();
    source.answer({ patterns: [found(14)], complete: true });
    await Promise.all([first, second]);
    assert.deepEqual(present(), [[14, 19]]);
  });

  it('are forgotten with the document', async () => {
    const searched = search();
    await settled();
    patterns.forget(document);
    source.answer({ patterns: [found(12)], complete: true });
    await searched;
    assert.deepEqual(present(), []);
    assert.equal(patterns.isKnown(document, context), false);
  });

  it('are looked for anew where the settings mean something else, and after a whole new text', async () => {
    await looked();
    assert.equal(patterns.isKnown(document, { ...context, key: '2' }), false);
    assert.deepEqual(patterns.present(document, { ...context, key: '2' }), []);
    document.update([{ text: TEXT }], 2, utf16);
    assert.equal(patterns.isKnown(document, context), false);
    assert.deepEqual(present(), []);
  });

  it('are none where the thread is gone; a missing grammar and a search that gave up are each said once', async () => {
    let searched = search();
    await settled();
    source.answer(undefined);
    await searched;
    assert.deepEqual(present(), []);
    for (const version of [2, 3, 4, 5]) {
      source.hasGivenUp = version > 3;
      document.update([{ text: TEXT }], version, utf16);
      searched = search();
      await settled();
      source.answer(source.hasGivenUp ? undefined : { patterns: [], complete: false, unavailable: 'javascript' });
      await searched;
    }
    assert.deepEqual(unavailable, ['grammar', 'search']);
  });

  it('have their fixes planned once for each version', async () => {
    await looked();
    const [finding] = patterns.present(document, context);
    assert(finding !== undefined);
    const fixes = new DocumentFixes(source);
    const place = { context, secrets: document.scan(context), style: 'plain' } as const;
    await fixes.of(document, finding, place);
    await fixes.of(document, finding, place);
    assert.equal(source.fixesAsked, 1);
    await fixes.of(document, finding, { ...place, style: 'strict' });
    type(' ', 2);
    await fixes.of(document, finding, place);
    assert.equal(source.fixesAsked, 3);
  });
});
