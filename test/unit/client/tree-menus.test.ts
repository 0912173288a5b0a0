import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TreeNode } from '../../../client/src/views/secrets-tree/node';
import { projectRoot } from '../../support/requirements';
import { keychainStatus, localStatus, serverStatus } from './support/store-status';
import { meta, TreeWorld, version } from './support/tree-world';

/** Lines of every kind and state that menus ask for. */
async function contexts(): Promise<readonly string[]> {
  const versions = [version(1, 'destroyed'), version(2, 'previous'), version(3, 'current')];
  const world = new TreeWorld(
    { status: localStatus('ready'), secrets: [meta('folder/one', { versions }), meta('several', { fields: ['a', 'b'] }), meta('old', { versions: [version(1, 'deleted')] })] },
    { status: localStatus('locked', { name: 'shut' }), secrets: [] },
    { status: serverStatus('unauthenticated'), secrets: [] },
    { status: keychainStatus('ready'), secrets: [meta('token', { versions: [] }), meta('bad\u202ename')] },
  );
  const seen: string[] = [];
  const open = async (node?: TreeNode): Promise<void> => {
    for (const child of await world.tree.children(node)) {
      await open(child);
      seen.push(world.tree.view(child).context);
    }
  };
  await open();
  return seen;
}

describe('menus of the secrets view', () => {
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  const asked = new Set([...manifest.matchAll(/viewItem =~ \/\\\\b(?:\(([a-z|]+)\)|([a-z]+))\\\\b\//g)]
    .flatMap(([, several, one]) => (several ?? one ?? '').split('|')));

  it('ask for no word that no line has', async () => {
    assert.ok(asked.size > 5);
    const words = new Set((await contexts()).flatMap((context) => context.split(' ')));
    assert.deepEqual([...asked].filter((word) => !words.has(word)), []);
  });

  it('offer nothing for a name that cannot be used, and nothing that changes for what is gone', async () => {
    const lines = await contexts();
    assert.ok(lines.includes('unusable'));
    for (const context of lines.filter((each) => /\b(unusable|deleted|gone)\b/.test(each))) {
      assert.doesNotMatch(context, /\b(secret|entry|field|group)\b/, context);
    }
  });

  it('are written in the words that docs/editor.md lists', async () => {
    const docs = readFileSync(path.join(projectRoot, 'docs', 'editor.md'), 'utf8');
    const words = new Set((await contexts()).flatMap((context) => context.split(' ')));
    for (const word of words) {
      if (['notice', 'local', 'hashicorp', 'keychain', 'locked', 'unauthenticated'].includes(word)) continue;
      assert.match(docs, new RegExp(`\`[^\`]*\\b${word}\\b[^\`]*\``), word);
    }
  });
});
