import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileSideFiles } from '../../../../cli/src/files/file-side-files';
import type { Command } from '../../../../client/src/commands/command';
import type { CommandId } from '../../../../client/src/commands/command-id';
import { sidebarCommands } from '../../../../client/src/commands/sidebar-commands';
import type { EditingPorts } from '../../../../client/src/commands/sidebar-commands';
import type { TouchedPlace } from '../../../../client/src/commands/touched';
import { OneAtATime } from '../../../../client/src/prompts/one-at-a-time';
import { valueFromFile } from '../../../../client/src/platform/fetched-values';
import { parseUserConfig } from '../../../../shared/src/core/config/user-config';
import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { DEFAULT_FIELD } from '../../../../shared/src/core/reference';
import type { Result } from '../../../../shared/src/core/result';
import { err, ok } from '../../../../shared/src/core/result';
import { StoreConfiguration } from '../../../../shared/src/secrets/config/store-configuration';
import type { StoreMaker } from '../../../../shared/src/secrets/config/configured-stores';
import { UserConfigFile } from '../../../../shared/src/secrets/config/user-config-file';
import type { VendorConsole } from '../../../../shared/src/flows/rotation-plan';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { fixedPolicy } from '../../../../shared/src/secrets/policy/policy-source';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import { createValueMaker } from '../../../../shared/src/secrets/rotation/create-value-maker';
import type { SecretService } from '../../../../shared/src/secrets/service';
import { createSecretService } from '../../../../shared/src/secrets/service/secret-service';
import type { Store } from '../../../../shared/src/secrets/store';
import { fixedStores } from '../../../../shared/src/secrets/store-source';
import type { UserVault } from '../../../../client/src/vault/user-vault';
import { createTestVault, temporaryFolder, valueOf } from '../../../support/local-vault';
import { MemoryAuditLog } from '../../../support/memory-audit-log';
import { MemoryApprovals } from './memory-approvals';
import { patience, RecordedDialogs, t } from './recorded-dialogs';
import { ScriptedBoxes } from './scripted-boxes';

export interface DeskOptions {
  /** Stands behind config.yaml's entries. */
  readonly maker?: StoreMaker;
  readonly wrap?: (service: SecretService) => SecretService;
}

/** The sidebar's commands over two real vaults, a real config.yaml and a real project; only the editor is missing. */
export class SidebarDesk {
  readonly dialogs = new RecordedDialogs();
  readonly boxes = new ScriptedBoxes();
  readonly audit = new MemoryAuditLog();
  readonly approvals = new MemoryApprovals();
  readonly touched: TouchedPlace[] = [];
  readonly ran: { readonly id: CommandId; readonly argument: unknown }[] = [];
  readonly copied: string[] = [];
  readonly opened: string[] = [];
  readonly configFile: string;
  readonly project: string;
  readonly service: SecretService;
  readonly commands: ReadonlyMap<CommandId, Command>;
  clipboard = '';
  console: VendorConsole | undefined;
  /** Why a store does not open, where it does not. */
  opens: (store: string) => VaultError | undefined = () => undefined;
  /** How often somebody said that the stores may be others. */
  changes = 0;

