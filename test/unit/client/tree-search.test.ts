import assert from 'node:assert/strict';
import { searchCommands } from '../../../client/src/commands/search-commands';
import type { KnownValues } from '../../../shared/src/flows/ports';
import { knownReferences } from '../../../client/src/language/known-references';
import { plainLabel, plainText } from '../../../client/src/prompts/plain-label';
import { wantAttention } from '../../../client/src/views/attention';
import type { SearchState } from '../../../client/src/views/secret-search';
import { searchSecrets } from '../../../client/src/views/secret-search';
import { secretFilter } from '../../../client/src/views/secrets-tree/filter';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { RecordedDialogs, t } from './support/recorded-dialogs';
import { keychainStatus, localStatus, serverStatus } from './support/store-status';
import { meta, NOW, TreeWorld, version } from './support/tree-world';

const LOCAL = localStatus('ready', { waysIn: ['password', 'keychain'] });

function world(): TreeWorld {
  return new TreeWorld(
    { status: LOCAL, secrets: [meta('shop/mail'), meta('shop/prod/stripe', { tags: ['payment'] }), meta('other')] },
    { status: serverStatus('ready'), secrets: [meta('shop/db'), meta('shop/mail'), meta('api/key')], namesOnly: true },
  );
}

describe('a filter', () => {
  const matches = (text: string, path: string, more = {}): boolean | undefined =>
    secretFilter(text, () => NOW)?.matches({ kind: 'secret', path, meta: meta(path, more) });

  it('wants every word somewhere in path or tags, whatever its case and width', () => {
    assert.equal(matches('SHOP mail', 'shop/prod/mail'), true);
    assert.equal(matches('shop  post', 'shop/prod/mail'), false);
    assert.equal(matches('pay', 'a', { tags: ['Payment'] }), true);
    assert.equal(matches('ｍail', 'mail'), true);
    assert.equal(matches('.*', 'mail'), false, 'a word is no pattern');
  });

  it('is none without a word', () => {
    assert.equal(secretFilter('   ', () => NOW), undefined);
  });

  it('asks for states by words with a sign', () => {
    assert.equal(matches('@due', 'a', { expires: '2026-06-02T00:00:00.000Z' }), true);
    assert.equal(matches('@due', 'a', { expires: '2027-06-02T00:00:00.000Z' }), false);
    assert.equal(matches('@deleted', 'a', { versions: [version(1, 'deleted')] }), true);
    assert.equal(secretFilter('@deleted', () => NOW)?.matches({ kind: 'secret', path: '@deleted' }), false);
  });

  it('leaves of the tree the lines that match and the folders above them, opened', async () => {
    const filtered = world();
    filtered.tree.filterBy(' Stripe ');
    assert.equal(filtered.tree.filter, 'Stripe');
    assert.deepEqual(await filtered.labels('local'), ['shop']);
    assert.deepEqual(await filtered.labels('local', 'shop'), ['prod']);
    assert.deepEqual(await filtered.labels('local', 'shop', 'prod'), ['stripe']);
    assert.equal(filtered.tree.view(await filtered.line('local', 'shop')).expands, 'expanded');
  });

  it('looks in a server only through what was opened, and says so', async () => {
    const filtered = world();
    await filtered.labels('team', 'shop');
    filtered.asked();
    filtered.tree.filterBy('mail');
    assert.deepEqual(await filtered.labels('team'), ['shop', 'Only folders that were opened are filtered']);
    assert.deepEqual(await filtered.labels('team', 'shop'), ['mail']);
    filtered.tree.filterBy('nothing');
    assert.deepEqual(await filtered.labels('team'), ['Only folders that were opened are filtered']);
    assert.deepEqual(await filtered.labels('local'), ['No name matches the filter']);
    assert.deepEqual(filtered.asked(), ['all local']);
  });

  it('gives the lines other ids, so that they open, and the old ones back when it is cleared', async () => {
    const filtered = world();
    const id = async (): Promise<string> => filtered.tree.view(await filtered.line('local', 'shop')).id;
    const before = await id();
    filtered.tree.filterBy('mail');
    assert.notEqual(await id(), before);
    filtered.tree.filterBy('');
    assert.equal(await id(), before);
    assert.deepEqual(await filtered.labels('local'), ['shop', 'other']);
  });

  it('takes lines away that come back as the person had opened and closed them', async () => {
    const filtered = world();
    const expands = async (...way: readonly string[]): Promise<string> => filtered.tree.view(await filtered.line(...way)).expands;
    filtered.tree.remember(await filtered.line('local', 'shop'), true);
    filtered.tree.remember(await filtered.line('local'), false);
    filtered.tree.filterBy('mail');
    assert.deepEqual([await expands('local'), await expands('local', 'shop')], ['expanded', 'expanded']);
    filtered.tree.filterBy('');
    assert.deepEqual([await expands('local'), await expands('local', 'shop'), await expands('team')], ['collapsed', 'expanded', 'collapsed']);
  });
});

