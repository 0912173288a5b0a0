import assert from 'node:assert/strict';
import { MASK } from '../../../shared/src/core/redact/mask';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import { keychainStatus, localStatus, serverStatus } from './support/store-status';
import { meta, TreeWorld, version } from './support/tree-world';

const LOCAL = localStatus('ready', { waysIn: ['password', 'recovery-code'] });

function local(...secrets: readonly SecretMeta[]) {
  return { status: LOCAL, secrets };
}

function team(...secrets: readonly SecretMeta[]) {
  return { status: serverStatus('ready'), secrets, namesOnly: true };
}

describe('the secrets view', () => {
  it('shows stores, folders and secrets, masks of one width, and no value', async () => {
    const world = new TreeWorld(local(meta('shop/prod/stripe-key'), meta('shop/mail'), meta('top', { type: 'database-credential' })));
    assert.deepEqual(await world.labels(), ['local']);
    assert.deepEqual(await world.labels('local'), ['shop', 'top']);
    assert.deepEqual(await world.labels('local', 'shop'), ['prod', 'mail']);
    const secret = await world.line('local', 'shop', 'mail');
    assert(secret.kind === 'secret');
    const view = world.tree.view(secret);
    assert.equal(view.description, MASK);
    assert.match(view.context, /\bsecret\b/);
    assert.ok(!view.spoken.includes(MASK), 'a screen reader is not read the mask');
    assert.deepEqual(secret.ref, { store: 'local', path: 'shop/mail', field: 'value' });
  });

  it('lists a store on this machine by one question, whatever is opened in it', async () => {
    const world = new TreeWorld(local(meta('a/b/c'), meta('a/d')));
    await world.labels('local', 'a', 'b');
    assert.deepEqual(world.asked(), ['status local', 'all local']);
    world.listings.forget('local');
    await world.labels('local', 'a');
    assert.deepEqual(world.asked(), ['all local']);
  });

  it('asks a server for one level at a time, each once, and for nothing that nobody opened', async () => {
    const world = new TreeWorld(team(meta('a/b/c'), meta('a/d'), meta('e')));
    await world.labels();
    assert.deepEqual(world.asked(), ['status team']);
    await world.labels('team');
    assert.deepEqual(world.asked(), ['level team']);
    await world.labels('team', 'a');
    await world.labels('team', 'a');
    assert.deepEqual(world.asked(), ['level team a/']);
  });

  it('asks again only for the folders of what a command touched', async () => {
    const world = new TreeWorld(team(meta('a/b/c'), meta('a/d'), meta('x/y')));
    await world.labels('team', 'a', 'b');
    await world.labels('team', 'x');
    world.asked();
    world.listings.forget('team', 'a/d');
    await world.labels('team', 'a', 'b');
    await world.labels('team', 'x');
    assert.deepEqual(world.asked(), ['level team', 'level team a/']);
  });

  it('keeps two equal names in two stores apart, and a name that is folder and secret', async () => {
    const world = new TreeWorld(local(meta('mail'), meta('mail/key')), team(meta('mail')));
    const lines = [...await world.tree.children(await world.line('local')), ...await world.tree.children(await world.line('team'))];
    assert.deepEqual(lines.map(({ kind }) => kind), ['folder', 'secret', 'secret']);
    assert.equal(new Set(lines.map((line) => world.tree.view(line).id)).size, 3);
    assert.deepEqual(await world.labels('local', 'mail'), ['key']);
  });

  it('keeps the object of a store, by which the editor knows it, and ids', async () => {
    const world = new TreeWorld(local(meta('a/b')));
    const [before, folder] = [await world.line('local'), world.tree.view(await world.line('local', 'a')).id];
    world.listings.forget('local');
    assert.equal(await world.line('local'), before);
    assert.equal(world.tree.view(await world.line('local', 'a')).id, folder);
  });

  it('asks no store anything in a folder that is not trusted', async () => {
    const world = new TreeWorld(local(meta('a')));
    world.trusted = false;
    assert.deepEqual(await world.labels(), []);
    assert.deepEqual(await world.tree.tooltip({ kind: 'secret', ref: { store: 'local', path: 'a', field: 'value' } }), ['a']);
    assert.deepEqual(world.asked(), []);
  });

  it('leaves the view to its welcome text where there is no vault and nothing else', async () => {
    assert.deepEqual(await new TreeWorld({ status: localStatus('missing'), secrets: [] }).labels(), []);
    assert.deepEqual(await new TreeWorld({ status: localStatus('missing'), secrets: [] }, team()).labels(), ['local', 'team']);
  });
});

