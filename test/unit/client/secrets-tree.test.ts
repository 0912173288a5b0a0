import assert from 'node:assert/strict';
import { folderLevel, PAGE_SIZE } from '../../../client/src/views/secrets-tree/folder-level';
import type { TreeNode } from '../../../client/src/views/secrets-tree/node';
import { Listings } from '../../../client/src/vault/listings';
import { SecretsTree } from '../../../client/src/views/secrets-tree/secrets-tree';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { MASK } from '../../../shared/src/core/redact/mask';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { StoreState, StoreStatus } from '../../../shared/src/secrets/store';
import { localStatus } from './support/store-status';

const t = (message: string, ...values: readonly (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));

function meta(path: string, more: Partial<SecretMeta> = {}): SecretMeta {
  return {
    store: 'local', path, fields: ['value'], type: 'api-key', tags: [], created: '2026-01-02T03:04:05.000Z',
    updated: '2026-01-02T03:04:05.000Z', versions: [{ version: 1, created: '2026-01-02T03:04:05.000Z', state: 'current' }], ...more,
  };
}

function status(state: StoreState, more: Partial<StoreStatus> = {}): StoreStatus {
  return localStatus(state, { waysIn: ['password', 'recovery-code'], ...more });
}

interface World {
  readonly stores: readonly StoreStatus[];
  readonly secrets?: Result<readonly SecretMeta[], VaultError>;
  readonly trusted?: boolean;
}

function treeOf(world: World) {
  const calls: string[] = [];
  const listings = new Listings({
    stores: () => { calls.push('stores'); return Promise.resolve(world.stores); },
    browse: (store) => {
      calls.push(`list ${store}`);
      const secrets = world.secrets ?? ok([]);
      return Promise.resolve(secrets.ok ? ok({ entries: secrets.value.map((found) => ({ kind: 'secret', path: found.path, meta: found })), complete: true }) : secrets);
    },
  });
  const tree = new SecretsTree({ listings, isTrusted: () => world.trusted ?? true, t });
  const labels = async (node?: TreeNode) => (await tree.children(node)).map((child) => tree.view(child).label);
  const first = async (node?: TreeNode): Promise<TreeNode> => {
    const [child] = await tree.children(node);
    assert(child !== undefined);
    return child;
  };
  return { tree, listings, calls, labels, first };
}

