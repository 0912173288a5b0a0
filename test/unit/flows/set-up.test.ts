import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe as describeError } from '../../../shared/src/core/messages/describe';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { err, ok } from '../../../shared/src/core/result';
import { addRecoveryCode, openStore, setUpStore, whereTheKeyIs } from '../../../shared/src/flows/set-up';
import type { OpeningPorts } from '../../../shared/src/flows/set-up';
import type { Keychain } from '../../../shared/src/secrets/keychain/keychain';
import { errorOf, PASSWORD, valueOf } from '../../support/local-vault';
import { FlowWorld, noKeychain } from './flow-world';

describe('first use', () => {
  it('puts the key into the keychain, says so in one sentence, and warns of the only way in', async () => {
    const world = new FlowWorld();
    const opened = valueOf(await openStore('local', await withKeychain(world, new MemoryKeychain())));
    assert(opened.kind === 'created');
    assert.deepEqual(opened.vault.waysIn, ['keychain']);
    assert.equal(opened.vault.onlyOneWayIn, true);
    assert.match(whereTheKeyIs(opened.vault), /^[^.]+keychain\.$/);
    assert.deepEqual(world.prompts.asked, []);
  });

  it('falls back to a master password where there is no keychain, and tells why', async () => {
    const world = new FlowWorld();
    world.prompts.passwords = [PASSWORD];
    const opened = valueOf(await openStore('local', await withKeychain(world, noKeychain())));
    assert(opened.kind === 'created');
    assert.deepEqual(opened.vault.waysIn, ['password']);
    assert.equal(opened.vault.keychainProblem?.kind, 'no-keyring');
    assert.equal(world.prompts.asked[0]?.problem?.kind, 'no-keyring');
  });

  it('asks for a better password after a weak one', async () => {
    const world = new FlowWorld();
    world.prompts.passwords = ['short', PASSWORD];
    valueOf(await setUpStore('local', { way: 'password' }, await world.opening()));
    assert.equal(world.prompts.asked[1]?.problem?.kind, 'weak-password');
  });

  it('creates nothing when it is cancelled', async () => {
    const world = new FlowWorld();
    const ports = await world.opening();
    assert.equal(errorOf(await setUpStore('local', { way: 'password' }, ports)).kind, 'cancelled');
    assert.equal((await ports.service.stores())[0]?.state, 'missing');
  });

  it('reports that the password was too weak when nobody can be asked again', async () => {
    const world = new FlowWorld();
    world.prompts.passwords = ['short'];
    assert.equal(errorOf(await setUpStore('local', { way: 'password' }, await world.opening())).kind, 'weak-password');
  });

  it('offers a recovery code, and drops it when it was not saved', async () => {
    const world = new FlowWorld();
    world.prompts.passwords = [PASSWORD];
    world.prompts.wantsCode = true;
    world.prompts.savesCode = false;
    const opened = valueOf(await setUpStore('local', { way: 'password' }, await world.opening()));
    assert(opened.kind === 'created' && opened.vault.onlyOneWayIn);
    const [status] = await (await world.service()).stores();
    assert.deepEqual(status?.waysIn, ['password']);
  });

  it('has two ways in once the recovery code is saved', async () => {
    const world = new FlowWorld();
    world.prompts.passwords = [PASSWORD];
    world.prompts.wantsCode = true;
    const opened = valueOf(await setUpStore('local', { way: 'password' }, await world.opening()));
    assert(opened.kind === 'created');
    assert.deepEqual(opened.vault.waysIn, ['password', 'recovery-code']);
    assert.equal(opened.vault.onlyOneWayIn, false);
  });

  it('makes a new recovery code later', async () => {
    const world = await FlowWorld.withVault();
    assert.equal(valueOf(await addRecoveryCode('local', await world.opening())), true);
    assert.match(world.prompts.shownCode ?? '', /\S{16,}/);
  });

  it('keeps an older recovery code good until the new one is saved', async () => {
    const world = await FlowWorld.withVault();
    const opening = await world.opening();
    valueOf(await addRecoveryCode('local', opening));
    const old = world.prompts.shownCode ?? '';
    world.prompts.savesCode = false;
    assert.equal(valueOf(await addRecoveryCode('local', opening)), false);
    const declined = world.prompts.shownCode ?? '';
    assert.notEqual(declined, old);
    assert.equal(await opensByCode(world, declined), false);
    assert.equal(await opensByCode(world, old), true, 'the saved code still opens');
    world.prompts.savesCode = true;
    assert.equal(valueOf(await addRecoveryCode('local', opening)), true);
    assert.equal(await opensByCode(world, world.prompts.shownCode ?? ''), true);
    assert.equal(await opensByCode(world, old), false, 'replaced by the one that was saved');
  });

  it('does not touch a vault that is there', async () => {
    const world = await FlowWorld.withVault();
    world.prompts.passwords = [PASSWORD];
    assert.equal(errorOf(await setUpStore('local', { way: 'password' }, await world.opening())).kind, 'store-exists');
  });
});

