import assert from 'node:assert/strict';
import { EditorVaultPrompts } from '../../../client/src/prompts/vault-prompts';
import { pickSecret, pickStore } from '../../../client/src/prompts/pick-secret';
import { sayHowItOpened } from '../../../client/src/prompts/say-how-it-opened';
import { OneAtATime } from '../../../client/src/prompts/one-at-a-time';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { err, ok } from '../../../shared/src/core/result';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { patience, RecordedDialogs, t } from './support/recorded-dialogs';
import { localStatus } from './support/store-status';

function prompts(dialogs: RecordedDialogs): EditorVaultPrompts {
  return new EditorVaultPrompts(dialogs, { show: () => Promise.resolve(true) }, t);
}

describe('the questions about a vault', () => {
  it('ask for a new password twice and give back one', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.typed = ['made-up one', 'made-up one'];
    const password = await prompts(dialogs).password({ kind: 'new', store: 'local', problem: undefined });
    assert.equal(password?.text(), 'made-up one');
    assert.equal(dialogs.secretQuestions.length, 2);
  });

  it('begin again when the two differ, and say so', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.typed = ['made-up one', 'made-up two', 'made-up three', 'made-up three'];
    const password = await prompts(dialogs).password({ kind: 'new', store: 'local', problem: undefined });
    assert.equal(password?.text(), 'made-up three');
    assert.match(dialogs.secretQuestions[2]?.prompt ?? '', /did not match/);
  });

  for (const typed of [[], ['made-up one']]) {
    it(`give nothing when the person turns away after ${typed.length} boxes`, async () => {
      const dialogs = new RecordedDialogs();
      dialogs.typed = [...typed];
      assert.equal(await prompts(dialogs).password({ kind: 'new', store: 'local', problem: undefined }), undefined);
    });
  }

  it('say why they ask again, and never show what was typed', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.typed = ['made-up one'];
    await prompts(dialogs).password({ kind: 'unlock', store: 'local', problem: { kind: 'wrong-password', attemptsRemaining: 3 } });
    assert.match(dialogs.secretQuestions[0]?.prompt ?? '', /3/);
    assert.ok(!JSON.stringify(dialogs.secretQuestions).includes('made-up one'));
  });

  it('take the recovery code without echo', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.typed = ['made-up code'];
    const code = await prompts(dialogs).recoveryCode('local', { kind: 'wrong-recovery-code' });
    assert.equal(code?.text(), 'made-up code');
  });

  it('leave the choice of a recovery code to the person', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.yes = [true];
    assert.equal(await prompts(dialogs).wantsRecoveryCode('local'), true);
    assert.equal(await prompts(dialogs).wantsRecoveryCode('local'), false);
    assert.equal(await prompts(dialogs).saveRecoveryCode('local', SecretValue.fromText('made-up code')), true);
  });
});

describe('after a first use', () => {
  const vault = { store: 'local', waysIn: ['keychain'], keychainProblem: undefined } as const;

  it('it is said where the key is, and that one way in is not enough', () => {
    const dialogs = new RecordedDialogs();
    const ran: string[] = [];
    sayHowItOpened({ kind: 'created', vault: { ...vault, onlyOneWayIn: true } }, { dialogs, t, runCommand: (id) => ran.push(id) });
    const [notice] = dialogs.notices;
    assert.equal(notice?.level, 'warning');
    assert.match(notice.text, /keychain/);
    notice.actions?.[0]?.run();
    assert.deepEqual(ran, ['keyward.saveRecoveryCode']);
  });

  it('nothing is said of a store that was simply open', () => {
    const dialogs = new RecordedDialogs();
    sayHowItOpened({ kind: 'was-ready' }, { dialogs, t, runCommand: () => {} });
    assert.deepEqual(dialogs.notices, []);
  });
});

describe('a secret that is picked', () => {
  const store = (name: string): StoreStatus => localStatus('ready', { name });
  const time = '2026-01-02T03:04:05.000Z';
  const secret = {
    store: 'local', path: 'shop/db', fields: ['user', 'password'], type: 'database-credential', tags: [], created: time, updated: time, versions: [],
  } as const;

  function ports(dialogs: RecordedDialogs, stores: readonly StoreStatus[]) {
    return {
      service: {
        stores: () => Promise.resolve(stores),
        describe: () => Promise.resolve(ok(secret)),
        browse: () => Promise.resolve(ok({ entries: [{ kind: 'secret', path: secret.path, meta: secret }], complete: true } as const)),
      },
      openStore: () => Promise.resolve(ok()), dialogs, t, patience,
    };
  }

  it('is one field of one secret', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.picks = ['shop/db', 'user'];
    assert.deepEqual(await pickSecret(ports(dialogs, [store('local')])), { store: 'local', path: 'shop/db', field: 'user' });
    assert.deepEqual(dialogs.offered, [['shop/db'], ['user', 'password']]);
  });

  it('is of the store that was chosen where there are several', async () => {
    const dialogs = new RecordedDialogs();
    dialogs.picks = ['team'];
    assert.equal(await pickStore(() => true, ports(dialogs, [store('local'), store('team')])), 'team');
  });

  it('is none where there is no vault, or where it does not open', async () => {
    const dialogs = new RecordedDialogs();
    assert.equal(await pickSecret(ports(dialogs, [])), undefined);
    assert.equal(dialogs.notices.length, 1);
    const closed = { ...ports(dialogs, [store('local')]), openStore: () => Promise.resolve(err({ kind: 'locked', store: 'local' } as const)) };
    assert.equal(await pickSecret(closed), undefined);
    assert.deepEqual(dialogs.failures, [{ kind: 'locked', store: 'local' }]);
  });
});

describe('one at a time', () => {
  it('keeps the order, and goes on after a failure', async () => {
    const turns = new OneAtATime();
    const order: string[] = [];
    const first = turns.run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('first');
      throw new Error('made up');
    });
    const second = turns.run(() => { order.push('second'); return Promise.resolve(2); });
    await assert.rejects(first);
    assert.equal(await second, 2);
    assert.deepEqual(order, ['first', 'second']);
  });
});