describe('a secret in the tree', () => {
  const db = meta('db', { fields: ['user', 'password'], versions: [version(1, 'destroyed'), version(2, 'previous'), version(3, 'current')] });

  it('opens into its fields, where it has several, and its versions, newest first', async () => {
    const world = new TreeWorld(local(db));
    assert.match(world.tree.view(await world.line('local', 'db')).context, /\bgroup\b.*\bentry\b.*\bversions\b/);
    const lines = await world.tree.children(await world.line('local', 'db'));
    const views = lines.map((line) => world.tree.view(line));
    assert.deepEqual(views.map(({ label }) => label), ['user', 'password', 'Version 3', 'Version 2', 'Version 1']);
    assert.deepEqual(views.map(({ context }) => context), ['secret field', 'secret field', 'version current', 'version previous', 'version gone']);
    assert.deepEqual(views.slice(2).map(({ description }) => description), ['current · 2026-01-03', '2026-01-02', 'destroyed · 2026-01-01']);
    assert.equal(views[3]?.spoken, 'Version 2, previous, 2026-01-02');
    const [user, , , previous] = lines;
    assert(user?.kind === 'field' && previous?.kind === 'version');
    assert.equal(user.ref.field, 'user');
    assert.deepEqual([previous.ref.version, previous.newest], [2, 3]);
  });

  it('with one field has versions whose value can be shown', async () => {
    const world = new TreeWorld(local(meta('key', { versions: [version(2, 'current'), version(1, 'previous')] })));
    const views = (await world.tree.children(await world.line('local', 'key'))).map((line) => world.tree.view(line));
    assert.deepEqual(views.map(({ label, context }) => `${label}: ${context}`), ['Version 2: version current secret', 'Version 1: version previous secret']);
  });

  it('is asked about when it is opened, or when its tooltip is wanted, and once', async () => {
    const world = new TreeWorld(team(db, meta('key', { type: 'password', owner: 'mira' })));
    const closed = world.tree.view(await world.line('team', 'db'));
    assert.deepEqual([closed.description, closed.expands], [MASK, 'collapsed']);
    world.asked();
    await world.labels('team', 'db');
    await world.labels('team', 'db');
    assert.deepEqual(world.asked(), ['describe team db']);
    assert.equal(world.tree.view(await world.line('team', 'db')).description, '2 fields');
    assert.ok((await world.tree.tooltip(await world.line('team', 'key'))).includes('Owner: mira'));
    assert.deepEqual(world.asked(), ['describe team key']);
  });

  it('is drawn anew once more of it is known', async () => {
    const world = new TreeWorld(team(db));
    const drawn: string[] = [];
    world.tree.onRedraw((node) => drawn.push(world.tree.view(node).id));
    const line = await world.line('team', 'db');
    await world.tree.tooltip(line);
    assert.deepEqual(drawn, [], 'not under the mouse');
    await world.tree.children(line);
    await world.tree.children(line);
    assert.deepEqual(drawn, ['secret:team/db']);
    assert.equal(world.tree.view(line).description, '2 fields');
  });

  it('that was listed and is gone by now says so', async () => {
    const world = new TreeWorld(team(meta('a')));
    const line = await world.line('team', 'a');
    world.store('team').secrets = [];
    const [notice] = await world.tree.children(line);
    assert(notice?.kind === 'notice');
    assert.match(notice.label, /has no secret "a"/);
  });

  it('that is deleted is dim, and the next step brings it back', async () => {
    const gone = meta('old', { versions: [version(1, 'previous'), version(2, 'deleted')] });
    const world = new TreeWorld(local(gone), { ...team(gone), status: { ...serverStatus('ready'), capabilities: { ...serverStatus('ready').capabilities, undelete: false } } });
    const view = world.tree.view(await world.line('local', 'old'));
    assert.deepEqual([view.description, view.tone, view.context], ['deleted', 'dimmed', 'deleted']);
    const [step, ...versions] = (await world.tree.children(await world.line('local', 'old'))).map((line) => world.tree.view(line));
    assert.deepEqual([step?.command?.id, step?.command?.argument], ['keyward.undeleteSecret', { ref: { store: 'local', path: 'old', field: 'value' } }]);
    assert.deepEqual(versions.map(({ label, tone }) => [label, tone]), [['Version 2', 'dimmed'], ['Version 1', undefined]]);
    assert.deepEqual(await world.labels('team', 'old'), ['Version 2', 'Version 1']);
    assert.equal(world.tree.view(await world.line('team', 'old')).context, 'gone');
  });

  it('of a store without versions and fields has nothing to open', async () => {
    const world = new TreeWorld({ status: keychainStatus('ready'), secrets: [meta('token', { versions: [] })] });
    const view = world.tree.view(await world.line('keychain', 'token'));
    assert.deepEqual([view.expands, view.context], ['no', 'secret entry']);
  });

  for (const [days, badge, tone] of [[30, undefined, undefined], [10, 'due', undefined], [1, 'overdue', 'warning'], [-1, 'expired', 'error']] as const) {
    it(`that expires in ${days} days is ${badge ?? 'not marked'}`, async () => {
      const expires = new Date(Date.parse('2026-06-01T12:00:00.000Z') + days * 86_400_000).toISOString();
      const world = new TreeWorld(local(meta('a', { expires })));
      const view = world.tree.view(await world.line('local', 'a'));
      assert.deepEqual([view.description, view.tone], [badge === undefined ? MASK : `${MASK} · ${badge}`, tone]);
      assert.equal(view.spoken.includes('expired') || view.spoken.includes('due'), badge !== undefined);
    });
  }

  it('tells metadata in the tooltip, in words', async () => {
    const world = new TreeWorld(local(meta('a', { owner: 'mira', expires: '2027-01-01T00:00:00.000Z', tags: ['shop'], fields: ['a', 'b'] })));
    const lines = (await world.tree.tooltip(await world.line('local', 'a'))).join('\n');
    for (const expected of ['mira', '2027-01-01', 'shop', 'API key', 'Version: 1', 'Fields: a, b']) assert.ok(lines.includes(expected), expected);
    assert.ok((await world.tree.tooltip(await world.line('local', 'a', 'Version 1'))).includes('current'));
  });

  it('survives times that are none', async () => {
    const world = new TreeWorld(local(meta('a', { created: 'soon', updated: '', expires: 'never', versions: [{ version: 1, created: 'noon', state: 'current' }] })));
    assert.equal(world.tree.view(await world.line('local', 'a')).description, MASK);
    assert.ok(!(await world.tree.tooltip(await world.line('local', 'a'))).join().includes('Invalid'));
    assert.equal(world.tree.view(await world.line('local', 'a', 'Version 1')).description, 'current');
  });
});