describe('a search over all stores', () => {
  async function states(of: TreeWorld): Promise<readonly SearchState[]> {
    const seen: SearchState[] = [];
    await searchSecrets({ follower: of.follower, listings: of.listings, t }, (state) => seen.push(state));
    return seen;
  }

  it('reports what is known at once, and more with each store that answers', async () => {
    const searched = world();
    await searched.labels('team', 'shop');
    const all = await states(searched);
    assert.deepEqual(all[0]?.found.map(({ store, path }) => `${store} ${path}`), ['team shop/db', 'team shop/mail']);
    assert.deepEqual(all[0].pending, ['local', 'team']);
    assert.deepEqual(all.at(-1)?.found.map(({ store, path }) => `${store} ${path}`), [
      'local other', 'local shop/mail', 'local shop/prod/stripe', 'team api/key', 'team shop/db', 'team shop/mail',
    ]);
    assert.deepEqual(all.at(-1)?.pending, []);
    await states(searched);
    assert.equal(searched.asked().filter((call) => call.startsWith('all team')).length, 1);
  });

  it('says of stores that it cannot look into what to do', async () => {
    const searched = new TreeWorld(
      { status: localStatus('locked'), secrets: [] }, { status: serverStatus('unauthenticated'), secrets: [] },
      { status: keychainStatus('ready'), secrets: [], failure: { kind: 'keyring-locked' } });
    const last = (await states(searched)).at(-1);
    assert.deepEqual(last?.found, []);
    const commands = last.notices.flatMap(({ command, store }) => (command === undefined ? [] : [`${command} ${store}`]));
    assert.deepEqual(commands, ['keyward.unlock local', 'keyward.signIn team', 'keyward.refreshStore keychain']);
  });

  it('keeps pictures out of labels', () => {
    assert.equal(plainLabel('a $(trash) \u202eb'), 'a \\$(trash) \\u{202e}b');
  });

  it('makes no link of a name in a sentence, and keeps our own lines', () => {
    assert.equal(plainText('Stored as "[x](command:workbench.action.quit)".\nDone \u001b[0m.'), 'Stored as "[x] (command:workbench.action.quit)".\nDone \\u{1b}[0m.');
  });
});

describe('the commands of the search', () => {
  function commands(filter: string | undefined, typed: string | undefined, found?: SecretRef) {
    const done: string[] = [];
    const list = searchCommands({
      dialogs: Object.assign(new RecordedDialogs(), { askText: ({ initial = '' }) => { done.push(`asked ${initial}`); return Promise.resolve(typed); } }),
      filter: () => filter, filterBy: (text) => done.push(`filter ${text}`),
      find: () => Promise.resolve(found), show: ({ path }) => { done.push(`show ${path}`); return Promise.resolve(); }, t,
    });
    const run = async (id: string): Promise<readonly string[]> => {
      await list.find((command) => command.id === id)?.run([]);
      return done;
    };
    return { run, list };
  }

  it('filter by what is typed, begin with the filter that there is, and keep it where the person turns away', async () => {
    assert.deepEqual(await commands('old', 'new').run('keyward.filterSecrets'), ['asked old', 'filter new']);
    assert.deepEqual(await commands(undefined, undefined).run('keyward.filterSecrets'), ['asked ']);
    assert.deepEqual(await commands('old', undefined).run('keyward.clearFilter'), ['filter ']);
  });

  it('show what was found, and nothing where nothing was', async () => {
    assert.deepEqual(await commands(undefined, undefined, { store: 'a', path: 'b', field: 'c' }).run('keyward.findSecret'), ['show b']);
    assert.deepEqual(await commands(undefined, undefined).run('keyward.findSecret'), []);
  });

  it('are for trusted folders', () => {
    assert.ok(commands(undefined, undefined).list.every(({ trust }) => trust === 'needed'));
  });
});

