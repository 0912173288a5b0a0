import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { approve, type RequestedReference } from '../../shared/src/core/approval';
import { printReference } from '../../shared/src/core/reference';
import { userPaths, vaultFolder } from '../../shared/src/host/paths/user-paths';
import { bundleScript } from '../support/bundle';
import { createTestVault, PASSWORD, valueOf, writeText } from '../support/local-vault';

/** A user whose vault holds values, each under a name of its own, and who starts programs with `keyward run`. */
export class KeywardHome {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'keyward-home-'));
  readonly #paths = valueOf(userPaths({ platform: process.platform, homeFolder: this.#folder, environment: { KEYWARD_HOME: this.#folder } }));
  readonly #program = bundleScript('cli/src/main.ts');
  readonly #secrets = new Map<string, string>();

  static async create(values: Iterable<string>): Promise<KeywardHome> {
    const home = new KeywardHome();
    const vault = vaultFolder(home.#paths, 'local');
    mkdirSync(vault, { recursive: true, mode: 0o700 });
    const store = await createTestVault(vault);
    for (const value of new Set(values)) {
      const name = `runtimes/value-${home.#secrets.size}`;
      await writeText(store, name, value);
      home.#secrets.set(value, name);
    }
    store.dispose();
    return home;
  }

  /** Writes the manifest that gives a folder's programs these variables, and approves it. */
  prepare(folder: string, variables: Readonly<Record<string, string>>): void {
    const requests: RequestedReference[] = Object.entries(variables).map(([name, value]) => {
      const secret = this.#secrets.get(value);
      if (secret === undefined) throw new Error(`no secret for ${name}`);
      return { name, ref: { store: 'local', path: secret, field: 'value' } };
    });
    writeFileSync(path.join(folder, 'keyward.env'), requests.map(({ name, ref }) => `${name}=${printReference(ref)}\n`).join(''));
    const approvals = { version: 1, approvals: [approve(realpathSync(folder), requests, new Date())] };
    writeFileSync(this.#paths.approvalsFile, JSON.stringify(approvals), { mode: 0o600 });
  }

  /** The command that starts another one with the folder's secrets, what it reads first, and whose user it runs as. */
  run(command: readonly string[]): { readonly command: readonly [string, ...string[]]; readonly input: string; readonly env: Readonly<Record<string, string>> } {
    return { command: [process.execPath, this.#program, 'run', '--password-stdin', '--', ...command], input: `${PASSWORD}\n`, env: { KEYWARD_HOME: this.#folder } };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
