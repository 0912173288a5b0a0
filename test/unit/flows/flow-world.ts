import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileDocuments, uriOf } from '../../../cli/src/files/file-documents';
import { FileSideFiles } from '../../../cli/src/files/file-side-files';
import { InProcessPlanner } from '../../../cli/src/fix/in-process-planner';
import { pathShower } from '../../../cli/src/scan/scanner-settings';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { DEFAULT_FIELD, parseReference } from '../../../shared/src/core/reference';
import { ApprovalBook } from '../../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../../shared/src/flows/known-value-book';
import { moveToVault } from '../../../shared/src/flows/move';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { FindingPlace, PasswordRequest, VaultPrompts } from '../../../shared/src/flows/ports';
import { openStore } from '../../../shared/src/flows/set-up';
import type { OpeningPorts } from '../../../shared/src/flows/set-up';
import { ok } from '../../../shared/src/core/result';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import { PrivateTextFile } from '../../../shared/src/host/files/private-text-file';
import { LiteralHistory } from '../../../shared/src/host/git/literal-history';
import { FileAuditLog } from '../../../shared/src/secrets/audit/file-audit-log';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import type { Keychain } from '../../../shared/src/secrets/keychain/keychain';
import type { LockableStore } from '../../../shared/src/secrets/lockable';
import { fixedPolicy } from '../../../shared/src/secrets/policy/policy-source';
import { DEFAULT_POLICY } from '../../../shared/src/secrets/policy/policy';
import type { SecretService } from '../../../shared/src/secrets/service';
import { createSecretService } from '../../../shared/src/secrets/service/secret-service';
import type { Store } from '../../../shared/src/secrets/store';
import { fixedStores } from '../../../shared/src/secrets/store-source';
import { createLocalStore } from '../../../shared/src/secrets/stores/local/local-store';
import { scanOptions } from '../../../shared/src/sources/scanner-settings';
import { localStoreOptions, PASSWORD, temporaryFolder, valueOf } from '../../support/local-vault';

/** A key as the vendor makes them, put together here so that no scanner takes this file for a leak. */
export function stripeKey(seed: string): string {
  const letters = createHash('sha256').update(seed).digest('base64').replace(/[^A-Za-z0-9]/g, '');
  return ['sk', 'live', letters.slice(0, 32)].join('_');
}

/** Answers what a person would; `undefined` is Escape. */
export class ScriptedPrompts implements VaultPrompts {
  readonly asked: PasswordRequest[] = [];
  passwords: (string | undefined)[] = [];
  codes: (string | undefined)[] = [];
  wantsCode = false;
  savesCode = true;
  shownCode: string | undefined;

  password(request: PasswordRequest): Promise<SecretValue | undefined> {
    this.asked.push(request);
    return Promise.resolve(secret(this.passwords.shift()));
  }

  recoveryCode(): Promise<SecretValue | undefined> {
    return Promise.resolve(secret(this.codes.shift()));
  }

  wantsRecoveryCode(): Promise<boolean> {
    return Promise.resolve(this.wantsCode);
  }

  saveRecoveryCode(_store: string, code: SecretValue): Promise<boolean> {
    this.shownCode = code.text();
    return Promise.resolve(this.savesCode);
  }
}

function secret(text: string | undefined): SecretValue | undefined {
  return text === undefined ? undefined : SecretValue.fromText(text);
}

/** One user with a real vault, a real log and a project of real files. */
export class FlowWorld {
  readonly home = temporaryFolder();
  readonly project = path.join(temporaryFolder(), 'Leaky Shop');
  readonly prompts = new ScriptedPrompts();
  readonly approvals: ApprovalBook;
  readonly known: KnownValueBook;
  /** Runs when the store is opened: what happens on the machine while a person reads a prompt. */
  duringPrompt: () => void = () => {};
  /** Beside the local one. */
  readonly otherStores: Store[] = [];
  #service: SecretService | undefined;