describe('the number on the icon', () => {
  it('counts what has expired or will in a day or two, and is neither deleted nor out of sight', async () => {
    const soon = { expires: '2026-06-02T00:00:00.000Z' };
    const secrets = [meta('a', soon), meta('b', { expires: '2020-01-01T00:00:00.000Z' }), meta('c', { expires: '2026-06-10T00:00:00.000Z' }), meta('d'),
      meta('e', { ...soon, versions: [version(1, 'deleted')] })];
    const counted = new TreeWorld({ status: LOCAL, secrets }, { status: serverStatus('ready'), secrets: [meta('f', soon)] });
    await counted.labels('local');
    assert.equal(wantAttention(counted.follower.stores, counted.listings, NOW), 2);
    await counted.labels('team');
    assert.equal(wantAttention(counted.follower.stores, counted.listings, NOW), 3);
  });
});

describe('what the language server hears of the stores', () => {
  /** What Keyward itself stored: fingerprints by reference. */
  function stored(...lines: readonly (readonly [store: string, path: string, ...fingerprints: string[]])[]): Pick<KnownValues, 'all'> {
    return { all: () => Promise.resolve(lines.map(([store, path, ...fingerprints]) => ({ ref: { store, path, field: 'value' }, fingerprints }))) };
  }

  it('has fingerprints of what Keyward stored, also where nobody has looked, and none of what is gone', async () => {
    const told = world();
    await told.follower.show();
    await told.follower.settled('team');
    const values = stored(['local', 'shop/mail', 'aa', 'bb'], ['local', 'shop/gone', 'cc'], ['team', 'shop/unseen', 'dd'], ['nowhere', 'shop/key', 'ee']);
    const { secrets } = await knownReferences(told.follower.stores, told.listings, values);
    assert.deepEqual(
      secrets.filter(({ fingerprints }) => fingerprints.length > 0).map(({ store, path, fingerprints }) => [store, path, ...fingerprints]),
      [['local', 'shop/mail', 'aa', 'bb'], ['team', 'shop/unseen', 'dd']],
    );
  });

  it('has the fingerprints of a locked store, and no other word of it', async () => {
    const told = new TreeWorld({ status: localStatus('locked'), secrets: [] });
    await told.follower.show();
    const { stores, secrets } = await knownReferences(told.follower.stores, told.listings, stored(['local', 'shop/mail', 'aa']));
    assert.deepEqual([stores, secrets], [[{ name: 'local', listed: false }], [{ store: 'local', path: 'shop/mail', fields: ['value'], type: 'generic', fingerprints: ['aa'] }]]);
  });

  it('is all of a store on this machine, and of a server what somebody looked at', async () => {
    const told = world();
    await told.follower.show();
    await told.follower.settled('team');
    told.asked();
    const first = await knownReferences(told.follower.stores, told.listings, stored());
    assert.deepEqual(first.stores, [{ name: 'local', listed: true }, { name: 'team', listed: false }]);
    assert.deepEqual(first.secrets.map(({ path }) => path), ['other', 'shop/mail', 'shop/prod/stripe']);
    assert.deepEqual(told.asked(), ['all local'], 'no server is asked for it');
    await told.labels('team', 'shop', 'db');
    const second = await knownReferences(told.follower.stores, told.listings, stored());
    assert.deepEqual(second.secrets.filter(({ store }) => store === 'team').map(({ path }) => path), ['shop/db']);
    assert.equal(second.stores[1]?.listed, false);
  });

  it('is nothing of a store that is locked, or that cannot be listed', async () => {
    const told = new TreeWorld({ status: localStatus('locked'), secrets: [] }, { status: keychainStatus('ready'), secrets: [], failure: { kind: 'keyring-locked' } });
    await told.follower.show();
    await told.follower.settled('keychain');
    const { stores, secrets } = await knownReferences(told.follower.stores, told.listings, stored());
    assert.deepEqual([stores.map(({ listed }) => listed), secrets], [[false, false], []]);
  });
});
