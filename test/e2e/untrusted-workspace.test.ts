import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { stepByStep } from './support/step-by-step';
import { UserState } from './support/user-state';

/** Made up, and put together here so that no scanner finds it in this repository. */
const STRIPE = ['sk', 'live', '51Hx9QmK2pLw8RtYvZ3nBc7Df'].join('_');

/** A folder from somewhere, opened with workspace trust as people have it. Its manifest asks for secrets of this user. */
describe('a workspace that is not trusted', function () {
  this.timeout(120_000);
  stepByStep(this);
  let world: EditorWorld;
  let opened: EditorWorld | undefined;
  let user: UserState;

  before(async function () {
    opened = world = await EditorWorld.open(requireEditor(this), {
      trust: 'as-people-have-it',
      files: { 'app.js': `const stripe = require('stripe')('${STRIPE}');\n`, 'keyward.env': 'AWS=keyward://local/work/aws#value\n' },
    });
    user = new UserState(world.home);
  });

  after(async () => {
    await opened?.close();
  });

  it('is shown its findings', async () => {
    await world.openFile('app.js');
    await world.squiggle().waitFor();
  });

  it('moves nothing, and says why', async () => {
    await (await world.quickFix(1, 45, /^Move to vault, read with/)).click();
    await world.notification(/not trusted/).waitFor();
    await world.screenshot('11-untrusted');
    assert.ok(world.read('app.js').includes(STRIPE));
    assert.equal(user.hasVault(), false);
    assert.deepEqual(user.audit(), []);
    assert.deepEqual(readdirSync(world.folder).sort(), ['app.js', 'keyward.env']);
  });

  it('sees no store', async () => {
    await world.showSecrets();
    await world.page.locator('.welcome-view').filter({ hasText: 'not trusted' }).waitFor();
    assert.ok(!existsSync(path.join(world.home, 'vaults')));
  });

  it('is asked about its manifest as soon as it is trusted, and gets nothing before', async () => {
    await world.notification(/not trusted/).locator('.monaco-button').filter({ hasText: 'Manage Trust' }).click();
    await world.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await world.notification(/keyward\.env asks for 1 of your secrets/).waitFor();
    await world.screenshot('12-manifest-of-somebody-else');
    await world.notification(/keyward\.env asks/).locator('.monaco-button').filter({ hasText: 'Review' }).click();
    await world.dialog().filter({ hasText: 'keyward://local/work/aws#value' }).waitFor();
    await world.screenshot('13-allow');
    await world.pressInDialog('Cancel');
    await world.notification(/get none of your secrets/).waitFor();
    assert.equal(existsSync(path.join(world.home, 'approvals.json')), false);
  });
});
