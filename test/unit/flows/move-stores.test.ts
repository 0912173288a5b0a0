import assert from 'node:assert/strict';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { err, ok } from '../../../shared/src/core/result';
import type { MovePorts } from '../../../shared/src/flows/move';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import { openStore } from '../../../shared/src/flows/set-up';
import type { StoreState, StoreStatus } from '../../../shared/src/secrets/store';
import { valueOf } from '../../support/local-vault';
import type { MemoryStore } from '../../support/memory-store';
import { FlowWorld, stripeKey } from './flow-world';
import { StoresWorld } from './stores-world';

const KEY = stripeKey('one');
const OTHER = stripeKey('other');

describe('move to vault, which store', () => {
  let world: StoresWorld;
  beforeEach(() => {
    world = new StoresWorld();
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
  });

  async function storeOf(choices: Parameters<FlowWorld['move']>[1] = {}, changes: Partial<MovePorts> = {}): Promise<string> {
    return moved(await world.move('a.js', choices, changes)).secret.ref.store;
  }

  it('is the one of the person\'s choice, before every other', async () => {
    await world.approved('OTHER=keyward://team/shop/other#value');
    assert.equal(await storeOf({ store: 'spare', defaultStore: 'local' }), 'spare');
  });

  it('is the one that the folder\'s manifest uses', async () => {
    await world.approved('OTHER=keyward://team/shop/other#value');
    assert.equal(await storeOf(), 'team');
  });

  it('is the one that it uses most', async () => {
    await world.approved('A=keyward://spare/shop/a#value', 'B=keyward://team/shop/b#value', 'C=keyward://team/shop/c#value');
    assert.equal(await storeOf({}, { pickStore: () => assert.fail('nobody is asked') }), 'team');
  });

  it('is asked for where it uses several alike, once', async () => {
    await world.approved('A=keyward://spare/shop/a#value', 'B=keyward://team/shop/b#value');
    const asked: (readonly string[])[] = [];
    const pickStore = (stores: readonly string[]): Promise<string> => { asked.push(stores); return Promise.resolve('team'); };
    assert.equal(await storeOf({}, { pickStore }), 'team');
    assert.deepEqual(asked, [['spare', 'team']]);
  });

  it('stores nothing when the person turns away from that question', async () => {
    await world.approved('A=keyward://spare/shop/a#value', 'B=keyward://team/shop/b#value');
    const outcome = await world.move('a.js', {}, { pickStore: () => Promise.resolve(undefined) });
    assert.deepEqual(outcome, { kind: 'failed', error: { kind: 'cancelled' } });
    assert.deepEqual([world.team.calls, world.spare.calls], [[], []]);
  });

  it('is the default among them, or else the first, where nobody can be asked', async () => {
    await world.approved('A=keyward://spare/shop/a#value', 'B=keyward://team/shop/b#value');
    assert.equal(await storeOf({ defaultStore: 'team' }), 'team');
    world.write('a.js', `const otherKey = '${OTHER}';\n`);
    await world.approved('A=keyward://spare/shop/a#value', 'B=keyward://team/shop/b#value');
    assert.equal(await storeOf({ defaultStore: 'local' }), 'spare');
  });

  it('is the default where the manifest names only stores that this machine lacks, or none', async () => {
    await world.approved('A=keyward://nowhere/shop/a#value');
    assert.equal(await storeOf({ defaultStore: 'spare' }), 'spare');
    const bare = new StoresWorld();
    bare.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal(moved(await bare.move('a.js', { defaultStore: 'team' })).secret.ref.store, 'team');
  });

  it('is not chosen by a manifest that somebody else wrote', async () => {
    world.write('keyward.env', 'OTHER=keyward://team/shop/other#value\n');
    assert.equal(await storeOf({ defaultStore: 'local' }), 'local');
  });

  it('gets the rule that knows the vendor, and none where only a name says "key"', async () => {
    moved(await world.move('a.js', { store: 'team' }));
    world.write('b.js', 'const apiToken = "9fK2xQ7vLm4TzR8wYb3NcH6s";\n');
    moved(await world.move('b.js', { store: 'spare' }));
    assert.deepEqual(await rulesIn(world.team), ['keyward/stripe-secret-key']);
    assert.deepEqual(await rulesIn(world.spare), [undefined]);
  });
});

