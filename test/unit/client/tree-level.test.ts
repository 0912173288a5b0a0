import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelOf } from '../../../client/src/vault/listings';
import { folderLevel, lastSegment, PAGE_SIZE } from '../../../client/src/views/secrets-tree/folder-level';
import type { TreeNode } from '../../../client/src/views/secrets-tree/node';
import { MASK } from '../../../shared/src/core/redact/mask';
import { isSafeText } from '../../../shared/src/core/text/safe-text';
import type { SecretEntry, StoreEntry } from '../../../shared/src/secrets/store';
import { localStatus, serverStatus } from './support/store-status';
import { meta, TreeWorld } from './support/tree-world';

function entry(path: string): SecretEntry {
  return { kind: 'secret', path };
}

function entriesOf(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node): readonly TreeNode[] => (node.kind === 'page' ? node.entries : [node]));
}

describe('a level of the tree', () => {
  it('puts more than a thousand entries into pages, without losing one', () => {
    const secrets = Array.from({ length: 2500 }, (_, index) => entry(`many/s${String(index).padStart(4, '0')}`));
    const pages = folderLevel('local', 'many/', secrets);
    assert.deepEqual(pages.map((page) => (page.kind === 'page' ? page.entries.length : 0)), [PAGE_SIZE, PAGE_SIZE, 500]);
    const paths = entriesOf(pages).map((node) => (node.kind === 'secret' ? node.ref.path : ''));
    assert.deepEqual(paths, secrets.map(({ path }) => path));
  });

  it('shows folders first, then secrets, each in the order in which they come', () => {
    const entries: readonly StoreEntry[] = [entry('a'), { kind: 'folder', path: 'a/' }, entry('b'), { kind: 'folder', path: 'c/' }];
    assert.deepEqual(folderLevel('s', '', entries).map((node) => ('ref' in node ? node.ref.path : node.prefix)), ['a/', 'c/', 'a', 'b']);
  });

  it('has of all secrets those directly in the folder, and the folders of the others: a property', () => {
    const segment = fc.constantFrom('a', 'b', 'ab', 'ä', '…');
    const paths = fc.uniqueArray(fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/')));
    fc.assert(fc.property(paths, (all) => {
      const reached: string[] = [];
      const open = (folder: string): void => {
        for (const { kind, path } of levelOf(all.map(entry), folder)) {
          assert.ok(path.startsWith(folder));
          if (kind === 'folder') open(path);
          else reached.push(path);
        }
      };
      open('');
      assert.deepEqual(reached.sort(), [...all].sort());
    }));
  });

  it('marks names that a hurried reader takes for each other', () => {
    const nodes = folderLevel('s', '', [entry('Key'), entry('key'), entry('ｋey'), entry('other')]);
    assert.deepEqual(nodes.map((node) => node.kind === 'secret' && node.looksLikeAnother === true), [true, true, true, false]);
  });

  it('names each line by the last part of its path', () => {
    assert.deepEqual(['a', 'a/b', 'a/b/', '/', ''].map(lastSegment), ['a', 'b', 'b', '', '']);
  });
});

/** Names as somebody hostile chooses them in a store that others read. */
const HOSTILE: readonly string[] = [
  'pay\u202egnp.exe', '\u2067\u2066key', '\u001b[31mred\u001b[0m', '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'a\rb', 'tab\tbell\u0007',
  '**bold** [x](command:workbench.action.quit)', '<img src=x onerror=alert(1)>', '$(trash) $(loading~spin)', '`code`', '\ud83d\udd11 key', '\u{1f468}\u200d\u{1f469}',
  'שלום', 'مفتاح', 'e\u0301', 'zero\u200bwidth', '\u2800', '\u{e0041}', '{0} {1}', '%2e%2e', '__proto__', 'constructor', 'a'.repeat(500),
  '..', '?', '#', '\\', ' ', '$&',
];

describe('a name that somebody hostile chose', () => {
  for (const name of HOSTILE) {
    it(`is shown as a text: ${JSON.stringify(name.slice(0, 30))}`, async () => {
      const secret = meta(`folder/${name}`, { owner: name, tags: [name], fields: [name, 'value'] });
      const world = new TreeWorld({ status: localStatus('ready', { waysIn: ['password', 'keychain'] }), secrets: [secret, meta(`${name}/in`)] });
      const seen: TreeNode[] = [];
      const open = async (node?: TreeNode): Promise<void> => {
        for (const child of await world.tree.children(node)) {
          seen.push(child);
          await open(child);
        }
      };
      await open();
      assert.ok(seen.length >= 4);
      for (const node of seen) {
        const { label, description = '', spoken } = world.tree.view(node);
        for (const text of [label, description, spoken, ...await world.tree.tooltip(node)]) {
          assert.ok(isSafeText(text), text);
          assert.ok(text.length <= 1100, text);
        }
      }
      const ids = seen.map((node) => world.tree.view(node).id);
      assert.equal(new Set(ids).size, ids.length);
    });
  }

  it('cannot be used where no reference can name it, and says so', async () => {
    const paths = ['..', '?', '#', '\\', 'pay\u202egnp.exe', '.keyward/tokens', 'e\u0301'];
    const world = new TreeWorld({ status: serverStatus('ready'), secrets: paths.map((path) => meta(path)) });
    await world.labels('team');
    for (const node of await world.tree.children(await world.line('team'))) {
      if (node.kind !== 'secret') continue;
      const view = world.tree.view(node);
      assert.deepEqual([view.context, view.expands, view.tone], ['unusable', 'no', 'warning'], node.ref.path);
      assert.ok(!view.description?.includes(MASK));
    }
  });
});

describe('two thousand secrets in one folder', () => {
  it('are pages of lines that are made of one listing', async () => {
    const secrets = Array.from({ length: 2000 }, (_, index) => meta(`many/s${String(index).padStart(4, '0')}`));
    const world = new TreeWorld({ status: localStatus('ready', { waysIn: ['password', 'keychain'] }), secrets });
    const pages = await world.tree.children(await world.line('local', 'many'));
    assert.deepEqual(pages.map((page) => world.tree.view(page).label), ['s0000 … s0999', 's1000 … s1999']);
    const lines = (await Promise.all(pages.map((page) => world.tree.children(page)))).flat();
    assert.equal(new Set(lines.map((line) => world.tree.view(line).id)).size, 2000);
    assert.deepEqual(world.asked(), ['status local', 'all local']);
  });

  it('are found again from the path alone, in the page that has it', async () => {
    const secrets = Array.from({ length: 2000 }, (_, index) => meta(`many/s${String(index).padStart(4, '0')}`));
    const world = new TreeWorld({ status: localStatus('ready', { waysIn: ['password', 'keychain'] }), secrets });
    await world.labels();
    const way: string[] = [];
    let node: TreeNode | undefined = world.tree.secretNode({ store: 'local', path: 'many/s1500', field: 'value' });
    while (node !== undefined) {
      way.unshift(world.tree.view(node).label);
      node = await world.tree.parent(node);
    }
    assert.deepEqual(way, ['local', 'many', 's1000 … s1999', 's1500']);
    assert.equal((await world.line(...way)).kind, 'secret');
  });
});