  constructor() {
    mkdirSync(path.join(this.project, '.git'), { recursive: true });
    this.approvals = new ApprovalBook(this.#userFile('approvals.json'), () => new Date());
    this.known = new KnownValueBook(this.#userFile('known-values.json'));
  }

  /** With a vault that is created by password and open. */
  static async withVault(): Promise<FlowWorld> {
    const world = new FlowWorld();
    const service = await world.service();
    valueOf(await service.create('local', { way: { kind: 'password', password: SecretValue.fromText(PASSWORD) } }));
    return world;
  }

  async service(keychain?: Keychain): Promise<SecretService> {
    this.#service ??= await this.newProcess(keychain);
    return this.#service;
  }

  /** The same user's secrets as another command sees them: locked. */
  async newProcess(keychain?: Keychain): Promise<SecretService> {
    const options = await localStoreOptions(path.join(this.home, 'vaults', 'local'), keychain === undefined ? {} : { keychain });
    const store: LockableStore = createLocalStore(options);
    const audit = new FileAuditLog({
      folder: path.join(this.home, 'audit'), kernel: options.kernelLock, operations: options.operations, uid: options.uid,
      witnesses: [], now: () => new Date(), monotonic: () => performance.now(), ids: randomUUID,
    });
    return createSecretService({
      stores: fixedStores([store, ...this.otherStores]), audit, policy: fixedPolicy(DEFAULT_POLICY), now: () => new Date(), ids: randomUUID,
      caller: { kind: 'person', agentId: 'user', component: 'cli', sessionId: 'test' },
    });
  }

  async opening(): Promise<OpeningPorts> {
    return { service: await this.service(), prompts: this.prompts };
  }

  file(name: string): string {
    return path.join(this.project, name);
  }

  write(name: string, text: string | Uint8Array): string {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
    return this.file(name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  async ports(changes: Partial<MovePorts> = {}): Promise<MovePorts> {
    const pathOf = pathShower(this.project);
    const documents = changes.documents ?? new FileDocuments({ randomBytes, pathOf });
    const service = await this.service();
    return {
      service, documents, approvals: this.approvals, known: this.known,
      sideFiles: new FileSideFiles({ cwd: this.project, randomBytes }),
      planner: this.planner(documents),
      history: new LiteralHistory({ environment: process.env, platform: process.platform, forbidden: () => [], timeoutMs: 20_000 }),
      openStore: async (store) => {
        this.duringPrompt();
        const opened = await openStore(store, { service, prompts: this.prompts });
        return opened.ok ? ok() : opened;
      },
      acceptUnverified: () => Promise.resolve(false),
      ...changes,
    };
  }

  planner(documents: MovePorts['documents']): InProcessPlanner {
    const settings = { fingerprintKey: Buffer.alloc(32, 7), maxFileBytes: 1_000_000 };
    return new InProcessPlanner({
      documents, pathOf: pathShower(this.project), scan: scanOptions(settings, () => performance.now(), () => false),
    });
  }

  /** The places of a file's findings, as diagnostics would name them. */
  async places(name: string, documents?: MovePorts['documents']): Promise<readonly FindingPlace[]> {
    const { documents: used } = await this.ports(documents === undefined ? {} : { documents });
    const document = await used.open(uriOf(this.file(name)));
    if (document === undefined) throw new Error(`${name} cannot be opened`);
    return this.planner(used).findings(document).map(({ span, ruleId, fingerprint }) =>
      ({ uri: document.uri, version: document.version, span, ruleId, fingerprint }));
  }

  /** Moves the first finding of a file. */
  async move(name: string, choices: Partial<MoveChoices> = {}, changes: Partial<MovePorts> = {}): Promise<MoveOutcome> {
    const ports = await this.ports(changes);
    const [place] = await this.places(name, ports.documents);
    if (place === undefined) throw new Error(`nothing is found in ${name}`);
    return moveToVault(place, { style: 'plain', defaultStore: 'local', ...choices }, ports);
  }

  async put(name: string, text: string): Promise<SecretRef> {
    const ref: SecretRef = { store: 'local', path: name, field: DEFAULT_FIELD };
    const value = SecretValue.fromText(text);
    valueOf(await (await this.service()).put(ref, value, { expected: 'any', meta: { type: 'generic' } }));
    value.dispose();
    return ref;
  }

  /** What the store holds under a reference, or the error's kind. */
  async stored(ref: SecretRef | string): Promise<string> {
    const parsed = typeof ref === 'string' ? valueOf(parseReference(ref)) : ref;
    const used = await (await this.service()).use(parsed, { kind: 'compare' }, (value) => value.text());
    return used.ok ? used.value : used.error.kind;
  }

  async names(): Promise<readonly string[]> {
    return valueOf(await (await this.service()).browse('local')).entries.map(({ path: name }) => name);
  }

  /** Secrets that were read since, by name, as the log has it. */
  async reads(): Promise<readonly string[]> {
    const entries = valueOf(await queryAuditLog(path.join(this.home, 'audit'), { eventTypes: ['SECRET_READ'] }));
    return entries.map((entry) => entry.secret_name);
  }

  #userFile(name: string): PrivateTextFile {
    const folder = new PrivateFolder({
      directory: this.home, operations: nodeFileOperations(process.platform), uid: process.getuid?.(), randomBytes,
    });
    return new PrivateTextFile({ folder, name, lock: { kernel: undefined, timeoutMs: 1000, monotonic: () => performance.now() } });
  }
}

/** A keychain that this machine does not have. */
export function noKeychain(error: VaultError = { kind: 'no-keyring', reason: 'no-bus' }): Keychain {
  const fail = () => Promise.resolve({ ok: false, error } as never);
  return { getPassword: fail, setPassword: fail, deletePassword: fail };
}