describe('opening a vault', () => {
  it('asks again after a wrong password and says how many attempts remain', async () => {
    const { world, ports } = await locked();
    world.prompts.passwords = ['wrong but long enough', PASSWORD];
    const opened = valueOf(await openStore('local', ports));
    assert.deepEqual(opened, { kind: 'unlocked', by: 'password', keychainRestored: false });
    const problem = world.prompts.asked[1]?.problem;
    assert(problem?.kind === 'wrong-password');
    assert.match(describeError(problem).what, /^Incorrect password\. \d attempts remaining\.$/);
  });

  it('gives the wrong password as the reason when nobody can be asked again', async () => {
    const { world, ports } = await locked();
    world.prompts.passwords = ['wrong but long enough'];
    assert.equal(errorOf(await openStore('local', ports)).kind, 'wrong-password');
  });

  it('says that it is locked when nobody can be asked at all', async () => {
    const { ports } = await locked();
    assert.deepEqual(errorOf(await openStore('local', ports)), { kind: 'locked', store: 'local' });
  });

  it('tells a damaged file from a wrong password, asks nothing and counts no attempt', async () => {
    const { world, ports } = await locked();
    const file = path.join(world.home, 'vaults/local/vault.json');
    const damaged = readFileSync(file, 'utf8').replace('"created"', '"crEated"');
    writeFileSync(file, damaged);
    const error = errorOf(await openStore('local', ports));
    assert.equal(error.kind, 'corrupt');
    assert.match(describeError(error).what, /is damaged\. This is not about the password/);
    assert.deepEqual(world.prompts.asked, []);
    assert.equal(readFileSync(file, 'utf8'), damaged);
  });

  it('opens with the recovery code when the keychain lost the key, and puts it back', async () => {
    const world = new FlowWorld();
    const keychain = new MemoryKeychain();
    world.prompts.wantsCode = true;
    valueOf(await openStore('local', await withKeychain(world, keychain)));
    keychain.entries.clear();
    const ports = { service: await world.newProcess(keychain), prompts: world.prompts };
    world.prompts.codes = [world.prompts.shownCode];
    assert.deepEqual(valueOf(await openStore('local', ports)), { kind: 'unlocked', by: 'recovery-code', keychainRestored: true });
    const later = { service: await world.newProcess(keychain), prompts: world.prompts };
    assert.deepEqual(valueOf(await openStore('local', later)), { kind: 'unlocked', by: 'keychain', keychainRestored: false });
  });

  it('asks again after a wrong recovery code', async () => {
    const world = new FlowWorld();
    const keychain = new MemoryKeychain();
    world.prompts.wantsCode = true;
    valueOf(await openStore('local', await withKeychain(world, keychain)));
    keychain.entries.clear();
    world.prompts.codes = ['not the code', undefined];
    const ports = { service: await world.newProcess(keychain), prompts: world.prompts };
    assert.equal(errorOf(await openStore('local', ports)).kind, 'wrong-recovery-code');
  });

  it('lets a given password open the vault although the keychain could', async () => {
    const world = new FlowWorld();
    const keychain = new MemoryKeychain();
    valueOf(await openStore('local', await withKeychain(world, keychain)));
    const service = await world.service();
    valueOf(await service.addWayIn('local', { kind: 'password', password: SecretValue.fromText(PASSWORD) }));
    world.prompts.passwords = ['wrong but long enough'];
    const ports = { service: await world.newProcess(keychain), prompts: world.prompts, passwordGiven: true };
    assert.equal(errorOf(await openStore('local', ports)).kind, 'wrong-password');
  });

  it('is quiet about a store that is open', async () => {
    const world = await FlowWorld.withVault();
    assert.deepEqual(valueOf(await openStore('local', await world.opening())), { kind: 'was-ready' });
  });

  it('names a store that this machine does not have', async () => {
    const world = await FlowWorld.withVault();
    assert.deepEqual(errorOf(await openStore('team', await world.opening())), { kind: 'unknown-store', store: 'team' });
  });
});

/** A keychain that works, for the time of a test. The real one is tested in test/stores/local/keychain.test.ts. */
class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, Buffer>();

  getPassword(service: string, account: string): ReturnType<Keychain['getPassword']> {
    const entry = this.entries.get(`${service}/${account}`);
    return Promise.resolve(ok(entry === undefined ? undefined : SecretValue.fromBytes(entry)));
  }

  setPassword(service: string, account: string, password: SecretValue): ReturnType<Keychain['setPassword']> {
    this.entries.set(`${service}/${account}`, Buffer.from(password.bytes()));
    return Promise.resolve(ok());
  }

  deletePassword(service: string, account: string): ReturnType<Keychain['deletePassword']> {
    return Promise.resolve(account === '' ? err({ kind: 'keyring-locked' }) : ok(this.entries.delete(`${service}/${account}`)));
  }
}

async function withKeychain(world: FlowWorld, keychain: Keychain): Promise<OpeningPorts> {
  return { service: await world.service(keychain), prompts: world.prompts };
}

/** A vault behind a password, as a new process finds it. */
async function locked(): Promise<{ readonly world: FlowWorld; readonly ports: OpeningPorts }> {
  const world = await FlowWorld.withVault();
  return { world, ports: { service: await world.newProcess(), prompts: world.prompts } };
}

async function opensByCode(world: FlowWorld, text: string): Promise<boolean> {
  const code = SecretValue.fromText(text);
  try {
    return (await (await world.newProcess()).unlock('local', { kind: 'recovery-code', code })).ok;
  } finally {
    code.dispose();
  }
}