describe('a store that cannot be browsed', () => {
  const states: readonly (readonly [string, VaultError, string | undefined])[] = [
    ['unreachable', { kind: 'unreachable', store: 'team', code: 'ECONNREFUSED' }, 'keyward.refreshStore'],
    ['unreachable', { kind: 'tls', store: 'team', reason: 'untrusted' }, 'keyward.refreshStore'],
    ['unreachable', { kind: 'wrong-engine', store: 'team', mount: 'kv', reason: 'kv-version-1' }, 'keyward.refreshStore'],
    ['unreachable', { kind: 'rate-limited', store: 'team' }, 'keyward.refreshStore'],
    ['sealed', { kind: 'sealed', store: 'team' }, 'keyward.refreshStore'],
    ['unauthenticated', { kind: 'unauthenticated', store: 'team', reason: 'none' }, 'keyward.signIn'],
    ['unauthenticated', { kind: 'unauthenticated', store: 'team', reason: 'expired' }, 'keyward.signIn'],
    ['unauthenticated', { kind: 'unauthenticated', store: 'team', reason: 'bound-elsewhere' }, 'keyward.signIn'],
    ['denied', { kind: 'forbidden', store: 'team', operation: 'list' }, 'keyward.signIn'],
    ['denied', { kind: 'denied', ruleId: 'r1', reason: 'no' }, undefined],
    ['damaged', { kind: 'corrupt', file: '/vault.json', backup: '/backups/7.json' }, undefined],
  ];
  for (const [state, error, step] of states) {
    it(`because it is ${state} (${error.kind}${'reason' in error ? ` ${error.reason}` : ''}) says why and what to do`, async () => {
      const world = new TreeWorld({ status: serverStatus(state as 'denied', { error }), secrets: [] });
      const views = (await world.tree.children(await world.line('team'))).map((line) => world.tree.view(line));
      assert.notEqual(views[0]?.label, '');
      assert.match(views[0]?.icon ?? '', /^(error|warning)$/);
      assert.deepEqual(views.at(-1)?.command?.id, step);
      if (step !== undefined) assert.deepEqual(views.at(-1)?.command?.argument, { store: 'team' });
      assert.equal(new Set(views.map(({ id }) => id)).size, views.length);
      assert.deepEqual(world.asked(), ['status team'], 'nothing is listed');
    });
  }

  it('because it is locked offers to unlock it', async () => {
    const world = new TreeWorld({ status: localStatus('locked'), secrets: [meta('a')] });
    const [notice] = (await world.tree.children(await world.line('local'))).map((line) => world.tree.view(line));
    assert.deepEqual([notice?.command?.id, notice?.command?.argument], ['keyward.unlock', { store: 'local' }]);
    assert.match(world.tree.view(await world.line('local')).context, /\blocked\b/);
    assert.deepEqual(world.asked(), ['status local']);
  });

  it('because the vault with its sign-in is locked offers to unlock that one', async () => {
    const status = serverStatus('locked', { error: { kind: 'locked', store: 'local' } });
    const world = new TreeWorld({ status, secrets: [] });
    const [notice] = (await world.tree.children(await world.line('team'))).map((line) => world.tree.view(line));
    assert.deepEqual([notice?.label, notice?.command?.argument], ['Unlock local…', { store: 'local' }]);
    assert.match(notice?.spoken ?? '', /sign-in to team rests in local/);
    assert.match(world.tree.view(await world.line('team')).description ?? '', /^waits for local/);
    assert.doesNotMatch(world.tree.view(await world.line('team')).context, /\blocked\b/);
  });

  it('because the desktop has locked its keychain says how it opens', async () => {
    const world = new TreeWorld({ status: keychainStatus('locked', { error: { kind: 'keyring-locked' } }), secrets: [] });
    const views = (await world.tree.children(await world.line('keychain'))).map((line) => world.tree.view(line));
    assert.match(views[0]?.label ?? '', /keychain of this machine is locked/);
    assert.deepEqual(views.map(({ command }) => command?.id), [undefined, 'keyward.refreshStore']);
  });

  it('because its folder may not be listed says so in that folder', async () => {
    const world = new TreeWorld(team(meta('a/b')));
    const folder = await world.line('team', 'a');
    world.store('team').failure = { kind: 'forbidden', store: 'team', operation: 'list' };
    const [notice] = await world.tree.children(folder);
    assert(notice?.kind === 'notice');
    assert.match(notice.label, /may not list names there/);
    assert.deepEqual(await world.labels('team'), ['a']);
  });

  it('because asking it failed altogether says so as well', async () => {
    const world = new TreeWorld({ ...team(), answer: Promise.reject(new Error('made up')) });
    assert.match((await world.labels('team'))[0] ?? '', /cannot be reached/);
    assert.equal(world.failures.length, 1);
  });
});

