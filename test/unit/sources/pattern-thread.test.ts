import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PatternThread } from '../../../shared/src/sources/patterns/pattern-thread';
import type { PatternQuestion } from '../../../shared/src/sources/patterns/pattern-source';
import { temporaryFolder } from '../../support/local-vault';

/** A thread that answers as the text says: `die` ends it, `wait` never answers, anything else is found to be complete. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ kind, id, document: { text } }) => {
  if (text === 'die') process.exit(1);
  if (text === 'wait') return;
  if (kind === 'fixes') parentPort.postMessage({ kind, id, plan: { kind: 'refused', reason: 'gone' } });
  else parentPort.postMessage({ kind, id, found: { patterns: [], complete: true } });
});
`;

describe('the thread that looks for unsafe patterns', () => {
  let thread: PatternThread;
  const ask = (text: string, signal = new AbortController().signal, languageId: PatternQuestion['document']['languageId'] = 'javascript'): ReturnType<PatternThread['find']> =>
    thread.find({ document: { text, languageId }, knownValues: [], maxMilliseconds: 100, signal });
  const fixes = (text: string): ReturnType<PatternThread['fixes']> => thread.fixes({
    document: { text, languageId: 'javascript' }, knownValues: [], maxMilliseconds: 100, style: 'plain',
    finding: { kind: 'pattern', ruleId: 'keyward/secret-in-log', span: { start: 0, end: 1 }, severity: 'warning', confidence: 1, fingerprint: '', word: '' },
  });

  beforeEach(() => {
    const file = path.join(temporaryFolder(), 'worker.js');
    writeFileSync(file, SCRIPT);
    thread = new PatternThread({ file }, { grammars: '/nowhere' });
  });
  afterEach(() => { thread.dispose(); });

  it('answers each question', async () => {
    assert.deepEqual(await Promise.all([ask('a'), ask('b')]), [{ patterns: [], complete: true }, { patterns: [], complete: true }]);
    assert.deepEqual(await fixes('a'), { kind: 'refused', reason: 'gone' });
  });

  it('is not asked of a language without patterns, nor for whom nobody wants an answer', async () => {
    const aborted = new AbortController();
    aborted.abort();
    assert.deepEqual([await ask('wait', aborted.signal), await ask('wait', undefined, 'markdown')], [undefined, undefined]);
  });

  it('lets go of a question as soon as nobody wants its answer', async () => {
    const controller = new AbortController();
    const waiting = ask('wait', controller.signal);
    controller.abort();
    assert.equal(await waiting, undefined);
    assert.deepEqual(await ask('next'), { patterns: [], complete: true });
  });

  it('is started again after its end, and given up when it ends time after time', async () => {
    assert.deepEqual(await Promise.all([ask('die'), ask('behind')]), [undefined, undefined]);
    assert.deepEqual(await ask('next'), { patterns: [], complete: true });
    for (let time = 0; time < 4; time++) assert.equal(await ask('die'), undefined);
    assert.deepEqual(await ask('next'), { patterns: [], complete: true });
    assert.equal(thread.hasGivenUp, false);
    for (let time = 0; time < 5; time++) assert.equal(await ask('die'), undefined);
    assert.equal(await ask('next'), undefined);
    assert.equal(thread.hasGivenUp, true);
    assert.deepEqual(await fixes('next'), { kind: 'refused', reason: 'not-understood' });
  });

  it('leaves nobody waiting when it is disposed of', async () => {
    const waiting = [ask('wait'), fixes('wait')];
    thread.dispose();
    assert.deepEqual(await Promise.all(waiting), [undefined, { kind: 'refused', reason: 'not-understood' }]);
    assert.deepEqual([await ask('next'), thread.hasGivenUp], [undefined, false]);
  });
});
