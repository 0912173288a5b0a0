import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moveToVaultArgument, secretArgument } from '../../../client/src/commands/arguments';
import { command, guarded } from '../../../client/src/commands/command';
import { RecordedDialogs, RecordedLog, t } from './support/recorded-dialogs';

function guardedWith(run: () => Promise<void>, options: { readonly trusted: boolean; readonly trust: 'needed' | 'not-needed' }) {
  const dialogs = new RecordedDialogs();
  const log = new RecordedLog();
  let managed = 0;
  const call: (...parameters: readonly unknown[]) => Promise<unknown> = guarded(command({ id: 'keyward.reveal', trust: options.trust }, secretArgument.optional(), run), {
    isTrusted: () => options.trusted, manageTrust: () => { managed += 1; }, dialogs, log, t,
  });
  return { call, dialogs, log, managed: () => managed };
}

describe('every command', () => {
  it('refuses in a workspace that is not trusted, before it looks at its arguments', async () => {
    let ran = false;
    const { call, dialogs, log, managed } = guardedWith(() => { ran = true; return Promise.resolve(); }, { trusted: false, trust: 'needed' });
    assert.equal(await call({ ref: { store: 'local', path: 'a', field: 'value' } }), undefined);
    assert.equal(ran, false);
    assert.deepEqual(log.events, [{ name: 'command.refused', fields: { command: 'keyward.reveal', reason: 'untrusted-workspace' } }]);
    dialogs.notices[0]?.actions?.[0]?.run();
    assert.equal(managed(), 1);
  });

  it('runs there when it touches no secret', async () => {
    let ran = false;
    const { call } = guardedWith(() => { ran = true; return Promise.resolve(); }, { trusted: false, trust: 'not-needed' });
    await call();
    assert.equal(ran, true);
  });

  it('turns an exception into a fixed text, whatever the exception says', async () => {
    const quoted = 'const key = "a line of the document"';
    const { call, dialogs, log } = guardedWith(() => Promise.reject(new TypeError(quoted)), { trusted: true, trust: 'needed' });
    assert.equal(await call(), undefined);
    assert.ok(!JSON.stringify([dialogs.notices, log.events]).includes('a line of the document'));
    assert.deepEqual(log.events[0]?.fields, { command: 'keyward.reveal', error: 'TypeError' });
  });

  it('gives nothing back and throws nothing, whatever it is called with', async () => {
    let calls = 0;
    const { call } = guardedWith(() => { calls += 1; return Promise.resolve(); }, { trusted: true, trust: 'needed' });
    await fc.assert(fc.asyncProperty(fc.anything(), async (argument) => {
      assert.equal(await call(argument), undefined);
    }), { examples: [[undefined]] });
    assert.ok(calls > 0, 'without an argument it runs');
  });
});

describe('arguments', () => {
  const finding = {
    uri: 'file:///shop/app.js', version: 3, range: { start: { line: 0, character: 1 }, end: { line: 0, character: 9 } },
    ruleId: 'keyward/stripe-secret-key', fingerprint: 'a'.repeat(32),
  };

  it('of a move are what the server sends', () => {
    assert.equal(moveToVaultArgument.safeParse(finding).success, true);
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['a fingerprint that is none', { fingerprint: 'xyz' }],
    ['a negative line', { range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } } }],
    ['a rule without a family', { ruleId: 'stripe' }],
    ['a version that is no number', { version: '3' }],
    ['no uri', { uri: '' }],
  ];
  for (const [what, change] of wrong) {
    it(`of a move are not taken with ${what}`, () => {
      assert.equal(moveToVaultArgument.safeParse({ ...finding, ...change }).success, false);
    });
  }

  for (const ref of [
    { store: 'LOCAL', path: 'a', field: 'value' }, { store: 'local', path: '../a', field: 'value' },
    { store: 'local', path: 'a\nb', field: 'value' }, { store: 'local', path: 'a', field: '' }, { store: 'local' },
  ]) {
    it(`of a secret are not taken as ${JSON.stringify(ref)}`, () => {
      assert.equal(secretArgument.safeParse({ ref }).success, false);
    });
  }
});
