import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { MemoryStore } from '../../../support/memory-store';
import { isDisposed } from '../support/scripted-boxes';
import { SidebarDesk } from '../support/sidebar-desk';

const VALUE = ['a', 'made-up', 'value'].join(' ');
const OTHER = ['another', 'made-up', 'value'].join(' ');

describe('a new secret', () => {
  it('is asked for step by step and stored where the answers say', async () => {
    const desk = await SidebarDesk.open();
    desk.boxes.answers = [{ pick: 'team' }, { type: 'shop/key' }, 'enter', { pick: 'Type' }, { secret: VALUE }, { pick: 'API key' }];
    await desk.run('keyward.newSecret');
    assert.equal(await desk.stored('team', 'shop/key'), VALUE);
    assert.equal((await desk.meta('team', 'shop/key')).type, 'api-key');
    assert.deepEqual(desk.boxes.places, ['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
    assert.deepEqual(desk.touched, [{ store: 'team', path: 'shop/key' }]);
    assert.match(desk.dialogs.notices[0]?.text ?? '', /shop\/key is stored in team as version 1/);
    assert.ok(desk.boxes.handedOut.every(isDisposed));
  });

  it('is said to be a version only where the store keeps any', async () => {
    const keys = new MemoryStore('keys');
    Object.assign(keys, { capabilities: { ...keys.capabilities, versions: 'none' } });
    const desk = await SidebarDesk.open([keys]);
    desk.boxes.answers = [{ pick: 'keys' }, { type: 'shop/key' }, 'enter', { pick: 'Type' }, { secret: VALUE }, { pick: 'API key' }];
    await desk.run('keyward.newSecret');
    assert.equal(desk.dialogs.notices[0]?.text, 'shop/key is stored in keys.');
  });

  it('goes to the store and folder of the line that it is called on', async () => {
    const desk = await SidebarDesk.open();
    desk.boxes.answers = [{ type: 'shop/prod/key' }, 'enter', { pick: 'Type' }, { secret: VALUE }, 'enter'];
    await desk.run('keyward.newSecret', { kind: 'folder', store: 'team', prefix: 'shop/prod/' });
    assert.equal(desk.boxes.shown[0]?.initial, 'shop/prod/');
    assert.equal(await desk.stored('team', 'shop/prod/key'), VALUE);
  });

  it('is not called as another is, nor as no secret can be', async () => {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'taken', VALUE);
    desk.boxes.answers = [{ pick: 'local' }, { type: 'taken' }, { type: 'a//b' }, { type: '.keyward/own' }, { type: '' }, 'escape'];
    await desk.run('keyward.newSecret');
    assert.equal(desk.boxes.refused.length, 4);
    assert.match(desk.boxes.refused[0] ?? '', /already/);
    assert.equal(await desk.stored('local', 'taken'), VALUE);
  });

  it('may be called as one that was deleted', async () => {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'again', VALUE);
    await desk.service.delete({ store: 'local', path: 'again', field: 'value' });
    desk.boxes.answers = [{ pick: 'local' }, { type: 'again' }, 'enter', { pick: 'Type' }, { secret: OTHER }, 'enter'];
    await desk.run('keyward.newSecret');
    assert.equal(await desk.stored('local', 'again'), OTHER);
  });

  it('keeps the lines of a private key from the clipboard, and warns where a box would lose them', async () => {
    const desk = await SidebarDesk.open();
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    desk.clipboard = key;
    desk.boxes.answers = [
      { pick: 'local' }, { type: 'ssh' }, 'enter', { pick: 'Type' }, { secret: key.replaceAll('\n', '') }, 'back', { pick: 'Take it from the clipboard' }, 'enter',
    ];
    await desk.run('keyward.newSecret');
    assert.match(desk.boxes.refused[0] ?? '', /several lines/);
    assert.equal(await desk.stored('local', 'ssh'), key);
  });

  it('can come out of a file', async () => {
    const desk = await SidebarDesk.open();
    const file = path.join(desk.project, 'token.txt');
    writeFileSync(file, `${VALUE}\r\n`);
    desk.boxes.files = [path.join(desk.project, 'none.txt'), undefined, file];
    const take = { pick: 'Take it from a file' };
    desk.boxes.answers = [{ pick: 'local' }, { type: 'token' }, 'enter', take, take, take, 'enter'];
    await desk.run('keyward.newSecret');
    assert.deepEqual(desk.dialogs.failures.map(({ kind }) => kind), ['io']);
    assert.equal(await desk.stored('local', 'token'), VALUE);
  });

  it('can be generated, and gives the public half of a pair to copy', async () => {
    const desk = await SidebarDesk.open();
    desk.boxes.answers = [{ pick: 'local' }, { type: 'signing' }, 'enter', { pick: 'Generate' }, { pick: 'Ed25519' }, 'enter'];
    await desk.run('keyward.newSecret');
    assert.match(await desk.stored('local', 'signing'), /^-----BEGIN PRIVATE KEY-----/);
    desk.dialogs.notices[0]?.actions?.[0]?.run();
    assert.match(desk.copied[0] ?? '', /^-----BEGIN PUBLIC KEY-----/);
  });

  it('is not made, and nothing of it is kept, when the person leaves at any step', async () => {
    const all = [{ pick: 'local' }, { type: 'left' }, 'enter', { pick: 'Type' }, { secret: VALUE }] as const;
    for (let steps = 0; steps <= all.length; steps += 1) {
      const desk = await SidebarDesk.open();
      desk.boxes.answers = [...all.slice(0, steps), 'escape'];
      await desk.run('keyward.newSecret');
      assert.equal(await desk.stored('local', 'left'), 'not-found');
      assert.ok(desk.boxes.handedOut.every(isDisposed));
      assert.deepEqual([desk.dialogs.notices, desk.dialogs.failures, desk.touched], [[], [], []]);
    }
  });

  it('is not asked for where its store does not open', async () => {
    const desk = await SidebarDesk.open();
    desk.opens = (store) => ({ kind: 'locked', store });
    desk.boxes.answers = [{ pick: 'team' }];
    await desk.run('keyward.newSecret');
    assert.deepEqual(desk.dialogs.failures, [{ kind: 'locked', store: 'team' }]);
    assert.equal(desk.boxes.shown.length, 1);
  });
});

