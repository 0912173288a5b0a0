import assert from 'node:assert/strict';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import { SidebarDesk } from '../support/sidebar-desk';

const VALUE = ['a', 'made-up', 'value'].join(' ');

async function deskWithSecret(name = 'shop/key'): Promise<{ readonly desk: SidebarDesk; readonly ref: SecretRef }> {
  const desk = await SidebarDesk.open();
  return { desk, ref: await desk.put('local', name, VALUE) };
}

describe('deleting', () => {
  it('asks, says which programs lose it, and offers to undo', async () => {
    const { desk, ref } = await deskWithSecret();
    desk.writeManifest('SHOP_KEY=keyward://local/shop/key#value\n');
    desk.dialogs.yes = [true];
    await desk.run('keyward.deleteSecret', { kind: 'secret', ref });
    assert.equal(await desk.stored('local', 'shop/key'), 'not-found');
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /shop\/key in "local"[\s\S]*brought back[\s\S]*SHOP_KEY/);
    const undo = desk.dialogs.notices[0]?.actions?.[0];
    assert.equal(undo?.label, 'Undo');
    undo.run();
    assert.deepEqual(desk.ran, [{ id: 'keyward.undeleteSecret', argument: { ref } }]);
    await desk.run('keyward.undeleteSecret', desk.ran[0]?.argument);
    assert.equal(await desk.stored('local', 'shop/key'), VALUE);
    assert.deepEqual(desk.touched, [{ store: 'local', path: 'shop/key' }, { store: 'local', path: 'shop/key' }]);
  });

  it('does nothing after a no', async () => {
    const { desk, ref } = await deskWithSecret();
    await desk.run('keyward.deleteSecret', { ref });
    assert.equal(await desk.stored('local', 'shop/key'), VALUE);
    assert.deepEqual(desk.dialogs.notices, []);
  });

  it('offers what is deleted, and only that, for bringing back', async () => {
    const { desk, ref } = await deskWithSecret();
    await desk.put('local', 'shop/other', VALUE);
    desk.dialogs.yes = [true];
    await desk.run('keyward.deleteSecret', { ref });
    desk.dialogs.picks = ['local', 'shop/key'];
    await desk.run('keyward.undeleteSecret');
    assert.deepEqual(desk.dialogs.offered.at(-1), ['shop/key']);
    assert.equal(await desk.stored('local', 'shop/key'), VALUE);
    desk.dialogs.picks = ['local'];
    await desk.run('keyward.undeleteSecret');
    assert.match(desk.dialogs.notices.at(-1)?.text ?? '', /local has none/);
  });
});

describe('destroying', () => {
  it('happens only after the name was typed', async () => {
    const { desk, ref } = await deskWithSecret();
    desk.dialogs.yes = [true];
    desk.dialogs.texts = ['shop/key'];
    await desk.run('keyward.destroySecret', { ref });
    assert.equal((await desk.service.describe(ref)).ok, false);
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /gone for good/);
    assert.match(desk.dialogs.textQuestions[0]?.prompt ?? '', /shop\/key/);
  });

  it('is refused for another name, for none, and for a no', async () => {
    for (const [yes, typed] of [[true, 'shop/kez'], [true, ''], [true, undefined], [false, 'shop/key']] as const) {
      const { desk, ref } = await deskWithSecret();
      desk.dialogs.yes = [yes];
      desk.dialogs.texts = [typed];
      await desk.run('keyward.destroySecret', { ref });
      assert.equal(await desk.stored('local', 'shop/key'), VALUE);
      assert.deepEqual(desk.audit.history().filter((entry) => entry.includes('destroy')), [
        'intent SECRET_DELETE destroy pending', 'outcome SECRET_DELETE destroy cancelled',
      ]);
    }
  });

  it('tells while it is typed that it is another name', async () => {
    const { desk, ref } = await deskWithSecret();
    desk.dialogs.yes = [true];
    await desk.run('keyward.destroySecret', { ref });
    const problem = desk.dialogs.textQuestions[0]?.problem;
    assert.deepEqual(['', 'shop', 'shop/key'].map((text) => problem?.(text)), [undefined, undefined, undefined]);
    assert.notEqual(problem?.('shop/kez'), undefined);
  });
});