describe('notices of the tree', () => {
  it('warn while there is only one way in', async () => {
    const world = new TreeWorld({ status: localStatus('ready', { waysIn: ['keychain'] }), secrets: [meta('a')] });
    const [notice] = (await world.tree.children(await world.line('local'))).map((line) => world.tree.view(line));
    assert.deepEqual([notice?.command?.id, notice?.tone], ['keyward.saveRecoveryCode', 'warning']);
  });

  it('say that a store is empty, or has more than it lists', async () => {
    assert.deepEqual(await new TreeWorld(local()).labels('local'), ['No secrets yet: add one…']);
    const world = new TreeWorld({ ...team(meta('a')), complete: false });
    assert.deepEqual(await world.labels('team'), ['a', 'There are more names than the store lists']);
  });

  it('say at the top that config.yaml is broken, also where there is nothing else', async () => {
    const problem = { kind: 'config-broken', file: '/home/me/config.yaml', line: 3, reason: 'syntax' } as const;
    for (const state of ['ready', 'missing'] as const) {
      const world = new TreeWorld({ status: localStatus(state), secrets: [] });
      world.problem = problem;
      const view = world.tree.view(await world.line((await world.labels())[0] ?? ''));
      assert.match(view.description ?? '', /config\.yaml.*line 3/);
      assert.equal(view.command?.id, 'keyward.openConfig');
    }
  });
});

