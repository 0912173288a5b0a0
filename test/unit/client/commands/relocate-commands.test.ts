import assert from 'node:assert/strict';
import { SidebarDesk } from '../support/sidebar-desk';

const VALUE = ['a', 'made-up', 'value'].join(' ');
const OLDER = ['an', 'older', 'value'].join(' ');

async function deskWithVersions(): Promise<SidebarDesk> {
  const desk = await SidebarDesk.open();
  await desk.put('local', 'shop/key', OLDER, { meta: { type: 'api-key' } });
  await desk.put('local', 'shop/key', VALUE, { meta: { type: 'api-key' } });
  return desk;
}

const LINE = { kind: 'secret', ref: { store: 'local', path: 'shop/key', field: 'value' }, meta: { fields: ['value'] } };

describe('renaming', () => {
  it('takes value and manifests along, and says what stays', async () => {
    const desk = await deskWithVersions();
    desk.writeManifest('SHOP_KEY=keyward://local/shop/key#value\n');
    desk.boxes.answers = [{ type: 'shop/key' }, { type: 'shop/prod/key' }];
    desk.dialogs.yes = [true];
    await desk.run('keyward.renameSecret', LINE);
    assert.equal(desk.boxes.shown[0]?.initial, 'shop/key');
    assert.equal(desk.boxes.refused.length, 1, 'its own name is none');
    assert.deepEqual([await desk.stored('local', 'shop/key'), await desk.stored('local', 'shop/prod/key')], ['not-found', VALUE]);
    assert.equal((await desk.meta('local', 'shop/prod/key')).type, 'api-key');
    assert.equal(desk.readManifest(), 'SHOP_KEY=keyward://local/shop/prod/key#value\n');
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /shop\/key in "local" becomes shop\/prod\/key in "local"[\s\S]*older version/);
    assert.deepEqual(desk.touched, [{ store: 'local', path: 'shop/key' }, { store: 'local', path: 'shop/prod/key' }]);
    desk.dialogs.notices[0]?.actions?.at(-1)?.run();
    assert.deepEqual(desk.ran.at(-1)?.id, 'keyward.undeleteSecret');
  });

  it('changes nothing after a no, nor when the person leaves', async () => {
    const desk = await deskWithVersions();
    desk.writeManifest('SHOP_KEY=keyward://local/shop/key#value\n');
    desk.boxes.answers = [{ type: 'shop/prod/key' }];
    await desk.run('keyward.renameSecret', LINE);
    await desk.run('keyward.renameSecret', LINE);
    assert.equal(await desk.stored('local', 'shop/key'), VALUE);
    assert.equal(desk.readManifest(), 'SHOP_KEY=keyward://local/shop/key#value\n');
    assert.deepEqual(desk.dialogs.notices, []);
  });

  it('goes to no name that is taken', async () => {
    const desk = await deskWithVersions();
    await desk.put('local', 'taken', OLDER);
    desk.boxes.answers = [{ type: 'taken' }];
    await desk.run('keyward.renameSecret', LINE);
    assert.deepEqual([desk.dialogs.confirmations, desk.dialogs.notices[0]?.level], [[], 'error']);
    assert.equal(await desk.stored('local', 'taken'), OLDER);
  });
});

describe('bringing a secret to another store', () => {
  it('copies and leaves the first where it is', async () => {
    const desk = await deskWithVersions();
    desk.boxes.answers = [{ pick: 'team' }, 'enter'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.copyToStore', LINE);
    assert.deepEqual([await desk.stored('local', 'shop/key'), await desk.stored('team', 'shop/key')], [VALUE, VALUE]);
    assert.deepEqual(desk.boxes.shown[0]?.labels, ['team'], 'its own store is none');
    assert.equal(desk.dialogs.notices[0]?.level, 'information');
  });

  it('moves, with its manifests', async () => {
    const desk = await deskWithVersions();
    desk.writeManifest('SHOP_KEY=keyward://local/shop/key#value\n');
    desk.boxes.answers = [{ pick: 'team' }, { type: 'prod/key' }];
    desk.dialogs.yes = [true];
    await desk.run('keyward.moveToStore', LINE);
    assert.deepEqual([await desk.stored('local', 'shop/key'), await desk.stored('team', 'prod/key')], ['not-found', VALUE]);
    assert.equal(desk.readManifest(), 'SHOP_KEY=keyward://team/prod/key#value\n');
  });

  it('asks to allow a manifest that waits for it', async () => {
    const desk = await deskWithVersions();
    desk.writeManifest('SHOP_KEY=keyward://local/shop/key#value\nTHEIRS=keyward://local/other#value\n');
    desk.boxes.answers = [{ pick: 'team' }, 'enter'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.moveToStore', LINE);
    const [notice] = desk.dialogs.notices;
    assert.equal(notice?.level, 'warning');
    notice.actions?.[0]?.run();
    assert.equal(desk.ran[0]?.id, 'keyward.allowManifest');
  });

  it('stops where the other store does not open', async () => {
    const desk = await deskWithVersions();
    const closed = { kind: 'unauthenticated', store: 'team', reason: 'expired' } as const;
    desk.opens = (store) => (store === 'team' ? closed : undefined);
    desk.boxes.answers = [{ pick: 'team' }, 'enter'];
    await desk.run('keyward.moveToStore', LINE);
    assert.deepEqual(desk.dialogs.failures, [closed]);
    assert.deepEqual(desk.dialogs.confirmations, []);
  });
});
