import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import { err, ok } from '../../../shared/src/core/result';
import { isApproved } from '../../../shared/src/flows/approve';
import type { RelocationOutcome } from '../../../shared/src/flows/relocate';
import { relocationNotice, relocationSentences } from '../../../shared/src/flows/relocation-notice';
import { renameSecret } from '../../../shared/src/flows/rename';
import { copySecretTo, moveSecretTo } from '../../../shared/src/flows/transfer';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { valueOf } from '../../support/local-vault';
import { SecretLife } from './secret-life';

const FROM = { store: 'local', path: 'shop/key' };
const TO = 'shop/prod/key';
const reference = (path: string, store = 'local'): string => `keyward://${store}/${path}#value`;

describe('rename', () => {
  let life: SecretLife;
  beforeEach(async () => {
    life = await SecretLife.start();
    await life.store(FROM.path, 'older');
    await life.store(FROM.path, 'the value', { type: 'api-key', tags: ['shop'], rule: 'keyward/stripe-secret-key' });
  });

  const rename = async (changes: Parameters<SecretLife['relocatePorts']>[0] = {}): Promise<RelocationOutcome> =>
    renameSecret(FROM, TO, await life.relocatePorts(changes));

  it('copies, leads the manifests there with their approval, and deletes the old one so that it can be brought back', async () => {
    await life.manifest(`KEY=${reference(FROM.path)}`, '# a comment', 'OTHER=keyward://local/shop/other#value');
    const outcome = await rename();
    assert(outcome.kind === 'relocated');
    assert.deepEqual(outcome.old, { kind: 'deleted', undoable: true });
    assert.equal(life.world.read('keyward.env'), `KEY=${reference(TO)}\n# a comment\nOTHER=keyward://local/shop/other#value\n`);
    assert.equal(await life.world.stored(reference(TO)), 'the value');
    assert.equal(await life.world.stored(reference(FROM.path)), 'not-found');
    const { type, tags, rule } = await life.meta(TO);
    assert.deepEqual([type, tags, rule], ['api-key', ['shop'], 'keyward/stripe-secret-key']);
    const [manifest] = (await life.manifests()).manifests;
    assert(manifest !== undefined && valueOf(await isApproved(manifest, { sideFiles: life.sideFiles(), approvals: life.world.approvals })));
    valueOf(await (await life.world.service()).undelete({ ...FROM, field: DEFAULT_FIELD }));
    assert.equal(await life.world.stored(`${reference(FROM.path)}?version=1`), 'older');
  });

  it('says beforehand that older versions stay, and which lines are led to the new place', async () => {
    await life.manifest(`KEY=${reference(FROM.path)}`);
    await rename({ agree: (question) => { life.questions.push(question); return Promise.resolve(false); } });
    const text = relocationSentences(life.questions[0] ?? assert.fail()).join(' ');
    assert.match(text, /Only the newest version goes along\. One older version stays at shop\/key\./);
    assert.match(text, /led to the new place: KEY in .+keyward\.env/);
    assert.equal(await life.world.stored(reference(FROM.path)), 'the value');
    assert.equal(await life.world.stored(reference(TO)), 'not-found');
  });

  it('approves nothing in a manifest that was not approved', async () => {
    life.world.write('keyward.env', `KEY=${reference(FROM.path)}\nEVIL=keyward://local/other/bank#value\n`);
    const outcome = await rename();
    assert(outcome.kind === 'relocated');
    assert.deepEqual(outcome.manifests.map(({ names, approval }) => [names, approval]), [[['KEY'], 'needs-allow']]);
    assert.deepEqual(valueOf(await life.world.approvals.list()), []);
    assert.match(relocationNotice(outcome).next, /run "keyward allow"/);
  });

  it('approves exactly the replaced lines: one that came meanwhile waits', async () => {
    await life.manifest(`KEY=${reference(FROM.path)}`);
    const real = life.sideFiles();
    const outcome = await rename({ sideFiles: {
      read: (file) => real.read(file), realFolder: (folder) => real.realFolder(folder),
      write: async (file, before, after) => {
        const written = await real.write(file, before, after);
        life.world.write('keyward.env', `${after}EVIL=keyward://local/other/bank#value\n`);
        return written;
      },
    } });
    assert(outcome.kind === 'relocated');
    assert.equal(outcome.manifests[0]?.approval, 'needs-allow');
  });

  it('keeps the old one for lines that ask for one version of it', async () => {
    await life.manifest(`KEY=${reference(FROM.path)}`, `OLD=${reference(FROM.path)}?version=1`);
    const outcome = await rename();
    assert(outcome.kind === 'relocated' && outcome.old.kind === 'kept' && outcome.old.reason.kind === 'still-used');
    assert.deepEqual(outcome.old.reason.lines.map(({ name }) => name), ['OLD']);
    assert.match(relocationSentences(life.questions[0] ?? assert.fail()).join(' '), /The old secret is kept, because these lines ask for one version/);
    assert.equal(await life.world.stored(`${reference(FROM.path)}?version=1`), 'older');
  });

  it('keeps the old one where a manifest cannot be understood or read', async () => {
    life.world.write('keyward.env', `KEY=${reference(FROM.path)}\nKEY=${reference(FROM.path)}\n`);
    const faulty = await rename();
    assert(faulty.kind === 'relocated' && faulty.old.kind === 'kept' && faulty.old.reason.kind === 'still-used');
    assert.deepEqual(faulty.old.reason.doubtful, [`${life.world.project}/keyward.env`]);
    life.world.write('keyward.env', Buffer.from([1, 0, 2]));
    const unreadable = await renameSecret(FROM, 'shop/third', await life.relocatePorts());
    assert(unreadable.kind === 'relocated' && unreadable.old.kind === 'kept');
    assert.equal(await life.world.stored(reference(FROM.path)), 'the value');
  });

  it('keeps the old one, and says why, where a manifest cannot be written', async function () {
    if (process.getuid?.() === 0) {
      await life.manifest(`KEY=${reference(FROM.path)}`);
      const real = life.sideFiles();
      const outcome = await rename({ sideFiles: {
        read: (file) => real.read(file), realFolder: (folder) => real.realFolder(folder),
        write: (file) => Promise.resolve(err({ kind: 'read-only', file })),
      } });
      assert(outcome.kind === 'relocated' && outcome.old.kind === 'kept' && outcome.old.reason.kind === 'manifest');
    } else {
      await life.manifest(`KEY=${reference(FROM.path)}`);
      chmodSync(life.world.project, 0o500);
      const outcome = await rename();
      chmodSync(life.world.project, 0o700);
      assert(outcome.kind === 'relocated' && outcome.old.kind === 'kept' && outcome.old.reason.kind === 'manifest');
    }
    assert.equal(await life.world.stored(reference(FROM.path)), 'the value');
    assert.match(life.world.read('keyward.env'), new RegExp(reference(FROM.path)));
  });

  it('keeps the old one when somebody writes a version of it meanwhile', async () => {
    await life.manifest(`KEY=${reference(FROM.path)}`);
    const real = life.sideFiles();
    const outcome = await rename({ sideFiles: {
      read: (file) => real.read(file), realFolder: (folder) => real.realFolder(folder),
      write: async (...args) => {
        await life.store(FROM.path, 'newer');
        return real.write(...args);
      },
    } });
    assert(outcome.kind === 'relocated' && outcome.old.kind === 'kept' && outcome.old.reason.kind === 'changed');
    assert.equal(await life.world.stored(reference(FROM.path)), 'newer');
  });

  it('changes nothing where something is already, and says so before it asks', async () => {
    await life.store(TO, 'another');
    await life.manifest(`KEY=${reference(FROM.path)}`);
    const outcome = await rename();
    assert(outcome.kind === 'failed' && outcome.error.kind === 'already-exists');
    assert.deepEqual(life.questions, []);
    assert.equal(await life.world.stored(reference(TO)), 'another');
    assert.match(life.world.read('keyward.env'), new RegExp(reference(FROM.path)));
  });

  it('knows its own place in another spelling', async () => {
    assert.equal((await renameSecret({ store: 'local', path: 'caf\u00e9' }, 'cafe\u0301', await life.relocatePorts())).kind, 'same-place');
  });

  it('finds manifests in folders below, and in approved ones elsewhere', async () => {
    life.world.write('services/api/keyward.env', `API=${reference(FROM.path)}\n`);
    life.world.write('node_modules/x/keyward.env', `X=${reference(FROM.path)}\n`);
    const outcome = await rename();
    assert(outcome.kind === 'relocated');
    assert.deepEqual(outcome.manifests.map(({ names }) => names), [['API']]);
  });
});

