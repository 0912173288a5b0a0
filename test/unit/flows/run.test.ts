import assert from 'node:assert/strict';
import path from 'node:path';
import type { AuditEventType } from '../../../shared/src/core/model/audit-event';
import { printReference } from '../../../shared/src/core/reference';
import { err, ok } from '../../../shared/src/core/result';
import { allow, approvePlaced, isApproved, withdrawApproval } from '../../../shared/src/flows/approve';
import type { ApprovalPorts, ApprovalQuestion } from '../../../shared/src/flows/approve';
import { manifestFile, requestsOf } from '../../../shared/src/flows/manifest-file';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import type { Approvals, LaunchFailure, StartedProgram } from '../../../shared/src/flows/ports';
import { runWithManifest } from '../../../shared/src/flows/run';
import type { RunPorts } from '../../../shared/src/flows/run';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { AuditEntry } from '../../../shared/src/secrets/audit/entry';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { errorOf, valueOf } from '../../support/local-vault';
import { FlowWorld } from './flow-world';

describe('run', () => {
  let world: FlowWorld;
  let started: Map<string, string>[];
  let handed: SecretValue[];

  beforeEach(async () => {
    world = await FlowWorld.withVault();
    started = [];
    handed = [];
  });

  async function ports(changes: Partial<RunPorts> = {}): Promise<RunPorts> {
    const { sideFiles, approvals, openStore } = await world.ports();
    return {
      service: await world.service(), approvals, sideFiles, openStore, command: ['npm', 'start'], calledOff: () => false,
      launch: (values) => {
        started.push(new Map([...values].map(([name, value]) => [name, value.text()])));
        handed.push(...values.values());
        return Promise.resolve(ok(ended(7)));
      },
      ...changes,
    };
  }

  /** A manifest that this user approved. */
  async function approved(text: string): Promise<ManifestFile> {
    const manifest = manifestFile(world.project, text);
    valueOf(await world.approvals.approve(world.project, requestsOf(manifest)));
    return manifest;
  }

  it('starts the program with every value, passes its code on and keeps nothing', async () => {
    const one = await world.put('shop/one', 'first value');
    const two = await world.put('shop/two', 'second\nvalue');
    const manifest = await approved(`ONE=${printReference(one)}\nTWO=${printReference(two)}\nAGAIN=${printReference(one)}\n`);
    assert.equal(valueOf(await runWithManifest(manifest, await ports())), 7);
    assert.deepEqual(started, [new Map([['ONE', 'first value'], ['TWO', 'second\nvalue'], ['AGAIN', 'first value']])]);
    for (const value of handed) assert.throws(() => value.text(), /disposed/);
  });

  it('names every reference that cannot be resolved, with its reason, and starts nothing', async () => {
    const one = await world.put('shop/one', 'first value');
    const manifest = await approved([
      `ONE=${printReference(one)}`, 'GONE=keyward://local/shop/gone#value', 'TEAM=keyward://team/shop/key#value', '',
    ].join('\n'));
    const error = errorOf(await runWithManifest(manifest, await ports()));
    assert(error.kind === 'unresolved');
    assert.deepEqual(error.names.map(({ name, error: { kind } }) => [name, kind]), [['GONE', 'not-found'], ['TEAM', 'unknown-store']]);
    assert.deepEqual(started, []);
  });

  it('starts nothing that was not approved, and reads no secret for it', async () => {
    const mine = await world.put('bank/pin', 'first value');
    const manifest = manifestFile(world.project, `PIN=${printReference(mine)}\n`);
    const error = errorOf(await runWithManifest(manifest, await ports()));
    assert(error.kind === 'not-approved');
    assert.deepEqual(error.references, [printReference(mine)]);
    assert.deepEqual(started, []);
    assert.deepEqual(await world.reads(), []);
  });

  it('asks again after the manifest gained a name, and after a name moved to another secret', async () => {
    const one = await world.put('shop/one', 'first value');
    const two = await world.put('shop/two', 'second value');
    await approved(`ONE=${printReference(one)}\nTWO=${printReference(two)}\n`);
    for (const text of [
      `ONE=${printReference(one)}\nTWO=${printReference(two)}\nMORE=${printReference(two)}\n`,
      `ONE=${printReference(two)}\nTWO=${printReference(one)}\n`,
    ]) {
      const error = errorOf(await runWithManifest(manifestFile(world.project, text), await ports()));
      assert(error.kind === 'not-approved');
    }
    assert.deepEqual(started, []);
  });

  it('does not mind comments, order and spacing', async () => {
    const one = await world.put('shop/one', 'first value');
    await approved(`ONE=${printReference(one)}\n`);
    const manifest = manifestFile(world.project, `# ours\n\n  ONE = ${printReference(one)}  \n`);
    assert.equal(valueOf(await runWithManifest(manifest, await ports())), 7);
  });

  for (const name of ['LD_PRELOAD', 'NODE_OPTIONS', 'PATH', 'GIT_SSH_COMMAND', 'HTTPS_PROXY', 'NODE_TLS_REJECT_UNAUTHORIZED', 'KEYWARD_HOME']) {
    it(`refuses ${name}`, async () => {
      const error = errorOf(await runWithManifest(manifestFile(world.project, `${name}=keyward://local/shop/one#value\n`), await ports()));
      assert(error.kind === 'manifest-broken');
      assert.equal(error.problem.kind, 'refused-name');
      assert.deepEqual(started, []);
    });
  }

  it('refuses a whole manifest for one line that cannot be understood', async () => {
    const one = await world.put('shop/one', 'first value');
    const error = errorOf(await runWithManifest(manifestFile(world.project, `ONE=${printReference(one)}\nTWO=plain\n`), await ports()));
    assert(error.kind === 'manifest-broken');
    assert.equal(error.line, 2);
  });

  it('needs no store and no approval where nothing is asked for', async () => {
    const openStore: RunPorts['openStore'] = () => { throw new Error('no store is needed'); };
    assert.equal(valueOf(await runWithManifest(manifestFile(world.project, '# nothing\n'), await ports({ openStore }))), 7);
  });

  it('starts nothing without a manifest: the program would run with nothing in its environment and not say why', async () => {
    const error = errorOf(await runWithManifest(manifestFile(world.project, undefined), await ports()));
    assert.deepEqual(error, { kind: 'no-manifest', root: world.project });
    assert.deepEqual(started, []);
  });

  it('starts nothing that was called off while the store was opened or a value was read', async () => {
    const one = await world.put('shop/one', 'first value');
    const manifest = await approved(`ONE=${printReference(one)}\n`);
    assert.deepEqual(errorOf(await runWithManifest(manifest, await ports({ calledOff: () => true }))), { kind: 'cancelled' });
    assert.deepEqual(started, []);
    assert.deepEqual(await runEntries(), ['intent pending', 'outcome cancelled']);
  });

  it('ends a program at once whose start could not be written down', async () => {
    const manifest = await approved('# nothing\n');
    const stopped: string[] = [];
    const real = await world.service();
    const service: RunPorts['service'] = {
      use: (ref, purpose, callback) => real.use(ref, purpose, callback),
      describe: (ref) => real.describe(ref),
      record: (event) => real.record(event),
      recordAround: async (_operation, work, takeBack) => {
        const done = await work();
        if (done.ok) await takeBack?.(done.value);
        return err({ kind: 'audit-unavailable', file: 'audit.jsonl', code: 'ENOSPC' });
      },
    };
    const launch: RunPorts['launch'] = () =>
      Promise.resolve(ok({ ...ended(7), stop: () => { stopped.push('stopped'); return Promise.resolve(); } }));
    assert.equal(errorOf(await runWithManifest(manifest, await ports({ launch, service }))).kind, 'audit-unavailable');
    assert.deepEqual(stopped, ['stopped']);
  });

  it('writes down what it refuses, for each secret that was wanted', async () => {
    await runWithManifest(manifestFile(world.project, 'A=keyward://local/a#value\nB=keyward://team/b#value\n'), await ports());
    await runWithManifest(manifestFile(world.project, 'nonsense\n'), await ports());
    assert.deepEqual(await refusals(world), ['run local a#value', 'run team b#value', 'run  ']);
  });

  it('passes on what stopped the launcher, and records that as well', async () => {
    const failure: LaunchFailure = { kind: 'value-has-nul', name: 'ONE' };
    const one = await world.put('shop/one', 'first value');
    const manifest = await approved(`ONE=${printReference(one)}\n`);
    const launch: RunPorts['launch'] = () => Promise.resolve({ ok: false, error: failure });
    assert.deepEqual(errorOf(await runWithManifest(manifest, await ports({ launch }))), failure);
    assert.deepEqual(await runEntries(), ['intent pending', 'outcome failure']);
  });

  it('is in the log before it starts, and that it runs', async () => {
    const one = await world.put('shop/one', 'first value');
    const manifest = await approved(`ONE=${printReference(one)}\n`);
    let atStart: readonly string[] = [];
    await runWithManifest(manifest, await ports({
      launch: async () => { atStart = await runEntries(); return ok(ended(0)); },
    }));
    assert.deepEqual(atStart, ['intent pending']);
    assert.deepEqual(await runEntries(), ['intent pending', 'outcome success']);
    assert.equal(new Set((await auditEntries(world, 'RUN')).map(({ correlation_id }) => correlation_id)).size, 1);
    assert.deepEqual(await world.reads(), ['shop/one#value', 'shop/one#value']);
  });

  async function runEntries(): Promise<readonly string[]> {
    return (await auditEntries(world, 'RUN')).map(({ phase, result }) => `${phase} ${result}`);
  }
});

