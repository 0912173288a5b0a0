import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { err } from '../../../shared/src/core/result';
import { copyValue, referenceText } from '../../../shared/src/flows/copy';
import { brokenManifestMessage, moveNotice, previewNotice } from '../../../shared/src/flows/move-notice';
import type { KeptReason, MoveOutcome, MoveRefusal, StoredSecret } from '../../../shared/src/flows/move-outcome';
import { reveal } from '../../../shared/src/flows/reveal';
import type { RevealPorts } from '../../../shared/src/flows/reveal';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { errorOf, valueOf } from '../../support/local-vault';
import { FlowWorld } from './flow-world';

const REF = { store: 'local', path: 'shop/key', field: 'value' } as const;

describe('reveal and copy', () => {
  let world: FlowWorld;
  let shown: string[];
  beforeEach(async () => {
    world = await FlowWorld.withVault();
    await world.put('shop/key', 'the value');
    shown = [];
  });

  async function ports(answer: boolean | undefined): Promise<RevealPorts> {
    const note = (kind: string) => (_ref: unknown, value: SecretValue) => {
      shown.push(`${kind} ${value.text()}`);
      return Promise.resolve();
    };
    const { openStore } = await world.ports();
    return {
      service: await world.service(), openStore, outlets: { reveal: note('reveal'), copy: note('copy') },
      confirm: answer === undefined ? undefined : () => Promise.resolve(answer),
    };
  }

  async function outcomes(): Promise<readonly string[]> {
    const entries = valueOf(await queryAuditLog(path.join(world.home, 'audit'), { eventTypes: ['SECRET_READ'] }));
    return entries.map(({ action, phase, result }) => `${action} ${phase} ${result}`);
  }

  it('hand the value to the outlet after a yes, and both are in the log', async () => {
    valueOf(await reveal(REF, await ports(true)));
    valueOf(await copyValue(REF, await ports(true)));
    assert.deepEqual(shown, ['reveal the value', 'copy the value']);
    assert.deepEqual(await outcomes(), ['reveal intent pending', 'reveal outcome success', 'copy intent pending', 'copy outcome success']);
  });

  it('hand out nothing after a no, which is in the log', async () => {
    assert.equal(errorOf(await reveal(REF, await ports(false))).kind, 'cancelled');
    assert.deepEqual(shown, []);
    assert.deepEqual(await outcomes(), ['reveal intent pending', 'reveal outcome cancelled']);
  });

  it('refuse where nobody can be asked', async () => {
    assert.equal(errorOf(await copyValue(REF, await ports(undefined))).kind, 'confirmation-needed');
    assert.deepEqual(await outcomes(), []);
    const denied = valueOf(await queryAuditLog(path.join(world.home, 'audit'), { eventTypes: ['ACCESS_DENIED'] }));
    assert.deepEqual(denied.map(({ action, secret_name, result }) => [action, secret_name, result]), [['copy', 'shop/key#value', 'denied']]);
  });

  it('pass on that the store is locked', async () => {
    const locked = { ...await ports(true), openStore: (store: string) => Promise.resolve(err<VaultError>({ kind: 'locked', store })) };
    assert.equal(errorOf(await reveal(REF, locked)).kind, 'locked');
  });

  it('need nothing for a reference', () => {
    assert.equal(referenceText({ ...REF, version: 3 }), 'keyward://local/shop/key#value?version=3');
  });
});

describe('approvals on disk', () => {
  const request = { name: 'KEY', ref: REF };

  it('are replaced by a newer answer for the same folder', async () => {
    const { approvals } = new FlowWorld();
    valueOf(await approvals.approve('/a', [request]));
    valueOf(await approvals.approve('/b', [request]));
    valueOf(await approvals.approve('/a', []));
    assert.deepEqual(valueOf(await approvals.list()).map(({ folder, references }) => [folder, references.length]), [['/b', 1], ['/a', 0]]);
    assert.equal(valueOf(await approvals.state('/a', [request])).kind, 'changed');
  });

  for (const text of ['', 'nonsense', 'null', '{"version":2,"approvals":[]}', '{"version":1,"approvals":[{"folder":1}]}']) {
    it(`approve nothing when the file is ${JSON.stringify(text)}`, async () => {
      const world = new FlowWorld();
      writeFileSync(path.join(world.home, 'approvals.json'), text, { mode: 0o600 });
      assert.deepEqual(valueOf(await world.approvals.list()), []);
      assert.equal(valueOf(await world.approvals.state('/a', [request])).kind, 'unknown-folder');
    });
  }

  it('are not read from a file that others could have written', async () => {
    const world = new FlowWorld();
    valueOf(await world.approvals.approve('/a', [request]));
    chmodSync(path.join(world.home, 'approvals.json'), 0o666);
    assert.equal(errorOf(await world.approvals.list()).kind, 'unsafe-file');
  });
});