describe('the secrets view', () => {
  it('shows stores, folders and secrets, masks of one width, and no value', async () => {
    const { tree, labels, first } = treeOf({
      stores: [status('ready')],
      secrets: ok([meta('shop/prod/stripe-key'), meta('shop/mail'), meta('top', { type: 'database-credential' })]),
    });
    const store = await first();
    assert.deepEqual(await labels(), ['local']);
    assert.deepEqual(await labels(store), ['shop', 'top']);
    const shop = await first(store);
    assert.deepEqual(await labels(shop), ['prod', 'mail']);
    const secret = (await tree.children(shop))[1];
    assert(secret?.kind === 'secret');
    const view = tree.view(secret);
    assert.equal(view.description, MASK);
    assert.equal(view.context, 'secret');
    assert.ok(!view.spoken.includes(MASK), 'a screen reader is not read the mask');
    assert.deepEqual(secret.ref, { store: 'local', path: 'shop/mail', field: 'value' });
  });

  it('asks each store once until it is refreshed', async () => {
    const { tree, listings, calls, first } = treeOf({ stores: [status('ready')], secrets: ok([meta('a/b'), meta('a/c')]) });
    const store = await first();
    const folder = await first(store);
    await tree.children(folder);
    await tree.children(folder);
    assert.deepEqual(calls, ['stores', 'list local']);
    listings.forget();
    await tree.children(store);
    assert.deepEqual(calls, ['stores', 'list local', 'list local']);
  });

  it('keeps the object of a store, by which the editor knows it', async () => {
    const { listings, first } = treeOf({ stores: [status('ready')] });
    const before = await first();
    listings.forget();
    assert.equal(await first(), before);
  });

  it('opens a secret with several fields into these', async () => {
    const { tree, labels, first } = treeOf({ stores: [status('ready')], secrets: ok([meta('db', { fields: ['user', 'password'] })]) });
    const secret = await first(await first());
    assert.equal(tree.view(secret).context, 'group');
    assert.deepEqual(await labels(secret), ['user', 'password']);
    const field = await first(secret);
    assert(field.kind === 'field');
    assert.equal(field.ref.field, 'user');
  });

  it('asks no store anything in a folder that is not trusted', async () => {
    const { calls, labels } = treeOf({ stores: [status('ready')], trusted: false });
    assert.deepEqual(await labels(), []);
    assert.deepEqual(calls, []);
  });

  it('leaves the view to its welcome text where there is no vault', async () => {
    const { labels } = treeOf({ stores: [status('missing')] });
    assert.deepEqual(await labels(), []);
  });

  it('says of a locked store what to do next, and lists nothing', async () => {
    const { tree, calls, first } = treeOf({ stores: [status('locked')] });
    const store = await first();
    const notice = await first(store);
    assert.equal(tree.view(notice).command?.id, 'keyward.unlock');
    assert.match(tree.view(store).context, /\blocked\b/);
    assert.deepEqual(calls, ['stores']);
  });

  it('says of a damaged store what happened and what to do next, and lists nothing', async () => {
    const error = { kind: 'corrupt', file: '/vault.json', backup: '/backups/7.json' } as const;
    const { tree, first, calls } = treeOf({ stores: [status('damaged', { error })] });
    const store = await first();
    const view = tree.view(await first(store));
    assert.match(view.label, /vault\.json is damaged/);
    assert.match(view.description ?? '', /Restore the newest good backup.*\/backups\/7\.json/);
    assert.match(tree.view(store).context, /\bdamaged\b/);
    assert.deepEqual(calls, ['stores']);
  });

  it('warns while there is only one way in', async () => {
    const { tree, first } = treeOf({ stores: [status('ready', { waysIn: ['keychain'] })], secrets: ok([meta('a')]) });
    const notice = await first(await first());
    assert.equal(tree.view(notice).command?.id, 'keyward.saveRecoveryCode');
  });

  for (const state of ['damaged', 'sealed', 'unreachable', 'denied', 'unauthenticated', 'locked-out'] as const) {
    it(`shows a store that is ${state} with the reason`, async () => {
      const error: VaultError = { kind: 'unreachable', store: 'local', code: 'ECONNREFUSED' };
      const { tree, first } = treeOf({ stores: [status(state, { error })] });
      const notice = await first(await first());
      assert.equal(notice.kind, 'notice');
      assert.notEqual(tree.view(notice).label, '');
    });
  }

  it('shows why a list failed', async () => {
    const { tree, first } = treeOf({ stores: [status('ready')], secrets: err({ kind: 'audit-unavailable', file: 'audit.jsonl', code: 'ENOSPC' }) });
    const notice = await first(await first());
    assert.equal(tree.view(notice).icon, 'error');
  });

  it('makes harmful characters of a name visible', async () => {
    const { tree, first } = treeOf({ stores: [status('ready')], secrets: ok([meta('pay\u202egnp.exe')]) });
    const secret = await first(await first());
    assert.equal(tree.view(secret).label, 'pay\\u{202e}gnp.exe');
    assert.ok(!tree.tooltip(secret).join('').includes('\u202e'));
  });

  it('tells metadata in the tooltip', async () => {
    const { tree, first } = treeOf({ stores: [status('ready')], secrets: ok([meta('a', { owner: 'mira', expires: '2027-01-01T00:00:00.000Z', tags: ['shop'] })]) });
    const lines = tree.tooltip(await first(await first())).join('\n');
    for (const expected of ['mira', '2027-01-01', 'shop', 'api-key', 'Version: 1']) assert.ok(lines.includes(expected), expected);
  });
});

describe('a level of the tree', () => {
  it('puts more than a thousand entries into pages, without losing one', () => {
    const secrets = Array.from({ length: 2500 }, (_, index) => meta(`many/s${String(index).padStart(4, '0')}`));
    const pages = folderLevel('local', 'many/', secrets);
    assert.deepEqual(pages.map((page) => page.kind === 'page' ? page.entries.length : 0), [PAGE_SIZE, PAGE_SIZE, 500]);
    const paths = pages.flatMap((page) => page.kind === 'page' ? page.entries : []).map((entry) => entry.kind === 'secret' ? entry.ref.path : '');
    assert.equal(new Set(paths).size, 2500);
    assert.deepEqual(paths, [...paths].sort());
  });

  it('keeps a folder and a secret of one name apart', () => {
    const kinds = folderLevel('local', '', [meta('a'), meta('a/b')]).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['folder', 'secret']);
  });

  it('does not take a longer name for a folder', () => {
    assert.deepEqual(folderLevel('local', 'shop/', [meta('shopping/list')]), []);
  });
});