describe('move to vault, into a store that nobody may read', () => {
  let world: StoresWorld;
  beforeEach(() => {
    world = new StoresWorld();
    world.team.faults.read = () => err(mayNotRead);
  });

  const mayNotRead: VaultError = { kind: 'forbidden', store: 'team', operation: 'read' };
  const toTeam = { store: 'team' } as const;

  it('asks before the code is edited, and goes on after a yes', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const asked: string[] = [];
    const outcome = moved(await world.move('a.js', toTeam, { acceptUnverified: ({ path }) => { asked.push(path); return Promise.resolve(true); } }));
    assert.deepEqual(asked, ['leaky-shop/stripe-key']);
    assert.equal(outcome.secret.verified, false);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY;\n');
    assert.match(moveNotice(outcome).next, /could not be read back/);
  });

  it('keeps the code after a no, and says where the value is', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const outcome = await world.move('a.js', toTeam);
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'not-verified');
    assert(world.read('a.js').includes(KEY));
    assert.match(moveNotice(outcome).kept ?? '', /is stored as leaky-shop\/stripe-key/);
  });

  it('presumes that what it stored there before is there still, and says so each time', async () => {
    const accept = { acceptUnverified: () => Promise.resolve(true) };
    world.write('a.js', `const stripeKey = '${KEY}';\nconst again = '${KEY}';\n`);
    const first = moved(await world.move('a.js', toTeam, accept));
    const second = moved(await world.move('a.js', toTeam, accept));
    assert.deepEqual([second.secret.ref, second.secret.name, second.secret.reused, second.secret.verified], [first.secret.ref, 'STRIPE_KEY', true, false]);
  });

  it('puts the value where the manifest expects it when nothing is there, and under another name when something is', async () => {
    const accept = { acceptUnverified: () => Promise.resolve(true) };
    await world.approved('STRIPE_KEY=keyward://team/shared/stripe#value');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal(moved(await world.move('a.js', toTeam, accept)).secret.ref.path, 'shared/stripe');
    world.write('b.js', `const stripeKey = '${OTHER}';\n`);
    const second = moved(await world.move('b.js', toTeam, accept));
    assert.deepEqual([second.secret.name, second.secret.ref.path], ['STRIPE_KEY_2', 'leaky-shop/stripe-key-2']);
  });

  it('does not take a name of the person\'s choice over whose secret it may not compare', async () => {
    await world.approved('PAYMENT=keyward://team/shared/stripe#value');
    world.team.faults.write = () => err({ kind: 'already-exists', store: 'team', name: 'shared/stripe' });
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.deepEqual(await world.move('a.js', { ...toTeam, name: 'PAYMENT' }), { kind: 'failed', error: mayNotRead });
    assert(world.read('a.js').includes(KEY));
  });

  it('uses no secret of the person\'s choice unseen, but one that Keyward stored there', async () => {
    const existing = { store: 'team', path: 'shared/stripe', field: 'value' };
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.deepEqual(await world.move('a.js', { existing }), { kind: 'failed', error: mayNotRead });
    const [place] = await world.places('a.js');
    await world.known.remember(place?.fingerprint ?? '', existing);
    const outcome = moved(await world.move('a.js', { existing }, { acceptUnverified: () => Promise.resolve(true) }));
    assert.deepEqual([outcome.secret.ref, outcome.secret.verified], [existing, false]);
  });
});

describe('move to vault, into a store that cannot take the value', () => {
  it('says that the access is for reading only, and edits nothing', async () => {
    const world = new StoresWorld();
    world.team.faults.write = () => err({ kind: 'forbidden', store: 'team', operation: 'write' });
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    const outcome = await world.move('a.js', { store: 'team' });
    assert.deepEqual(outcome, { kind: 'failed', error: { kind: 'forbidden', store: 'team', operation: 'write' } });
    assert.equal(world.read('a.js'), source);
    assert.throws(() => world.read('keyward.env'));
    assert.notEqual(moveNotice(outcome).next, '');
  });

  const states: readonly (readonly [StoreState, VaultError])[] = [
    ['sealed', { kind: 'sealed', store: 'team' }],
    ['unreachable', { kind: 'unreachable', store: 'team', code: 'ECONNREFUSED' }],
    ['unauthenticated', { kind: 'unauthenticated', store: 'team', reason: 'expired' }],
    ['denied', { kind: 'forbidden', store: 'team', operation: 'list' }],
  ];
  for (const [state, error] of states) {
    it(`says what to do when it is ${state}, and has touched nothing`, async () => {
      const world = new StoresWorld();
      const source = `const stripeKey = '${KEY}';\n`;
      world.write('a.js', source);
      const status: StoreStatus = { ...await world.team.status(), state, error };
      const never = (): never => assert.fail('nothing is opened');
      const service = { stores: never, status: () => Promise.resolve(status), create: never, unlock: never, addWayIn: never };
      const outcome = await world.move('a.js', { store: 'team' }, {
        openStore: async (store) => {
          const opened = await openStore(store, { service, prompts: world.prompts });
          return opened.ok ? ok() : opened;
        },
      });
      assert.deepEqual(outcome, { kind: 'failed', error });
      assert.deepEqual(world.team.calls, []);
      assert.equal(world.read('a.js'), source);
      assert.throws(() => world.read('keyward.env'));
      const { what, next } = moveNotice(outcome);
      assert(what.includes('team') && next !== '', `${what} ${next}`);
    });
  }
});

describe('move to vault, where only a store could take the value', () => {
  it('waits for the approval of a manifest that may have it already', async () => {
    const world = await FlowWorld.withVault();
    world.write('keyward.env', 'STRIPE_KEY=keyward://local/shop/stripe-key#value\n');
    world.write('config.json', `{ "stripeKey": "${KEY}" }\n`);
    const outcome = await world.move('config.json');
    assert.deepEqual(outcome, { kind: 'refused', refusal: { kind: 'manifest-not-approved', manifest: world.file('keyward.env') } });
    assert.deepEqual(await world.names(), []);
  });

  it('does not wait for a .env line, which goes under its own name', async () => {
    const world = await FlowWorld.withVault();
    world.write('keyward.env', 'STRIPE_KEY=keyward://local/shop/stripe-key#value\n');
    world.write('.env', `OTHER_KEY=${KEY}\n`);
    assert.equal(moved(await world.move('.env')).secret.approval, 'needs-allow');
  });
});

function moved(outcome: MoveOutcome): Extract<MoveOutcome, { kind: 'moved' }> {
  if (outcome.kind !== 'moved') throw new Error(`not moved: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function rulesIn(store: MemoryStore): Promise<readonly (string | undefined)[]> {
  const { entries } = valueOf(await store.browse('', 'all'));
  return entries.map((entry) => (entry.kind === 'secret' ? entry.meta?.rule : undefined));
}
