import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../../../../client/src/commands/command';
import type { CommandId } from '../../../../client/src/commands/command-id';
import { secretCommands } from '../../../../client/src/commands/secret-commands';
import { vaultCommands } from '../../../../client/src/commands/vault-commands';
import { OneAtATime } from '../../../../client/src/prompts/one-at-a-time';
import { EditorVaultPrompts } from '../../../../client/src/prompts/vault-prompts';
import { openUserVault } from '../../../../client/src/vault/user-vault';
import type { UserVault } from '../../../../client/src/vault/user-vault';
import { VaultSession } from '../../../../client/src/vault/vault-session';
import type { AuditEvent } from '../../../../shared/src/core/model/audit-event';
import type { SecretRef } from '../../../../shared/src/core/model/secret-ref';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { userPaths } from '../../../../shared/src/host/paths/user-paths';
import { valueOf } from '../../../support/local-vault';
import { patience, RecordedDialogs, RecordedLog, t } from './recorded-dialogs';

/** The extension's commands over a real vault of a user of its own; only the editor is missing. */
export class VaultDesk {
  readonly dialogs = new RecordedDialogs();
  readonly log = new RecordedLog();
  /** What reached the person's eyes or clipboard. */
  readonly shown: { readonly outlet: 'reveal' | 'copy' | 'text'; readonly text: string }[] = [];
  readonly vault: UserVault;
  readonly #home: string;
  readonly #commands: ReadonlyMap<CommandId, Command>;

  private constructor(home: string, vault: UserVault) {
    this.#home = home;
    this.vault = vault;
    this.#commands = new Map(this.#assemble().map((command) => [command.id, command]));
  }

  static async open(home: string): Promise<VaultDesk> {
    const paths = valueOf(userPaths({ platform: process.platform, homeFolder: home, environment: { KEYWARD_HOME: home } }));
    return new VaultDesk(home, await openUserVault({
      paths, programFolder: path.join(home, 'no-programs'), platform: process.platform, environment: {}, execPath: process.execPath,
      uid: process.getuid?.(), now: () => new Date(), monotonic: () => performance.now(), randomBytes,
    }));
  }

  /** Runs a command as the guard would, behind its checks of trust. */
  async run(id: CommandId, argument?: unknown): Promise<void> {
    const command = this.#commands.get(id);
    if (command === undefined) throw new Error(`no ${id}`);
    if (await command.run([argument]) !== 'ran') throw new Error(`${id} did not take its argument`);
  }

  async store(ref: SecretRef, text: string): Promise<void> {
    const value = SecretValue.fromText(text);
    valueOf(await this.vault.service.put(ref, value, { expected: 'new', meta: { type: 'api-key' } }));
    value.dispose();
  }

  /** `EVENT action phase result` of the last entries. */
  trail(count: number): readonly string[] {
    return readFileSync(path.join(this.#home, 'audit', 'audit.jsonl'), 'utf8').trimEnd().split('\n').slice(-count)
      .map((line) => JSON.parse(line) as AuditEvent)
      .map(({ event_type, action, phase, result }) => `${event_type} ${action} ${phase} ${result}`);
  }

  #assemble(): readonly Command[] {
    const { dialogs, log, vault: { service } } = this;
    const prompts = new EditorVaultPrompts(dialogs, { show: () => Promise.resolve(true) }, t);
    const opening = { service, prompts };
    const changed = (): void => {};
    const runCommand = (): void => {};
    const session = new VaultSession({ opening, dialogs, t, changed, runCommand });
    const ports = { service, openStore: (store: string) => session.open(store), dialogs, t, patience, turns: new OneAtATime() };
    const outlet = (name: 'reveal' | 'copy') => (_ref: SecretRef, value: SecretValue): Promise<void> => {
      this.shown.push({ outlet: name, text: value.text() });
      return Promise.resolve();
    };
    return [
      ...secretCommands({
        ...ports, reveal: { service, openStore: ports.openStore, outlets: { reveal: outlet('reveal'), copy: outlet('copy') } },
        copyText: (text) => { this.shown.push({ outlet: 'text', text }); return Promise.resolve(); },
      }),
      ...vaultCommands({ ...ports, session, changed, log }),
    ];
  }
}
