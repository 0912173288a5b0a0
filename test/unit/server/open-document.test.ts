import assert from 'node:assert/strict';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { ScanContext } from '../../../server/src/documents/open-document';
import { OpenDocument } from '../../../server/src/documents/open-document';
import { utf16 } from '../../../server/src/documents/positions';
import { scan, type ScanResult } from '../../../shared/src/scan/engine';
import { ACME_KEY, optionsWith } from '../scan/scanning';

const LINE = `key ${ACME_KEY}\n`;

/** A clock that a test lets run out: once slow, each look at it is an hour later. */
class TestClock {
  slow = false;
  #time = 0;

  readonly now = (): number => {
    this.#time += this.slow ? 3_600_000 : 0;
    return this.#time;
  };
}

function contextWith(clock: TestClock, more: Partial<ScanContext> = {}): ScanContext {
  return { languageId: 'plaintext', path: 'notes.txt', key: 'a', options: optionsWith({ now: clock.now }), ...more };
}

function insert(line: number, text: string): TextDocumentContentChangeEvent {
  return { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text };
}

function places({ findings }: ScanResult): readonly number[] {
  return findings.map(({ span }) => span.start);
}

describe('an open document', () => {
  let clock: TestClock;
  let document: OpenDocument;
  beforeEach(() => {
    clock = new TestClock();
    document = new OpenDocument('file:///work/notes.txt', 'plaintext', 1, LINE.repeat(3));
  });

  /** What a scan that knows nothing of earlier ones finds. */
  function fresh(): readonly number[] {
    return places(scan({ text: document.document.getText(), languageId: 'plaintext', path: 'notes.txt' }, optionsWith()));
  }

  it('scans once for a text that stays as it is', () => {
    const first = document.scan(contextWith(clock));
    assert.equal(first.findings.length, 3);
    assert.equal(document.scan(contextWith(clock)), first);
  });

  it('scans once for all changes since the last scan, in one message or several', () => {
    document.scan(contextWith(clock));
    document.update([insert(1, 'a\n'), insert(0, LINE)], 2, utf16);
    document.update([insert(4, `b\n${LINE}`)], 3, utf16);
    document.update([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: '' }], 4, utf16);
    assert.deepEqual(places(document.scan(contextWith(clock))), fresh());
    assert.equal(fresh().length, 5);
    assert.equal(document.version, 4);
  });

  it('finds everything again after a scan whose time ran out', () => {
    clock.slow = true;
    assert.deepEqual(document.scan(contextWith(clock)).skipped.map(({ kind }) => kind), ['out-of-time']);
    clock.slow = false;
    document.update([insert(3, 'typed')], 2, utf16);
    const result = document.scan(contextWith(clock));
    assert.deepEqual(result.skipped, []);
    assert.deepEqual(places(result), fresh());
  });

  it('finds everything again after a look at a change whose time ran out', () => {
    document.scan(contextWith(clock));
    clock.slow = true;
    document.update([insert(1, LINE)], 2, utf16);
    assert.equal(document.scan(contextWith(clock)).skipped.length, 1);
    clock.slow = false;
    document.update([insert(0, '\n')], 3, utf16);
    const result = document.scan(contextWith(clock));
    assert.deepEqual(result.skipped, []);
    assert.deepEqual(places(result), fresh());
    assert.equal(result.findings.length, 4);
  });

  it('does not spend the same time again on a text that was too much for it', () => {
    clock.slow = true;
    const first = document.scan(contextWith(clock));
    assert.equal(document.scan(contextWith(clock)), first);
  });

  it('keeps nothing of a scan that was cancelled', () => {
    const cancelled = contextWith(clock, { options: optionsWith({ isCancelled: () => true }) });
    assert.deepEqual(document.scan(cancelled).skipped.map(({ kind }) => kind), ['cancelled']);
    assert.equal(document.scan(contextWith(clock)).findings.length, 3);
  });

  for (const [what, more] of [['the options', { key: 'b' }], ['the language', { languageId: 'yaml' }], ['the path', { path: 'other.txt' }]] as const) {
    it(`scans anew when ${what} changed, with a change of the text and without`, () => {
      const first = document.scan(contextWith(clock));
      const second = document.scan(contextWith(clock, more));
      assert.notEqual(second, first);
      document.update([insert(0, LINE)], 2, utf16);
      assert.equal(document.scan(contextWith(clock)).findings.length, 4);
    });
  }

  it('forgets what it found before a whole new text', () => {
    document.scan(contextWith(clock));
    document.update([insert(0, 'x'), { text: `\n${LINE}` }, insert(0, 'y\n')], 2, utf16);
    assert.deepEqual(places(document.scan(contextWith(clock))), fresh());
    assert.equal(fresh().length, 1);
  });

  it('takes a new version without a change', () => {
    const first = document.scan(contextWith(clock));
    document.update([], 7, utf16);
    assert.equal(document.version, 7);
    assert.deepEqual(places(document.scan(contextWith(clock))), places(first));
  });

  const impossible: readonly (readonly [string, TextDocumentContentChangeEvent])[] = [
    ['a line beyond the end', { range: { start: { line: 90, character: 0 }, end: { line: 91, character: 0 } }, text: '' }],
    ['an end beyond the end', { range: { start: { line: 0, character: 0 }, end: { line: 91, character: 0 } }, text: '' }],
    ['a line before the first', { range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }, text: '' }],
    ['an end before its start', { range: { start: { line: 2, character: 1 }, end: { line: 1, character: 0 } }, text: '' }],
  ];
  for (const [what, change] of impossible) {
    it(`is out of sync after ${what}, until the whole text comes`, () => {
      document.scan(contextWith(clock));
      document.update([change, insert(0, LINE)], 2, utf16);
      assert.equal(document.inSync, false);
      document.update([insert(0, LINE)], 3, utf16);
      assert.equal(document.inSync, false);
      document.update([{ text: LINE }], 4, utf16);
      assert.equal(document.inSync, true);
      assert.deepEqual(places(document.scan(contextWith(clock))), [4]);
    });
  }

  it('throws nothing at a change that is none', () => {
    const broken: unknown = [{ range: null, text: 'x' }];
    document.update(broken as TextDocumentContentChangeEvent[], 2, utf16);
    assert.equal(document.inSync, false);
  });
});
