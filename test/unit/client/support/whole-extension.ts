import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FileDocuments, uriOf } from '../../../../cli/src/files/file-documents';
import { FileSideFiles } from '../../../../cli/src/files/file-side-files';
import { guarded } from '../../../../client/src/commands/command';
import type { CommandId } from '../../../../client/src/commands/command-id';
import { extensionCommands } from '../../../../client/src/commands/extension-commands';
import type { EditorPorts } from '../../../../client/src/commands/extension-commands';
import { EditorVaultPrompts } from '../../../../client/src/prompts/vault-prompts';
import { openUserVault } from '../../../../client/src/vault/user-vault';
import type { UserVault } from '../../../../client/src/vault/user-vault';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../../shared/src/core/result';
import { userPaths } from '../../../../shared/src/host/paths/user-paths';
import { createValueMaker } from '../../../../shared/src/secrets/rotation/create-value-maker';
import { PASSWORD, temporaryFolder, valueOf } from '../../../support/local-vault';
import { patience, RecordedDialogs, RecordedLog, t } from './recorded-dialogs';
import { ScriptedBoxes } from './scripted-boxes';

/** Every command of the extension behind its guard, over a real user's vault; the editor is a person who answers nothing. */
export class WholeExtension {
  readonly dialogs = new RecordedDialogs();
  readonly boxes = new ScriptedBoxes();
  readonly log = new RecordedLog();
  /** Values and texts that reached the person's eyes or clipboard. */
  readonly shown: string[] = [];
  readonly copied: string[] = [];
  readonly vault: UserVault;
  readonly calls: ReadonlyMap<CommandId, (...parameters: readonly unknown[]) => Promise<unknown>>;
  trusted = true;
  readonly #home: string;
  readonly #project = temporaryFolder();

  private constructor(home: string, vault: UserVault) {
    this.#home = home;
    this.vault = vault;
    const { commands } = extensionCommands(vault, this.#editor());
    const guard = { isTrusted: () => this.trusted, manageTrust: () => {}, dialogs: this.dialogs, log: this.log, t };
    this.calls = new Map(commands.map((command) => [command.id, guarded(command, guard)]));
  }

  /** With a vault that is open and a store that is the team's. */
  static async open(): Promise<WholeExtension> {
    const home = temporaryFolder();
    const paths = valueOf(userPaths({ platform: process.platform, homeFolder: home, environment: { KEYWARD_HOME: home } }));
    const vault = await openUserVault({
      paths, programFolder: path.join(home, 'no-programs'), platform: process.platform, environment: {}, execPath: process.execPath,
      uid: process.getuid?.(), now: () => new Date(), monotonic: () => performance.now(), randomBytes,
    });
    valueOf(await vault.service.create('local', { way: { kind: 'password', password: SecretValue.fromText(PASSWORD) } }));
    valueOf(await vault.configuration.add({
      name: 'team', type: 'hashicorp', address: 'http://127.0.0.1:9', mount: 'secret', minTls: '1.2', auth: { method: 'token', mount: 'approle' },
    }));
    return new WholeExtension(home, vault);
  }

  async store(ref: SecretRef, text: string): Promise<void> {
    const value = SecretValue.fromText(text);
    valueOf(await this.vault.service.put(ref, value, { expected: 'any', meta: { type: 'api-key' } }));
    value.dispose();
  }

  unlock(): Promise<Result<void, VaultError>> {
    return this.vault.service.unlock('local', { kind: 'password', password: SecretValue.fromText(PASSWORD) });
  }

  /** What hostile calls must leave as it is: the vault's file and config.yaml, byte for byte. */
  state(): readonly string[] {
    return [path.join('vaults', 'local', 'vault.json'), 'config.yaml', path.join('config', 'config.yaml')]
      .map((name) => path.join(this.#home, name)).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'latin1'));
  }

  dispose(): void {
    this.vault.dispose();
  }

  #editor(): EditorPorts {
    const { dialogs, log } = this;
    const outlet = (_ref: SecretRef, value: SecretValue): Promise<void> => {
      this.shown.push(value.text());
      return Promise.resolve();
    };
    const documents = new FileDocuments({ randomBytes, pathOf: (uri) => uri });
    return {
      dialogs, log, t, documents,
      sideFiles: new FileSideFiles({ cwd: this.#project, randomBytes }),
      planner: { plan: () => Promise.resolve({ kind: 'gone' }) },
      insertionPlanner: { planInsertion: () => Promise.resolve({ kind: 'stale' }) },
      history: { contains: () => Promise.resolve('not-a-repository') },
      outlets: { reveal: outlet, copy: outlet },
      prompts: new EditorVaultPrompts(dialogs, { show: () => Promise.resolve(false) }, t),
      manifestFolders: () => Promise.resolve([this.#project]),
      copyText: (text) => { this.copied.push(text); return Promise.resolve(); },
      changed: () => {},
      move: { positions: () => undefined, findingAtCursor: () => undefined, busy: (_title, work) => work(), style: () => 'plain' },
      cursor: () => ({ uri: uriOf(path.join(this.#project, 'a.js')), version: 1, offset: 0 }),
      scan: { scan: () => Promise.resolve({ kind: 'no-server' }), show: () => {}, openProblems: () => {} },
      editing: {
        boxes: this.boxes, patience, busy: (_title, work) => work(), maker: createValueMaker(randomBytes),
        fromClipboard: () => Promise.resolve(undefined), fromFile: () => Promise.resolve({ ok: false, error: { kind: 'cancelled' } }),
        consoleOf: () => Promise.resolve(undefined), openExternal: () => Promise.resolve(false), openFile: () => Promise.resolve(true),
        date: (iso) => iso, touched: () => {},
      },
      search: { filter: () => undefined, filterBy: () => {}, find: () => Promise.resolve(undefined), show: () => Promise.resolve() },
      surfaces: { showLog: () => {}, runCommand: () => {}, showSecrets: () => {}, offered: () => [], problem: () => undefined },
    };
  }
}
