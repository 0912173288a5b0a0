import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../../shared/src/core/model/finding';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { TextEdit } from '../../../shared/src/core/model/span';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { MovePorts } from '../../../shared/src/flows/move';
import type { ApplyOutcome, Documents, KnownValues, SideFiles, SideFileWrite, SourceDocument } from '../../../shared/src/flows/ports';
import type { PutReceipt } from '../../../shared/src/secrets/service';

/**
 * A move without consequences, for a preview: the very same flow over ports that remember what would be written. No store
 * is touched, so an equal value that is stored already is not recognised; the real move may then reuse its name.
 */
export class Rehearsal {
  readonly documents: RehearsedDocuments;
  readonly sideFiles: RehearsedSideFiles;
  readonly #secrets = new RehearsedSecrets();
  readonly #known = new RehearsedKnownValues();

  constructor(real: Pick<MovePorts, 'documents' | 'sideFiles'>) {
    this.documents = new RehearsedDocuments(real.documents);
    this.sideFiles = new RehearsedSideFiles(real.sideFiles);
  }

  ports(real: MovePorts, planner: MovePorts['planner']): MovePorts {
    return {
      documents: this.documents,
      sideFiles: this.sideFiles,
      planner,
      service: {
        put: (ref, value) => Promise.resolve(this.#secrets.put(ref, value)),
        use: async (ref, _purpose, callback) => this.#secrets.use(ref, callback),
        stores: () => real.service.stores(),
        recordAround: (_operation, work) => work(),
      },
      history: { contains: () => Promise.resolve('not-a-repository') },
      approvals: {
        state: () => Promise.resolve(ok({ kind: 'approved' })),
        approve: () => Promise.resolve(ok()),
        withdraw: () => Promise.resolve(ok(false)),
        list: () => Promise.resolve(ok([])),
      },
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
class RehearsedDocuments implements Documents {
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
class RehearsedSideFiles implements SideFiles {
  readonly #real: SideFiles;
  readonly #written = new Map<string, string>();

  constructor(real: SideFiles) {
    this.#real = real;
  }

  /** What would be there now, by path. */
  get written(): ReadonlyMap<string, string> {
    return this.#written;
  }

  read(file: string): Promise<string | undefined> {
    const text = this.#written.get(file);
    return text === undefined ? this.#real.read(file) : Promise.resolve(text);
  }

  async write(file: string, before: string | undefined, after: string): Promise<Result<SideFileWrite, VaultError>> {
    if (await this.read(file) !== before) return ok('stale');
    this.#written.set(file, after);
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

/** Values that this rehearsal "stored", so that equal ones share a name as they will. */
class RehearsedSecrets {
  readonly #values = new Map<string, SecretValue>();

  put(ref: SecretRef, value: SecretValue): Result<PutReceipt, VaultError> {
    const key = printReference(ref);
    if (this.#values.has(key)) return err({ kind: 'already-exists', store: ref.store, name: ref.path });
    this.#values.set(key, value.clone());
    return ok({ version: 1, verified: true });
  }

  async use<T>(ref: SecretRef, callback: (value: SecretValue) => Promise<T> | T): Promise<Result<T, VaultError>> {
    const value = this.#values.get(printReference(ref));
    if (value === undefined) return err({ kind: 'locked', store: ref.store });
    return ok(await callback(value));
  }

  dispose(): void {
    for (const value of this.#values.values()) value.dispose();
    this.#values.clear();
  }
}

class RehearsedKnownValues implements KnownValues {
  readonly #references = new Map<Fingerprint, SecretRef[]>();

  find(fingerprint: Fingerprint): Promise<readonly SecretRef[]> {
    return Promise.resolve(this.#references.get(fingerprint) ?? []);
  }

  remember(fingerprint: Fingerprint, ref: SecretRef): Promise<void> {
    this.#references.set(fingerprint, [...this.#references.get(fingerprint) ?? [], ref]);
    return Promise.resolve();
  }
}
