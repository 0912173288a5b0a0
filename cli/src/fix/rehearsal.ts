import { createHash } from 'node:crypto';
import { approvalDigest } from '../../../shared/src/core/approval';
import type { RequestedReference } from '../../../shared/src/core/approval';
import type { Fingerprint } from '../../../shared/src/core/model/finding';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { TextEdit } from '../../../shared/src/core/model/span';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { MovePorts } from '../../../shared/src/flows/move';
import type {
  ApplyOutcome, Approvals, Documents, KnownValues, SideFiles, SideFileWrite, SourceDocument,
} from '../../../shared/src/flows/ports';
import type { PutReceipt, SecretService } from '../../../shared/src/secrets/service';

/** A move's ports, behind a service that also says which stores are open. */
export interface RehearsedPorts extends MovePorts {
  readonly service: MovePorts['service'] & Pick<SecretService, 'status'>;
}

/**
 * A move without consequences, for a preview: the very same flow over ports that remember what would be written. A store
 * that is open already is asked whether it holds an equal value, so that both choose the same name; one that is locked
 * stays so, and the real move may then reuse a name that the rehearsal took for another value's.
 */
export class Rehearsal {
  readonly documents: RehearsedDocuments;
  readonly sideFiles: RehearsedSideFiles;
  readonly #secrets: RehearsedSecrets;
  readonly #known: RehearsedKnownValues;
  readonly #approvals: RehearsedApprovals;

  constructor(real: Omit<RehearsedPorts, 'planner'>) {
    this.documents = new RehearsedDocuments(real.documents);
    this.sideFiles = new RehearsedSideFiles(real.sideFiles);
    this.#secrets = new RehearsedSecrets(real.service);
    this.#known = new RehearsedKnownValues(real.known);
    this.#approvals = new RehearsedApprovals(real.approvals);
  }

  ports(real: Pick<MovePorts, 'service'>, planner: MovePorts['planner']): MovePorts {
    return {
      documents: this.documents,
      sideFiles: this.sideFiles,
      planner,
      service: {
        put: (ref, value) => this.#secrets.put(ref, value),
        use: async (ref, _purpose, callback) => this.#secrets.use(ref, callback),
        configured: () => real.service.configured(),
        recordAround: (_operation, work) => work(),
      },
      history: { contains: () => Promise.resolve('not-a-repository') },
      approvals: this.#approvals,
      known: this.#known,
      openStore: () => Promise.resolve(ok()),
      acceptUnverified: () => Promise.resolve(true),
    };
  }

  dispose(): void {
    this.#secrets.dispose();
  }
}

/** Texts as they would be. The real files are only read. */
export class RehearsedDocuments implements Documents {
  readonly #real: Documents;
  readonly #changed = new Map<string, SourceDocument>();

  constructor(real: Documents) {
    this.#real = real;
  }

  async open(uri: string): Promise<SourceDocument | undefined> {
    return this.#changed.get(uri) ?? this.#real.open(uri);
  }

  async apply(uri: string, version: number, edits: readonly TextEdit[]): Promise<ApplyOutcome> {
    const document = await this.open(uri);
    if (document === undefined) return 'failed';
    if (document.version !== version) return 'stale';
    const text = applyEdits(document.text, edits);
    // Versions of a real file are small numbers; these can be none of them.
    const number = createHash('sha256').update(text).digest().readUInt32BE() + FIRST_REHEARSED_VERSION;
    this.#changed.set(uri, { ...document, text, version: number });
    return 'applied';
  }

  save(): Promise<boolean> {
    return Promise.resolve(true);
  }

  quiet(): Promise<void> {
    return Promise.resolve();
  }
}

const FIRST_REHEARSED_VERSION = 2 ** 33;

/** Side files as they would be. */
export class RehearsedSideFiles implements SideFiles {
  readonly #real: SideFiles;
  readonly #written = new Map<string, string | undefined>();

  constructor(real: SideFiles) {
    this.#real = real;
  }

  /** What would be there now, by path; undefined where the file would be gone. */
  get written(): ReadonlyMap<string, string | undefined> {
    return this.#written;
  }

  read(file: string): Promise<string | undefined> {
    return this.#written.has(file) ? Promise.resolve(this.#written.get(file)) : this.#real.read(file);
  }

