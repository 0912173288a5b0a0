import assert from 'node:assert/strict';
import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { ok } from '../../../../shared/src/core/result';
import { FileWitness } from '../../../../shared/src/secrets/audit/file-witness';
import { KeychainWitness } from '../../../../shared/src/secrets/audit/keychain-witness';
import type { AnchoredHead, Witness } from '../../../../shared/src/secrets/audit/witness';
import { needsAnchor } from '../../../../shared/src/secrets/audit/witness';
import type { Keychain } from '../../../../shared/src/secrets/keychain/keychain';
import { auditEvent, AuditFolder } from '../../../support/audit-folder';

const LOG = 'a'.repeat(64);

function head(seq: number, log = LOG): AnchoredHead {
  return { seq, log, hash: seq.toString(16).padStart(64, '0'), timestamp: '2026-01-02T03:04:05.000Z' };
}

/** A keychain's entries in memory: what is tested is what the witness keeps, not the keychain. */
function memoryKeychain(): Keychain & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: (service, account) => {
      const found = entries.get(`${service} ${account}`);
      return Promise.resolve(ok(found === undefined ? undefined : SecretValue.fromText(found)));
    },
    setPassword: (service, account, password) => {
      entries.set(`${service} ${account}`, password.text());
      return Promise.resolve(ok());
    },
    deletePassword: (service, account) => Promise.resolve(ok(entries.delete(`${service} ${account}`))),
  };
}

async function seqs(witness: Witness): Promise<readonly number[]> {
  const heads = await witness.heads();
  assert(heads.ok);
  return heads.value.map(({ seq }) => seq);
}

describe('the witness file', () => {
  let folder: AuditFolder;
  let file: string;
  beforeEach(() => {
    folder = new AuditFolder();
    file = path.join(folder.folder, 'elsewhere', 'heads.jsonl');
  });
  afterEach(() => folder.remove());

  it('keeps every head, for this user alone', async () => {
    const witness = new FileWitness(file);
    assert.deepEqual(await seqs(witness), []);
    for (const seq of [1, 5, 3]) assert.equal((await witness.remember(head(seq))).ok, true);
    assert.deepEqual(await seqs(new FileWitness(file)), [1, 5, 3]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('loses at most the head that a crash tore', async () => {
    const witness = new FileWitness(file);
    await witness.remember(head(1));
    appendFileSync(file, '\n{"log":"aaa');
    await witness.remember(head(2));
    assert.deepEqual(await seqs(witness), [1, 2]);
  });

  it('says when it cannot write', async () => {
    const result = await new FileWitness('/dev/null/heads.jsonl').remember(head(1));
    assert.equal(result.ok, false);
  });
});

describe('the witness in the keychain', () => {
  it('keeps the newest head of a log that grows', async () => {
    const witness = new KeychainWitness(memoryKeychain(), 'audit-head');
    assert.deepEqual(await seqs(witness), []);
    for (const seq of [1, 5, 9]) await witness.remember(head(seq));
    assert.deepEqual(await seqs(witness), [9]);
  });

  it('does not let a cut or exchanged log overwrite the evidence', async () => {
    const witness = new KeychainWitness(memoryKeychain(), 'audit-head');
    await witness.remember(head(9));
    await witness.remember(head(4));
    await witness.remember(head(6));
    assert.deepEqual(await seqs(witness), [9, 6]);
    await witness.remember(head(2, 'b'.repeat(64)));
    assert.deepEqual(await seqs(witness), [9, 6, 2]);
  });

  it('stays within what the smallest keychain takes', async () => {
    const keychain = memoryKeychain();
    const witness = new KeychainWitness(keychain, 'audit-head');
    for (let seq = 1_000_040; seq > 1_000_000; seq -= 1) await witness.remember(head(seq));
    assert(Buffer.byteLength([...keychain.entries.values()].join('')) < 2560);
  });

  it('takes nonsense for nothing', async () => {
    const keychain = memoryKeychain();
    keychain.entries.set('keyward audit-head', '[{"seq":1},7');
    assert.deepEqual(await seqs(new KeychainWitness(keychain, 'audit-head')), []);
  });
});

describe('when heads are anchored', () => {
  it('is after what an intruder would like to be forgotten', () => {
    assert(needsAnchor(auditEvent({ action: 'reveal' })));
    assert(needsAnchor(auditEvent({ action: 'copy' })));
    assert(needsAnchor(auditEvent({ event_type: 'UNLOCK', result: 'failure' })));
    assert(needsAnchor(auditEvent({ event_type: 'LOCK' })));
    assert(needsAnchor(auditEvent({ event_type: 'SECRET_EXPORT' })));
    assert(needsAnchor(auditEvent({ event_type: 'SECRET_DELETE' })));
    assert(!needsAnchor(auditEvent({ event_type: 'SECRET_DELETE', phase: 'intent' })));
    assert(!needsAnchor(auditEvent({ action: 'inject:KEY' })));
  });

  /** A witness of the test's choice: `answer` says what it does with a head. */
  function witness(seen: number[], answer: (seq: number) => boolean): Witness {
    return {
      name: 'test',
      remember: ({ seq }) => {
        seen.push(seq);
        return Promise.resolve(answer(seq) ? ok() : { ok: false, error: { kind: 'keyring-locked' } });
      },
      heads: () => Promise.resolve(ok([])),
    };
  }

  it('is at every hundredth entry, whichever process writes it', async () => {
    const folder = new AuditFolder();
    const seen: number[] = [];
    folder.witnesses.push(witness(seen, () => true));
    const writers = await Promise.all(Array.from({ length: 7 }, () => folder.open()));
    for (let count = 0; count < 250; count += 1) assert.equal((await writers[count % 7]?.append(auditEvent()))?.ok, true);
    assert.deepEqual(seen, [100, 200]);
    folder.remove();
  });

  it('is also where the log\'s own entry is the hundredth', async () => {
    const folder = new AuditFolder();
    const seen: number[] = [];
    folder.witnesses.push(witness(seen, () => true));
    const writer = await folder.open();
    for (let count = 0; count < 98; count += 1) await writer.append(auditEvent());
    folder.time = new Date('2026-02-01T00:00:00Z');
    await (await folder.open()).append(auditEvent());
    assert.deepEqual(seen, [101]);
    folder.remove();
  });

  it('is at the end of a batch that reaches a hundredth entry', async () => {
    const folder = new AuditFolder();
    const seen: number[] = [];
    folder.witnesses.push(witness(seen, () => true));
    const writer = await folder.open();
    await Promise.all(Array.from({ length: 130 }, () => writer.append(auditEvent())));
    assert.equal(seen.length, 1);
    assert((seen[0] ?? 0) >= 100);
    folder.remove();
  });

  it('is tried again after every entry when a witness fails, which stops nothing and is in the log once', async () => {
    const folder = new AuditFolder();
    const seen: number[] = [];
    folder.witnesses.push(witness(seen, (seq) => seq > 104));
    const writer = await folder.open();
    for (let count = 0; count < 110; count += 1) assert.equal((await writer.append(auditEvent())).ok, true);
    assert.deepEqual(seen, [100, 102, 103, 104, 105]);
    const anchors = folder.lines().filter((line) => line.includes('"event_type":"ANCHOR"'));
    assert.equal(anchors.length, 1);
    assert.match(anchors[0] ?? '', /"seq":101,.*"secret_name":"","action":"witness:test","result":"failure"/);
    folder.remove();
  });
});