function ended(code: number): StartedProgram {
  return { ended: Promise.resolve(code), stop: () => Promise.resolve() };
}

async function auditEntries(world: FlowWorld, type: AuditEventType): Promise<readonly AuditEntry[]> {
  return valueOf(await queryAuditLog(path.join(world.home, 'audit'), { eventTypes: [type] }));
}

async function refusals(world: FlowWorld): Promise<readonly string[]> {
  const entries = await auditEntries(world, 'ACCESS_DENIED');
  return entries.map(({ action, store, secret_name, result }) => {
    assert.equal(result, 'denied');
    return `${action} ${store} ${secret_name}`;
  });
}

describe('allow', () => {
  let world: FlowWorld;
  let questions: ApprovalQuestion[];
  beforeEach(async () => {
    world = await FlowWorld.withVault();
    questions = [];
  });

  async function ports(answer: boolean | undefined): Promise<ApprovalPorts> {
    const { sideFiles, approvals } = await world.ports();
    const ask = answer === undefined ? undefined : (question: ApprovalQuestion) => {
      questions.push(question);
      return Promise.resolve(answer);
    };
    return { approvals, sideFiles, service: await world.service(), ask };
  }

  const manifest = (text = 'ONE=keyward://local/shop/one#value\n'): ManifestFile => manifestFile(world.project, text);

  it('shows what is asked for and remembers a yes', async () => {
    const outcome = await allow(manifest(), await ports(true));
    assert.equal(outcome.kind, 'allowed');
    assert.deepEqual(questions.map(({ requests, state }) => [requests.map(({ name }) => name), state.kind]), [[['ONE'], 'unknown-folder']]);
    assert.equal(valueOf(await isApproved(manifest(), await ports(undefined))), true);
    assert.equal((await allow(manifest(), await ports(undefined))).kind, 'already-allowed');
  });

  it('shows what is new when it is asked again', async () => {
    await allow(manifest(), await ports(true));
    await allow(manifest('TWO=keyward://local/shop/two#value\n'), await ports(true));
    const state = questions[1]?.state;
    assert(state?.kind === 'changed');
    assert.deepEqual([state.added, state.removed], [['TWO=keyward://local/shop/two#value'], ['ONE=keyward://local/shop/one#value']]);
    assert.equal(valueOf(await isApproved(manifest(), await ports(undefined))), false);
  });

  it('refuses where nobody can be asked', async () => {
    const outcome = await allow(manifest(), await ports(undefined));
    assert(outcome.kind === 'failed' && outcome.error.kind === 'not-approved');
  });

  it('approves nothing after a no', async () => {
    assert.equal((await allow(manifest(), await ports(false))).kind, 'declined');
    assert.equal(valueOf(await isApproved(manifest(), await ports(undefined))), false);
  });

  it('has nothing to ask about without names, and does not ask about a broken manifest', async () => {
    assert.equal((await allow(manifest('# only a comment\n'), await ports(true))).kind, 'nothing-asked');
    assert.equal((await allow(manifest('nonsense\n'), await ports(true))).kind, 'manifest-broken');
    assert.deepEqual(questions, []);
  });

  it('can be withdrawn', async () => {
    await allow(manifest(), await ports(true));
    assert.equal(valueOf(await withdrawApproval(manifest(), await ports(undefined))), true);
    assert.equal(valueOf(await withdrawApproval(manifest(), await ports(undefined))), false);
    assert.equal(valueOf(await isApproved(manifest(), await ports(undefined))), false);
  });

  it('holds for the real folder, not for a link to it elsewhere', async () => {
    await allow(manifest(), await ports(true));
    const elsewhere = manifestFile(path.join(world.home, 'elsewhere'), 'ONE=keyward://local/shop/one#value\n');
    const { sideFiles } = await world.ports();
    const unreal = { ...await ports(undefined), sideFiles: { read: (file: string) => sideFiles.read(file), realFolder: (folder: string) => Promise.resolve(folder) } };
    assert.equal(valueOf(await isApproved(elsewhere, unreal)), false);
  });

  it('is in the log before and after, and fails there where it could not be kept', async () => {
    await allow(manifest(), await ports(true));
    const broken = { ...await ports(true), approvals: failing(world.approvals) };
    const outcome = await allow(manifest('TWO=keyward://local/shop/two#value\n'), broken);
    assert(outcome.kind === 'failed' && outcome.error.kind === 'disk-full');
    assert.deepEqual(await approvalEntries(world), [
      'allow shop/one#value pending', 'allow shop/one#value success', 'allow shop/two#value pending', 'allow shop/two#value failure',
    ]);
  });

  it('is taken back where the log does not have it', async () => {
    const { service, ...others } = await ports(true);
    const unwritten: ApprovalPorts['service'] = {
      record: (event) => service.record(event),
      recordAround: async (_operation, work, takeBack) => {
        const done = await work();
        if (done.ok) await takeBack?.(done.value);
        return err({ kind: 'audit-unavailable', file: 'audit.jsonl', code: 'ENOSPC' });
      },
    };
    const outcome = await allow(manifest(), { ...others, service: unwritten });
    assert(outcome.kind === 'failed' && outcome.error.kind === 'audit-unavailable');
    assert.equal(valueOf(await isApproved(manifest(), await ports(undefined))), false);
  });

  it('is in the log as well when a move places a reference, and when it is withdrawn', async () => {
    const before = manifestFile(world.project, undefined);
    world.write('keyward.env', 'ONE=keyward://local/shop/one#value\n');
    const placed = { name: 'ONE', ref: { store: 'local', path: 'shop/one', field: 'value' } };
    assert.equal(valueOf(await approvePlaced(before, placed, await ports(undefined))), 'approved');
    valueOf(await withdrawApproval(manifest(), await ports(undefined)));
    assert.deepEqual(await approvalEntries(world), [
      'place shop/one#value pending', 'place shop/one#value success', 'withdraw shop/one#value pending', 'withdraw shop/one#value success',
    ]);
  });

  it('writes down that there was nobody to ask', async () => {
    await allow(manifest(), await ports(undefined));
    assert.deepEqual(await refusals(world), ['allow local shop/one#value']);
  });
});

function failing(approvals: Approvals): Approvals {
  return {
    state: (folder, requests) => approvals.state(folder, requests), list: () => approvals.list(), withdraw: (folder) => approvals.withdraw(folder),
    approve: () => Promise.resolve(err({ kind: 'disk-full', file: 'approvals.json' })),
  };
}

async function approvalEntries(world: FlowWorld): Promise<readonly string[]> {
  return (await auditEntries(world, 'APPROVAL')).map(({ action, secret_name, result }) => `${action} ${secret_name} ${result}`);
}
