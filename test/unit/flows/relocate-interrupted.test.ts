import assert from 'node:assert/strict';
import { parseManifest } from '../../../shared/src/core/manifest';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import { err } from '../../../shared/src/core/result';
import { relocationNotice } from '../../../shared/src/flows/relocation-notice';
import { relocate } from '../../../shared/src/flows/relocate';
import type { RelocatePorts, Relocation, RelocationOutcome } from '../../../shared/src/flows/relocate';
import { SecretLife } from './secret-life';

const VALUE = 'the-very-value';
const FILES = ['keyward.env', 'services/api/keyward.env'] as const;

/** What happens in the place of one call: the port throws, or answers with an error where it can. */
type Fault = 'throws' | 'fails';

/** Counts the calls of all ports that change or read something, and breaks one of them. */
class BreakingPorts {
  calls = 0;

  constructor(readonly breakAt: number, readonly fault: Fault) {}

  wrap(ports: RelocatePorts): RelocatePorts {
    const { service, sideFiles, approvals } = ports;
    const failing = err({ kind: 'io', file: 'somewhere', code: 'EIO' } as const);
    const around = <Args extends readonly unknown[], T>(call: (...args: Args) => Promise<T>, failed?: T) => (...args: Args): Promise<T> => {
      this.calls += 1;
      if (this.calls !== this.breakAt) return call(...args);
      return this.fault === 'fails' && failed !== undefined ? Promise.resolve(failed) : Promise.reject(Object.assign(new Error(VALUE), { code: 'EPIPE' }));
    };
    return {
      ...ports,
      service: {
        status: around((name) => service.status(name)), describe: around((ref) => service.describe(ref), failing),
        copy: around((from, to, confirm) => service.copy(from, to, confirm), failing), delete: around((ref) => service.delete(ref), failing),
        record: (event) => service.record(event), recordAround: (...args) => service.recordAround(...args),
      },
      sideFiles: {
        read: around((file) => sideFiles.read(file)), write: around((...args) => sideFiles.write(...args), failing),
        realFolder: around((folder) => sideFiles.realFolder(folder)),
      },
      approvals: {
        state: around((...args) => approvals.state(...args), failing), approve: around((...args) => approvals.approve(...args), failing),
        withdraw: (folder) => approvals.withdraw(folder), list: () => approvals.list(),
      },
      manifests: around(() => ports.manifests()),
      openStore: around((store) => ports.openStore(store), failing),
    };
  }
}

const relocations: readonly Relocation[] = [
  { kind: 'rename', from: { store: 'local', path: 'shop/key' }, to: { store: 'local', path: 'shop/new' } },
  { kind: 'move', from: { store: 'local', path: 'shop/key' }, to: { store: 'team', path: 'shop/key' } },
];

describe('a secret on its way to another place', function () {
  this.timeout(120_000);

  async function attempt(relocation: Relocation, breaking: BreakingPorts): Promise<{ readonly life: SecretLife; readonly outcome: RelocationOutcome | undefined }> {
    const life = await SecretLife.start();
    await life.store('shop/key', VALUE);
    life.world.write(FILES[1], 'API=keyward://local/shop/key#value\n');
    await life.manifest('KEY=keyward://local/shop/key#value', 'AGAIN=keyward://local/shop/key#value');
    const outcome = await relocate(relocation, breaking.wrap(await life.relocatePorts())).catch(() => undefined);
    return { life, outcome };
  }

  for (const relocation of relocations) {
    for (const fault of ['throws', 'fails'] as const) {
      it(`is at one of them at least, and every line leads to it, whatever ${fault} (${relocation.kind})`, async () => {
        const whole = new BreakingPorts(0, fault);
        const { outcome: done } = await attempt(relocation, whole);
        assert(done?.kind === 'relocated' && done.old.kind === 'deleted');
        assert(whole.calls > 12, `${whole.calls} calls`);
        for (let breakAt = 1; breakAt <= whole.calls; breakAt += 1) {
          const { life, outcome } = await attempt(relocation, new BreakingPorts(breakAt, fault));
          const at = `call ${breakAt} of ${whole.calls}`;
          for (const file of FILES) {
            const { entries, diagnostics } = parseManifest(life.world.read(file));
            assert.deepEqual(diagnostics, [], at);
            for (const { ref, name } of entries) assert.equal(await life.world.stored(ref), VALUE, `${name} after ${at}`);
          }
          if (outcome === undefined) continue;
          assert(!JSON.stringify([outcome, relocationNotice(outcome)]).includes(VALUE), at);
          await tellsTheTruth(life, relocation, outcome);
        }
      });
    }
  }

  /** What the outcome says of the two places is what the stores say. */
  async function tellsTheTruth(life: SecretLife, { from, to }: Relocation, outcome: RelocationOutcome): Promise<void> {
    const [old, fresh] = [await life.world.stored({ ...from, field: DEFAULT_FIELD }), await life.world.stored({ ...to, field: DEFAULT_FIELD })];
    if (outcome.kind === 'relocated') {
      assert.equal(fresh, VALUE);
      assert.equal(old, outcome.old.kind === 'deleted' ? 'not-found' : VALUE);
    } else {
      assert.equal(old, VALUE);
    }
  }
});
