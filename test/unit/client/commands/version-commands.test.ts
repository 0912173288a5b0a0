import assert from 'node:assert/strict';
import { isDisposed } from '../support/scripted-boxes';
import { SidebarDesk } from '../support/sidebar-desk';

const [FIRST, SECOND] = ['first', 'second'].map((word) => `${word} made-up value`) as [string, string];
/** Of a rule that knows a vendor. */
const RULE = 'keyward/stripe-secret-key';
const CONSOLE = { vendor: 'Stripe', remediation: 'Roll the key in the dashboard.', documentation: 'https://docs.stripe.com/keys' };

describe('rotating', () => {
  it('generates a value for what the user issues himself, after a yes that says what becomes of the old one', async () => {
    const desk = await SidebarDesk.open();
    const ref = await desk.put('local', 'shop/password', FIRST, { meta: { type: 'password' } });
    desk.dialogs.picks = ['Generate another kind of value…', 'UUID'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.rotate', { kind: 'field', ref });
    assert.match(await desk.stored('local', 'shop/password'), /^[0-9a-f]{8}-/);
    assert.match(desk.dialogs.confirmations[0]?.detail ?? '', /shop\/password#value\nStore: local[\s\S]*Version 1 stays/);
    assert.match(desk.dialogs.notices[0]?.text ?? '', /version 2/);
    assert.deepEqual(desk.audit.history().filter((line) => line.includes('ROTATE')), [
      'intent SECRET_ROTATE rotate pending', 'outcome SECRET_ROTATE rotate success',
    ]);
  });

  it('never makes up a vendor\'s key: it opens the vendor\'s page after the yes, and takes the key from there', async () => {
    const desk = await SidebarDesk.open();
    desk.console = CONSOLE;
    const ref = await desk.put('local', 'stripe', FIRST, { meta: { type: 'api-key', rule: RULE } });
    desk.dialogs.picks = ['Get a new one from Stripe'];
    desk.dialogs.yes = [true];
    desk.boxes.answers = [{ pick: 'Type' }, { secret: SECOND }];
    await desk.run('keyward.rotate', { kind: 'field', ref });
    assert.deepEqual(desk.dialogs.offered[0], ['Get a new one from Stripe', 'Enter a new value']);
    assert.deepEqual(desk.opened, [CONSOLE.documentation]);
    assert.ok(desk.dialogs.confirmations[0]?.detail.includes(CONSOLE.documentation));
    assert.ok(!desk.boxes.shown.some(({ labels }) => labels.some((label) => label.startsWith('Generate'))));
    assert.equal(await desk.stored('local', 'stripe'), SECOND);
    assert.ok(desk.boxes.handedOut.every(isDisposed));
  });

  it('opens no page and changes nothing after a no', async () => {
    const desk = await SidebarDesk.open();
    desk.console = CONSOLE;
    const ref = await desk.put('local', 'stripe', FIRST, { meta: { type: 'api-key', rule: RULE } });
    desk.dialogs.picks = ['Get a new one from Stripe'];
    await desk.run('keyward.rotate', { kind: 'field', ref });
    assert.deepEqual([desk.opened, desk.boxes.shown, desk.dialogs.notices], [[], [], []]);
    assert.equal(await desk.stored('local', 'stripe'), FIRST);
  });

  it('asks again for the value that is there already, and once more for one that looks like another', async () => {
    const desk = await SidebarDesk.open();
    const ref = await desk.put('local', 'token', ['sk', 'made_up', 'a'.repeat(24)].join('_'), { meta: { type: 'service-token' } });
    const fitting = ['sk', 'made_up', 'b'.repeat(24)].join('_');
    desk.dialogs.yes = [true, false];
    const type = { pick: 'Type' };
    desk.boxes.answers = [
      type, { secret: ['sk', 'made_up', 'a'.repeat(24)].join('_') }, type, { secret: 'x' }, type, { secret: fitting },
    ];
    await desk.run('keyward.rotate', { kind: 'field', ref });
    assert.match(desk.dialogs.notices[0]?.text ?? '', /has already/);
    assert.match(desk.dialogs.confirmations[1]?.title ?? '', /does not look like/);
    assert.equal(await desk.stored('local', 'token'), fitting);
    assert.ok(desk.boxes.handedOut.every(isDisposed));
  });

  it('is for one field: of a line that stands for several, the one that is picked', async () => {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'db', 'kw-user', { field: 'user' });
    const ref = await desk.put('local', 'db', FIRST, { field: 'password', meta: { type: 'password' } });
    desk.dialogs.picks = ['password', 'Enter a new value'];
    desk.dialogs.yes = [true, true];
    desk.boxes.answers = [{ pick: 'Type' }, { secret: SECOND }];
    await desk.run('keyward.rotate', { kind: 'secret', ref });
    assert.deepEqual([await desk.stored('local', 'db', 'user'), await desk.stored('local', 'db', 'password')], ['kw-user', SECOND]);
  });
});

describe('rolling back', () => {
  async function deskWithVersions(): Promise<SidebarDesk> {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'shop/key', FIRST);
    await desk.put('local', 'shop/key', SECOND);
    return desk;
  }
  const line = { kind: 'version', ref: { store: 'local', path: 'shop/key', field: 'value', version: 1 } };

  it('stores an old value once more, and says that the current one stays', async () => {
    const desk = await deskWithVersions();
    desk.dialogs.yes = [true];
    await desk.run('keyward.rollBack', line);
    assert.equal(await desk.stored('local', 'shop/key'), FIRST);
    assert.deepEqual((await desk.meta('local', 'shop/key')).versions.map(({ version }) => version), [1, 2, 3]);
    const [question] = desk.dialogs.confirmations;
    assert.match(`${question?.title ?? ''} ${question?.detail ?? ''}`, /version 1[\s\S]*shop\/key\nStore: local[\s\S]*Version 2 stays/);
    assert.deepEqual(desk.touched, [{ store: 'local', path: 'shop/key' }]);
  });

  it('changes nothing after a no', async () => {
    const desk = await deskWithVersions();
    await desk.run('keyward.rollBack', line);
    assert.equal(await desk.stored('local', 'shop/key'), SECOND);
  });

  it('asks which version, where it is called without one', async () => {
    const desk = await deskWithVersions();
    desk.dialogs.picks = ['local', 'shop/key', 'Version 1'];
    desk.dialogs.yes = [true];
    await desk.run('keyward.rollBack');
    assert.equal(await desk.stored('local', 'shop/key'), FIRST);
  });

  it('says that there is nothing to go back to', async () => {
    const desk = await SidebarDesk.open();
    await desk.put('local', 'shop/key', FIRST);
    desk.dialogs.picks = ['local', 'shop/key'];
    await desk.run('keyward.rollBack');
    assert.match(desk.dialogs.notices[0]?.text ?? '', /no earlier version/);
    await desk.run('keyward.rollBack', { ref: { ...line.ref, version: 7 } });
    assert.deepEqual([desk.dialogs.notices.length, desk.dialogs.confirmations.length], [2, 0]);
  });
});
