import assert from 'node:assert/strict';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { runWithManifest } from '../../../shared/src/flows/run';
import type { RunPorts, RunRefusal } from '../../../shared/src/flows/run';
import { errorOf, valueOf } from '../../support/local-vault';
import type { MemoryStore } from '../../support/memory-store';
import { StoresWorld } from './stores-world';

describe('run, over several stores', () => {
  let world: StoresWorld;
  let opened: string[];
  let started: Map<string, string>[];
  beforeEach(() => {
    world = new StoresWorld();
    opened = [];
    started = [];
  });

  async function run(changes: Partial<RunPorts> = {}): Promise<Result<number, RunRefusal>> {
    const { sideFiles, approvals, service } = await world.ports();
    return runWithManifest(await nearestManifest(world.file('keyward.env'), sideFiles), {
      service: service as RunPorts['service'], approvals, sideFiles, command: ['npm', 'start'], calledOff: () => false,
      openStore: (store) => { opened.push(store); return Promise.resolve(ok()); },
      launch: (values) => {
        started.push(new Map([...values].map(([name, value]) => [name, value.text()])));
        return Promise.resolve(ok({ ended: Promise.resolve(0), stop: () => Promise.resolve() }));
      },
      ...changes,
    });
  }

  async function put(store: MemoryStore, path: string, text: string): Promise<string> {
    const value = SecretValue.fromText(text);
    valueOf(await store.write({ path, field: 'value', expected: 'any', meta: {} }, value));
    store.calls.length = 0;
    return `keyward://${store.name}/${path}#value`;
  }

  it('opens each store once, in the manifest\'s order, and starts with the values of all', async () => {
    const lines = [
      `A=${await put(world.team, 'shop/a', 'first')}`, `B=${await put(world.local, 'shop/b', 'second')}`,
      `C=${await put(world.team, 'shop/c', 'third')}`, `AGAIN=keyward://team/shop/a#value`,
    ];
    await world.approved(...lines);
    assert.equal(valueOf(await run()), 0);
    assert.deepEqual(opened, ['team', 'local']);
    assert.deepEqual(started, [new Map([['A', 'first'], ['B', 'second'], ['C', 'third'], ['AGAIN', 'first']])]);
    assert.equal(world.team.calls.filter((call) => call === 'read shop/a#value').length, 1);
  });

  it('reads them side by side, and never more than a few at a time', async () => {
    const lines: string[] = [];
    for (let number = 0; number < 30; number += 1) lines.push(`N${number}=${await put(world.team, `shop/n${number}`, `value ${number}`)}`);
    await world.approved(...lines);
    let reading = 0;
    let most = 0;
    const { service } = await world.ports();
    const counting: RunPorts['service'] = {
      ...passingOn(service as RunPorts['service']),
      use: async (...args) => {
        reading += 1;
        most = Math.max(most, reading);
        await new Promise((resolve) => { setImmediate(resolve); });
        const used = await (service as RunPorts['service']).use(...args);
        reading -= 1;
        return used;
      },
    };
    assert.equal(valueOf(await run({ service: counting })), 0);
    assert.equal(most, 8);
    assert.equal(started[0]?.size, 30);
  });

  it('says everything that is missing at once, reads nothing, and starts nothing, when a store does not open', async () => {
    await world.approved(
      'A=keyward://team/shop/a#value', 'B=keyward://local/shop/gone#value', `C=${await put(world.local, 'shop/c', 'third')}`,
      'D=keyward://spare/shop/d#value', 'E=keyward://local/shop/c#password',
    );
    const openStore: RunPorts['openStore'] = (store) => Promise.resolve(
      store === 'team' ? err({ kind: 'sealed', store }) : store === 'spare' ? err({ kind: 'unauthenticated', store, reason: 'expired' }) : ok(),
    );
    const error = errorOf(await run({ openStore }));
    assert(error.kind === 'unresolved');
    assert.deepEqual(error.names.map((each) => [each.name, each.error.kind]), [['A', 'sealed'], ['B', 'not-found'], ['D', 'unauthenticated'], ['E', 'not-found']]);
    for (const store of [world.local, world.team, world.spare]) assert.deepEqual(store.calls.filter((call) => call.startsWith('read')), []);
    assert.deepEqual(started, []);
  });

  it('says nothing of a secret whose metadata nobody may see', async () => {
    await world.approved('A=keyward://team/shop/a#value', 'B=keyward://spare/shop/b#value');
    const { service } = await world.ports();
    const blind: RunPorts['service'] = {
      ...passingOn(service as RunPorts['service']), describe: ({ store }) => Promise.resolve(err({ kind: 'forbidden', store, operation: 'describe' })),
    };
    const openStore: RunPorts['openStore'] = (store) => Promise.resolve(store === 'team' ? err({ kind: 'sealed', store }) : ok());
    const error = errorOf(await run({ service: blind, openStore }));
    assert(error.kind === 'unresolved');
    assert.deepEqual(error.names.map(({ name }) => name), ['A']);
  });

  it('says nothing of a field whose name its store does not tell', async () => {
    await world.approved('A=keyward://team/shop/a#value', `B=${await put(world.spare, 'shop/b', 'second')}`);
    const { service } = await world.ports();
    const ports = service as RunPorts['service'];
    const untold: RunPorts['service'] = {
      ...passingOn(ports), describe: async (ref) => {
        const meta = await ports.describe(ref);
        return meta.ok ? ok({ ...meta.value, fields: [] }) : meta;
      },
    };
    const openStore: RunPorts['openStore'] = (store) => Promise.resolve(store === 'team' ? err({ kind: 'sealed', store }) : ok());
    const error = errorOf(await run({ service: untold, openStore }));
    assert(error.kind === 'unresolved');
    assert.deepEqual(error.names.map(({ name }) => name), ['A']);
  });

  it('asks for no further store when the person turned away from one', async () => {
    await world.approved('A=keyward://team/shop/a#value', 'B=keyward://local/shop/b#value');
    const openStore: RunPorts['openStore'] = (store) => { opened.push(store); return Promise.resolve(err({ kind: 'cancelled' })); };
    assert.deepEqual(errorOf(await run({ openStore })), { kind: 'cancelled' });
    assert.deepEqual(opened, ['team']);
  });

  it('keeps no value when one cannot be had, and none when a store throws', async () => {
    await world.approved(`A=${await put(world.team, 'shop/a', 'first')}`, `B=${await put(world.local, 'shop/b', 'second')}`, 'C=keyward://local/shop/gone#value');
    const { service } = await world.ports();
    const kept: SecretValue[] = [];
    const watching: RunPorts['service'] = {
      ...passingOn(service as RunPorts['service']),
      use: (ref, purpose, callback) => (service as RunPorts['service']).use(ref, purpose, async (value) => {
        const result = await callback(value);
        if (result instanceof SecretValue) kept.push(result);
        return result;
      }),
    };
    const error = errorOf(await run({ service: watching }));
    assert(error.kind === 'unresolved' && error.names.length === 1);
    const throwing: RunPorts['service'] = {
      ...watching, use: (ref, ...rest) => (ref.path === 'shop/gone' ? Promise.reject(new Error('ended')) : watching.use(ref, ...rest)),
    };
    await assert.rejects(run({ service: throwing }), /ended/);
    assert.equal(kept.length, 4);
    for (const value of kept) assert.throws(() => value.text(), /disposed/);
    assert.deepEqual(started, []);
  });
});

function passingOn(service: RunPorts['service']): RunPorts['service'] {
  return {
    use: service.use.bind(service), describe: service.describe.bind(service), record: service.record.bind(service),
    recordAround: service.recordAround.bind(service),
  };
}