  private constructor(stores: readonly Store[], home: string, options: DeskOptions) {
    this.project = path.join(home, 'shop');
    mkdirSync(path.join(this.project, '.git'), { recursive: true });
    this.configFile = path.join(home, 'config', 'config.yaml');
    const service = createSecretService({
      stores: fixedStores(stores), audit: this.audit, policy: fixedPolicy(DEFAULT_POLICY), now: () => new Date(), ids: randomUUID,
      caller: { kind: 'person', agentId: 'user', component: 'editor', sessionId: 'test' },
    });
    this.service = options.wrap?.(service) ?? service;
    this.commands = new Map(this.#assemble(options).map((command) => [command.id, command]));
  }

  /** With the vaults `local` and `team`, both open, and `others`. */
  static async open(others: readonly Store[] = [], options: DeskOptions = {}): Promise<SidebarDesk> {
    const home = temporaryFolder();
    const local = await createTestVault(path.join(home, 'local'));
    const team = await createTestVault(path.join(home, 'team'), { name: 'team' });
    return new SidebarDesk([local, team, ...others], home, options);
  }

  async run(id: CommandId, argument?: unknown): Promise<void> {
    const command = this.commands.get(id);
    if (command === undefined) throw new Error(`no ${id}`);
    if (await command.run([argument]) !== 'ran') throw new Error(`${id} did not take its argument`);
  }

  async put(store: string, name: string, text: string, changes: { readonly field?: string; readonly meta?: Partial<SecretMeta> } = {}): Promise<SecretRef> {
    const ref: SecretRef = { store, path: name, field: changes.field ?? DEFAULT_FIELD };
    const value = SecretValue.fromText(text);
    const { type = 'generic', rule } = changes.meta ?? {};
    valueOf(await this.service.put(ref, value, { expected: 'any', meta: { type, ...(rule === undefined ? {} : { rule }) } }));
    value.dispose();
    return ref;
  }

  /** What a store holds there, or the error's kind. */
  async stored(store: string, name: string, field: string = DEFAULT_FIELD): Promise<string> {
    const used = await this.service.use({ store, path: name, field }, { kind: 'compare' }, (value) => value.text());
    return used.ok ? used.value : used.error.kind;
  }

  async meta(store: string, name: string): Promise<SecretMeta> {
    return valueOf(await this.service.describe({ store, path: name, field: DEFAULT_FIELD }));
  }

  writeManifest(text: string): void {
    writeFileSync(path.join(this.project, 'keyward.env'), text);
  }

  readManifest(): string {
    return readFileSync(path.join(this.project, 'keyward.env'), 'utf8');
  }

  /** Store names of config.yaml as it is on disk. */
  configured(): { readonly stores: readonly string[]; readonly defaultStore: string } {
    const { stores, defaultStore } = valueOf(parseUserConfig(readFileSync(this.configFile, 'utf8')));
    return { stores: stores.map(({ name }) => name), defaultStore };
  }

  #assemble({ maker }: DeskOptions): readonly Command[] {
    const { service, approvals, dialogs } = this;
    const config = new UserConfigFile({
      file: this.configFile, uid: process.getuid?.(), operations: nodeFileOperations(process.platform), kernel: undefined,
      monotonic: () => performance.now(), randomBytes,
    });
    const configuration = new StoreConfiguration(config, maker ?? noMaker, service);
    const vault = { service, approvals, configuration, stores: { list: async () => valueOf(await config.read()) } } as unknown as UserVault;
    return sidebarCommands(vault, this.#editing(), {
      service, dialogs, t, patience, turns: new OneAtATime(),
      openStore: (store): Promise<Result<void, VaultError>> => {
        const error = this.opens(store);
        return Promise.resolve(error === undefined ? ok() : err(error));
      },
      sideFiles: new FileSideFiles({ cwd: this.project, randomBytes }),
      manifestFolders: () => Promise.resolve([this.project]),
      copyText: (text) => { this.copied.push(text); return Promise.resolve(); },
      changed: () => { this.changes += 1; },
      runCommand: (id, argument) => { this.ran.push({ id, argument }); },
    });
  }

  #editing(): EditingPorts {
    return {
      boxes: this.boxes, patience, busy: (_title, work) => work(), maker: createValueMaker(randomBytes),
      fromClipboard: () => Promise.resolve(this.clipboard === '' ? undefined : SecretValue.fromText(this.clipboard)),
      fromFile: valueFromFile,
      consoleOf: () => Promise.resolve(this.console),
      openExternal: (address) => { this.opened.push(address); return Promise.resolve(true); },
      openFile: (file) => { this.opened.push(file); return Promise.resolve(false); },
      date: (iso) => iso,
      touched: (place) => { this.touched.push(place); },
    };
  }
}

const noMaker: StoreMaker = {
  keyOf: () => Promise.resolve(''),
  make: ({ name }) => Promise.reject(new Error(`nobody makes ${name}`)),
};
