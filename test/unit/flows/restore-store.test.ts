import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { restoreStore } from '../../../shared/src/flows/restore-store';
import type { BackupOffer } from '../../../shared/src/secrets/lockable';
import { errorOf, PASSWORD, valueOf } from '../../support/local-vault';
import { FlowWorld } from './flow-world';

const WRONG = ['not', 'the', 'Password', '1'].join('-');

describe('restoring a store', () => {
  let world: FlowWorld;
  const vaultFile = (): string => path.join(world.home, 'vaults/local/vault.json');
  beforeEach(async () => {
    world = await FlowWorld.withVault();
    writeFileSync(vaultFile(), 'damaged');
  });

  it('shows what would be restored, then asks until a way in opens it', async () => {
    world.prompts.passwords = [WRONG, PASSWORD];
    const offers: BackupOffer[] = [];
    const service = await world.newProcess();
    const restored = valueOf(await restoreStore('local', {
      service, prompts: world.prompts, agree: (offer) => { offers.push(offer); return Promise.resolve(true); },
    }));
    assert.deepEqual(offers.map(({ change, lost, waysIn }) => ({ change, lost, waysIn })), [{ change: 1, lost: 0, waysIn: ['password'] }]);
    assert.deepEqual([restored?.file, restored?.change], [offers[0]?.file, 1]);
    assert.deepEqual(world.prompts.asked.map(({ problem }) => problem?.kind), [undefined, 'wrong-password']);
    assert.equal((await service.stores())[0]?.state, 'ready');
  });

  it('asks for nothing and changes nothing after a no', async () => {
    const service = await world.newProcess();
    assert.equal(valueOf(await restoreStore('local', { service, prompts: world.prompts, agree: () => Promise.resolve(false) })), undefined);
    assert.deepEqual(world.prompts.asked, []);
    assert.equal(readFileSync(vaultFile(), 'utf8'), 'damaged');
  });

  it('changes nothing when no way in is given', async () => {
    const ports = { service: await world.newProcess(), prompts: world.prompts, agree: () => Promise.resolve(true) };
    assert.equal(errorOf(await restoreStore('local', ports)).kind, 'locked');
    world.prompts.passwords = [WRONG];
    assert.equal(errorOf(await restoreStore('local', ports)).kind, 'wrong-password');
    assert.equal(errorOf(await restoreStore('elsewhere', ports)).kind, 'unknown-store');
    assert.equal(readFileSync(vaultFile(), 'utf8'), 'damaged');
  });
});