describe('copy and move between stores', () => {
  let life: SecretLife;
  beforeEach(async () => {
    life = await SecretLife.start();
    await life.store(FROM.path, 'the value');
    await life.manifest(`KEY=${reference(FROM.path)}`);
  });

  it('copies and leaves everything else', async () => {
    const outcome = await copySecretTo(FROM, { store: 'team', path: 'web/key' }, await life.relocatePorts());
    assert(outcome.kind === 'relocated' && outcome.old.kind === 'kept' && outcome.old.reason.kind === 'copy');
    assert.equal(await life.world.stored(reference('web/key', 'team')), 'the value');
    assert.equal(await life.world.stored(reference(FROM.path)), 'the value');
    assert.equal(life.world.read('keyward.env'), `KEY=${reference(FROM.path)}\n`);
    assert.match(relocationNotice(outcome).what, /was copied to web\/key in "team"/);
  });

  it('moves with the manifests, and both stores have it in the log', async () => {
    const outcome = await moveSecretTo(FROM, { store: 'team', path: FROM.path }, await life.relocatePorts());
    assert(outcome.kind === 'relocated');
    assert.equal(outcome.old.kind, 'deleted');
    assert.equal(life.world.read('keyward.env'), `KEY=${reference(FROM.path, 'team')}\n`);
    assert.equal(await life.world.stored(reference(FROM.path, 'team')), 'the value');
    const entries = valueOf(await queryAuditLog(`${life.world.home}/audit`, {}));
    const actions = entries.filter(({ phase }) => phase === 'outcome').map(({ store, action }) => `${store} ${action}`);
    for (const action of ['local copy-from', 'team copy-to', 'team place', 'local delete']) assert(actions.includes(action), action);
  });

  it('says that a store without undo keeps nothing of the old one, and how to undo it', async () => {
    await life.store('only/here', 'x', {}, 'team');
    Object.assign(life.team, { capabilities: { ...life.team.capabilities, undelete: false } });
    await moveSecretTo({ store: 'team', path: 'only/here' }, { store: 'local', path: 'only/here' }, await life.relocatePorts());
    assert.match(relocationSentences(life.questions[0] ?? assert.fail()).join(' '), /"team" keeps nothing of it then: to undo this, move it back/);
  });

  it('asks before it trusts a copy that could not be read back, and leaves the manifests after a no', async () => {
    const asked: string[] = [];
    const readBlocked = async (accept: boolean, path: string): Promise<RelocationOutcome> => {
      life.team.faults.readAll = () => err({ kind: 'forbidden', store: 'team', operation: 'read' });
      return moveSecretTo(FROM, { store: 'team', path }, await life.relocatePorts({
        acceptUnverified: (to) => { asked.push(to.path); return Promise.resolve(accept); },
      }));
    };
    const no = await readBlocked(false, 'one');
    assert(no.kind === 'relocated' && no.old.kind === 'kept' && no.old.reason.kind === 'not-verified');
    assert.equal(life.world.read('keyward.env'), `KEY=${reference(FROM.path)}\n`);
    const yes = await readBlocked(true, 'two');
    assert(yes.kind === 'relocated' && yes.old.kind === 'deleted' && !yes.verified);
    assert.deepEqual(asked, ['one', 'two']);
  });

  it('leaves everything where the other store fails', async () => {
    life.team.faults.replace = () => err({ kind: 'sealed', store: 'team' });
    const outcome = await moveSecretTo(FROM, { store: 'team', path: 'x' }, await life.relocatePorts());
    assert(outcome.kind === 'failed' && outcome.error.kind === 'sealed');
    assert.match(relocationNotice(outcome).kept ?? '', /where it was/);
    assert.equal(await life.world.stored(reference(FROM.path)), 'the value');
  });

  it('asks for nothing where one of the stores cannot be opened', async () => {
    const outcome = await moveSecretTo(FROM, { store: 'team', path: 'x' }, await life.relocatePorts({
      openStore: (store) => Promise.resolve(store === 'team' ? err({ kind: 'unauthenticated', store }) : ok()),
    }));
    assert(outcome.kind === 'failed' && outcome.error.kind === 'unauthenticated');
    assert.deepEqual(life.questions, []);
  });
});