  async write(file: string, before: string | undefined, after: string): Promise<Result<SideFileWrite, VaultError>> {
    if (await this.read(file) !== before) return ok('stale');
    this.#written.set(file, after);
    return ok('written');
  }

  async remove(file: string, text: string): Promise<Result<SideFileWrite, VaultError>> {
    if (await this.read(file) !== text) return ok('stale');
    this.#written.set(file, undefined);
    return ok('written');
  }

  untitledFolder(): Promise<string | undefined> {
    return this.#real.untitledFolder();
  }

  rootOf(file: string): Promise<string> {
    return this.#real.rootOf(file);
  }

  realFolder(folder: string): Promise<string> {
    return this.#real.realFolder(folder);
  }
}

/** Values that this rehearsal "stored", so that equal ones share a name as they will, over those that an open store has. */
class RehearsedSecrets {
  readonly #real: Pick<SecretService, 'use' | 'status'>;
  readonly #values = new Map<string, SecretValue>();

  constructor(real: Pick<SecretService, 'use' | 'status'>) {
    this.#real = real;
  }

  async put(ref: SecretRef, value: SecretValue): Promise<Result<PutReceipt, VaultError>> {
    const key = printReference(ref);
    const exists = this.#values.has(key) || await this.#isStored(ref);
    if (exists) return err({ kind: 'already-exists', store: ref.store, name: ref.path });
    this.#values.set(key, value.clone());
    return ok({ version: 1, verified: true });
  }

  async use<T>(ref: SecretRef, callback: (value: SecretValue) => Promise<T> | T): Promise<Result<T, VaultError>> {
    const rehearsed = this.#values.get(printReference(ref));
    if (rehearsed !== undefined) return ok(await callback(rehearsed));
    if (await this.#isOpen(ref.store)) return this.#real.use(ref, { kind: 'compare' }, callback);
    // No literal is empty: where nothing can be compared yet, the value counts as another one.
    const other = SecretValue.fromText('');
    return ok(await callback(other));
  }

  dispose(): void {
    for (const value of this.#values.values()) value.dispose();
    this.#values.clear();
  }

  async #isStored(ref: SecretRef): Promise<boolean> {
    return await this.#isOpen(ref.store) && (await this.#real.use(ref, { kind: 'compare' }, () => true)).ok;
  }

  async #isOpen(store: string): Promise<boolean> {
    return (await this.#real.status(store))?.state === 'ready';
  }
}

class RehearsedKnownValues implements Pick<KnownValues, 'find' | 'remember'> {
  readonly #real: Pick<KnownValues, 'find'>;
  readonly #references = new Map<Fingerprint, SecretRef[]>();

  constructor(real: Pick<KnownValues, 'find'>) {
    this.#real = real;
  }

  async find(fingerprint: Fingerprint): Promise<readonly SecretRef[]> {
    return [...this.#references.get(fingerprint) ?? [], ...await this.#real.find(fingerprint)];
  }

  remember(fingerprint: Fingerprint, ref: SecretRef): Promise<void> {
    this.#references.set(fingerprint, [...this.#references.get(fingerprint) ?? [], ref]);
    return Promise.resolve();
  }
}

/** What would be approved: whether a manifest's secrets are looked at, and so the name, depends on it. */
export class RehearsedApprovals implements Approvals {
  readonly #real: Approvals;
  readonly #approved = new Map<string, string>();

  constructor(real: Approvals) {
    this.#real = real;
  }

  async state(folder: string, requests: readonly RequestedReference[]): ReturnType<Approvals['state']> {
    const rehearsed = this.#approved.get(folder) === approvalDigest(folder, requests);
    return rehearsed ? ok({ kind: 'approved' }) : this.#real.state(folder, requests);
  }

  approve(folder: string, requests: readonly RequestedReference[]): ReturnType<Approvals['approve']> {
    this.#approved.set(folder, approvalDigest(folder, requests));
    return Promise.resolve(ok());
  }

  withdraw(): ReturnType<Approvals['withdraw']> {
    return Promise.resolve(ok(false));
  }

  list(): ReturnType<Approvals['list']> {
    return this.#real.list();
  }
}
