import assert from 'node:assert/strict';
import fc from 'fast-check';
import { COMMAND_IDS } from '../../../client/src/commands/command-id';
import type { CommandId } from '../../../client/src/commands/command-id';
import { valueOf } from '../../support/local-vault';
import { WholeExtension } from './support/whole-extension';

const REF = { store: 'local', path: 'shop/key', field: 'value' };
const VALUE = ['a', 'canary', 'that', 'nobody', 'gets'].join('-');

/** Everything that a caller could hope to be taken for an answer. */
const HOPES = {
  value: VALUE, text: VALUE, token: VALUE, password: VALUE, confirm: true, confirmed: true, yes: true, force: true, silent: true,
  skipConfirmation: true, name: REF.path, typedName: REF.path, action: 'Delete', purpose: { kind: 'reveal' }, callback: (value: unknown) => value,
};

/** What a line of the tree would pass, whatever the command is for. */
const LINE = {
  kind: 'secret', ref: { ...REF, version: 1 }, meta: { fields: ['value'] }, store: 'local', prefix: 'shop/', folder: '/', uri: 'file:///a.js', version: 1,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, ruleId: 'keyward/jwt', fingerprint: 'a'.repeat(32),
};

/** As another extension would call them. Locking and signing out are always allowed, and change no secret. */
describe('every command of the extension', function () {
  // A real password's key is slow on purpose.
  this.timeout(60_000);
  let extension: WholeExtension;
  before(async () => {
    extension = await WholeExtension.open();
    await extension.store(REF, VALUE);
    await extension.store(REF, `${VALUE}-2`);
  });
  after(() => { extension.dispose(); });

  function call(id: CommandId): (...parameters: readonly unknown[]) => Promise<unknown> {
    const found = extension.calls.get(id);
    assert(found !== undefined, id);
    return found;
  }

  function everythingSaid(): string {
    const { dialogs, boxes, log, copied } = extension;
    return JSON.stringify([dialogs, boxes.shown, boxes.refused, log.events, copied]);
  }

  it('is there once', () => {
    assert.equal(extension.state().length, 2, 'a vault and a configuration that could be changed');
    assert.deepEqual([...extension.calls.keys()].sort(), [...COMMAND_IDS].sort());
  });

  for (const id of COMMAND_IDS) {
    it(`${id} gives nothing back and changes nothing while nobody answers`, async () => {
      const before = extension.state();
      for (const argument of [undefined, LINE, { ...LINE, ...HOPES }, { ...LINE, kind: 'field' }, { ...LINE, kind: 'version' }, { store: 'team' }]) {
        assert.equal(await call(id)(argument, HOPES, VALUE), undefined);
      }
      assert.deepEqual(extension.state(), before);
      assert.deepEqual(extension.shown, []);
      assert.ok(!everythingSaid().includes(VALUE));
      await reopen();
    });
  }

  it('takes nothing that is no argument of it', async () => {
    const before = extension.state();
    const hostileRef = fc.record({
      store: fc.oneof(fc.string(), fc.constantFrom('local', '../local', 'LOCAL', '')),
      path: fc.oneof(fc.string(), fc.constantFrom('.keyward/team', '.KEYWARD/team', '../shop', 'shop//key', 'a\u202eb', '\u001b[2J', REF.path)),
      field: fc.oneof(fc.string(), fc.constantFrom('value', '__proto__', '#')),
      version: fc.oneof(fc.integer(), fc.constantFrom(Number.NaN, 1e99)),
    }, { requiredKeys: [] });
    const argument = fc.oneof(fc.anything(), fc.record({ ref: hostileRef, store: fc.string(), prefix: fc.string() }, { requiredKeys: [] }));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...COMMAND_IDS.filter((id) => id !== 'keyward.lock')), argument, async (id, given) => {
      assert.equal(await call(id)(given), undefined);
    }), { numRuns: 300 });
    assert.deepEqual(extension.state(), before);
    assert.deepEqual(extension.shown, []);
    assert.ok(!everythingSaid().includes(VALUE));
  });

  it('touches no store in a workspace that is not trusted, but for what needs none', async () => {
    extension.trusted = false;
    for (const id of COMMAND_IDS) assert.equal(await call(id)(LINE), undefined);
    extension.trusted = true;
    const refused = extension.log.events.filter(({ fields }) => fields['reason'] === 'untrusted-workspace').map(({ fields }) => fields['command']);
    assert.deepEqual(COMMAND_IDS.filter((id) => !refused.includes(id)).sort(), [
      'keyward.openLogs', 'keyward.refresh', 'keyward.scanWorkspace', 'keyward.status',
    ]);
  });

  /** What `keyward.lock` did, so that the next command finds an open vault. */
  async function reopen(): Promise<void> {
    const status = await extension.vault.service.status('local');
    if (status?.state === 'locked') valueOf(await extension.unlock());
  }
});