describe('known values on disk', () => {
  it('are found by fingerprint, oldest first, without repeats', async () => {
    const { known } = new FlowWorld();
    await known.remember('aa', REF);
    await known.remember('aa', { ...REF, path: 'shop/other' });
    await known.remember('aa', REF);
    assert.deepEqual((await known.find('aa')).map((ref) => ref.path), ['shop/key', 'shop/other']);
    assert.deepEqual(await known.find('bb'), []);
  });

  it('are listed by secret, the newest value last', async () => {
    const { known } = new FlowWorld();
    await known.remember('aa', REF);
    await known.remember('bb', { ...REF, path: 'shop/other' });
    await known.remember('cc', REF);
    const listed = (await known.all()).map(({ ref, fingerprints }) => [ref.path, ...fingerprints]);
    assert.deepEqual(listed, [['shop/key', 'aa', 'cc'], ['shop/other', 'bb']]);
    assert.deepEqual(await new FlowWorld().known.all(), []);
  });

  it('are forgotten rather than trusted when the file is damaged', async () => {
    const world = new FlowWorld();
    for (const text of ['', '[]', '{"version":1,"known":[["aa",["not a reference", 3]]]}', '{"version":1,"known":[["aa",["not a reference"]]]}']) {
      writeFileSync(path.join(world.home, 'known-values.json'), text, { mode: 0o600 });
      assert.deepEqual(await world.known.find('aa'), []);
    }
    await world.known.remember('aa', REF);
    assert.deepEqual(await world.known.find('aa'), [REF]);
  });
});

describe('the notice of a move', () => {
  const secret: StoredSecret = {
    name: 'KEY', ref: REF, reused: false, verified: true, manifest: '/repo/keyward.env', wrote: [], approval: 'approved',
  };
  const moved: MoveOutcome = { kind: 'moved', secret, form: 'process.env', notes: [], save: 'saved', history: 'not-in-history' };

  it('says where the value is and how to go on', () => {
    const notice = moveNotice(moved);
    assert.match(notice.what, /KEY is now in "local" as shop\/key/);
    assert.match(notice.next, /keyward run/);
    assert.equal(notice.offersRotation, false);
  });

  it('says what was left behind and what is still to be done', () => {
    const notice = moveNotice({ ...moved, save: 'was-dirty', history: 'in-history', secret: { ...secret, approval: 'needs-allow', reused: true } });
    assert.match(`${notice.what} ${notice.kept ?? ''} ${notice.next}`, /already in.*git history.*Rotate.*keyward allow.*Save the file/s);
  });

  it('says what containers need beside the lookup', () => {
    assert.match(moveNotice({ ...moved, notes: ['compose-needs-environment'] }).next, /"keyward run -- docker compose up"/);
    assert.match(moveNotice({ ...moved, notes: ['kubernetes-secret-needed', 'import-added'] }).next, /create the Secret .* with the key KEY\./);
  });

  it('is conditional in a preview', () => {
    assert.match(previewNotice(moved).what, /^KEY would be stored in "local" as shop\/key, and the code would read it\.$/);
    const kubernetes = previewNotice({ kind: 'stored-only', secret, reason: 'kubernetes-secret-keeps-value', history: 'not-in-history' });
    assert.match(kubernetes.what, /would stay as it is: a Kubernetes Secret is itself where the cluster keeps the value/);
    assert.match(previewNotice({ kind: 'kept', secret, reason: { kind: 'edit-failed' } }).kept ?? '', /nothing was stored/);
  });

  const kept: readonly KeptReason[] = [
    { kind: 'side-file', file: '/repo/keyward.env', error: { kind: 'read-only', file: '/repo/keyward.env' } }, { kind: 'not-verified' },
    { kind: 'text-moved' }, { kind: 'literal-changed' }, { kind: 'edit-failed' },
    { kind: 'name-taken', name: 'KEY', manifest: '/repo/keyward.env' }, { kind: 'interrupted', code: 'EIO' },
    { kind: 'approval-failed', error: { kind: 'disk-full', file: '/home/approvals.json' } },
  ];
  for (const reason of kept) {
    it(`says that the secret is stored after ${reason.kind}`, () => {
      assert.match(moveNotice({ kind: 'kept', secret, reason }).kept ?? '', /stored as shop\/key in "local"; your code was not changed/);
    });
  }

  it('says what helps with a side file', () => {
    const next = (code: string): string => moveNotice({
      kind: 'kept', secret, reason: { kind: 'side-file', file: '/repo/.gitignore', error: { kind: 'io', file: '/repo/.gitignore', code } },
    }).next;
    assert.match(next('NOT_TEXT'), /no text file/);
    assert.match(next('NOT_IN_ITS_ENCODING'), /UTF-8/);
    assert.match(next('EBUSY'), /Other programs/);
    assert.match(next('EIO'), /writable/);
  });

  const refusals: readonly MoveRefusal[] = [
    { kind: 'gone' }, { kind: 'no-folder' }, { kind: 'text-moved' }, { kind: 'not-decodable' }, { kind: 'name-taken', name: 'KEY', manifest: '/repo/keyward.env' },
    { kind: 'other-value', ref: REF }, { kind: 'no-lookup', reason: 'bundled-for-browsers' },
  ];
  for (const refusal of refusals) {
    it(`says that nothing was stored after ${refusal.kind}`, () => {
      assert.equal(moveNotice({ kind: 'refused', refusal }).kept, 'Nothing was stored and nothing was changed.');
    });
  }

  it('shows names from outside harmlessly', () => {
    const hostile = '/repo/\u001b]52;c;x\u0007\u202ekeyward.env';
    const message = brokenManifestMessage({ kind: 'manifest-broken', file: hostile, line: 1, problem: { kind: 'syntax', span: { start: 0, end: 1 } } });
    assert.doesNotMatch(JSON.stringify(message), /\u202e|\\u001b\]/);
    assert.match(message.what, /\\u\{1b\}/);
  });
});