describe('a new version', () => {
  it('follows the ones before, which stay', async () => {
    const desk = await SidebarDesk.open();
    const ref = await desk.put('local', 'shop/key', VALUE, { meta: { type: 'api-key' } });
    desk.boxes.answers = [{ pick: 'Type' }, { secret: OTHER }];
    await desk.run('keyward.editSecret', { kind: 'field', ref });
    assert.equal(await desk.stored('local', 'shop/key'), OTHER);
    const { versions, type } = await desk.meta('local', 'shop/key');
    assert.deepEqual(versions.map(({ version, state }) => [version, state]), [[1, 'previous'], [2, 'current']]);
    assert.equal(type, 'api-key');
  });

  it('covers nothing that somebody else wrote while it was typed', async () => {
    const desk = await SidebarDesk.open();
    const ref = await desk.put('local', 'shop/key', VALUE);
    desk.boxes.answers = [{ pick: 'Type' }, { secret: OTHER }];
    desk.boxes.beforeAnswer = async () => {
      desk.boxes.beforeAnswer = undefined;
      await desk.put('local', 'shop/key', 'theirs');
    };
    await desk.run('keyward.editSecret', { kind: 'field', ref });
    assert.equal(await desk.stored('local', 'shop/key'), 'theirs');
    assert.deepEqual(desk.dialogs.failures, [{ kind: 'conflict', store: 'local' }]);
  });

  it('is of the field that the person picks, where the line stands for all of them', async () => {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'db', 'kw-user', { field: 'user' });
    const ref = await desk.put('local', 'db', VALUE, { field: 'password' });
    desk.dialogs.picks = ['password'];
    desk.boxes.answers = [{ pick: 'Type' }, { secret: OTHER }];
    await desk.run('keyward.editSecret', { kind: 'secret', ref: { ...ref, field: 'user' }, meta: { fields: ['user', 'password'] } });
    assert.deepEqual([await desk.stored('local', 'db', 'user'), await desk.stored('local', 'db', 'password')], ['kw-user', OTHER]);
  });

  it('of nothing is refused with the reason', async () => {
    const desk = await SidebarDesk.open();
    await desk.run('keyward.editSecret', { ref: { store: 'local', path: 'none', field: 'value' } });
    assert.deepEqual(desk.dialogs.failures.map(({ kind }) => kind), ['not-found']);
    assert.deepEqual(desk.boxes.shown, []);
  });
});

describe('a new field', () => {
  it('stands beside the others', async () => {
    const desk = await SidebarDesk.open();
    const ref = await desk.put('local', 'db', VALUE, { field: 'password' });
    desk.boxes.answers = [{ type: 'password' }, { type: 'not a field' }, { type: 'user' }, { pick: 'Type' }, { secret: 'kw-user' }];
    await desk.run('keyward.addField', { kind: 'secret', ref });
    assert.equal(desk.boxes.refused.length, 2);
    assert.deepEqual([...(await desk.meta('local', 'db')).fields].sort(), ['password', 'user']);
    assert.equal(await desk.stored('local', 'db', 'password'), VALUE);
  });
});