describe('the line of a store', () => {
  it('tells host and state, and in the tooltip what one wants to know before one trusts it', async () => {
    const connection = { endpoint: 'https://vault.example:8200', tls: 'TLSv1.3', account: 'token-mira', expires: '2026-06-02T00:00:00.000Z' };
    const world = new TreeWorld({ status: serverStatus('ready', { connection }), secrets: [] }, { status: serverStatus('sealed', { name: 'old' }), secrets: [] });
    await world.labels('team');
    await world.labels('old');
    assert.equal(world.tree.view(await world.line('team')).description, 'vault.example:8200');
    assert.equal(world.tree.view(await world.line('old')).description, 'sealed · vault.example:8200');
    const lines = (await world.tree.tooltip(await world.line('team'))).join('\n');
    for (const expected of ['https://vault.example:8200', 'TLSv1.3', 'token-mira', '2026-06-02']) assert.ok(lines.includes(expected), expected);
  });

  it('gives menus the words they ask for', async () => {
    const world = new TreeWorld(
      { status: localStatus('ready'), secrets: [] }, { status: serverStatus('unauthenticated'), secrets: [] }, { status: keychainStatus('ready'), secrets: [] });
    for (const name of ['local', 'team', 'keychain']) await world.labels(name);
    const contexts = (await world.tree.children()).map((line) => world.tree.view(line).context);
    assert.deepEqual(contexts, [
      'store local open lockable', 'store hashicorp unauthenticated signin signedout configured', 'store keychain open configured',
    ]);
  });

  it('does not wait for a server that does not answer, and says that it is asked', async () => {
    let answer = (): void => {};
    const world = new TreeWorld(local(meta('a')), { ...team(meta('b')), answer: new Promise((resolve) => { answer = resolve; }) });
    assert.deepEqual(await world.labels('local'), ['a']);
    const view = world.tree.view(await world.line('team'));
    assert.deepEqual([view.description, view.icon], ['asking…', 'loading~spin']);
    const opened = world.labels('team');
    answer();
    assert.deepEqual(await opened, ['b']);
    assert.deepEqual(world.changes.at(-1), { kind: 'state', store: 'team' });
  });
});
