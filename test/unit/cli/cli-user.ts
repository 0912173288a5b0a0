import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CliContext } from '../../../cli/src/context';
import { runProgram } from '../../../cli/src/program';
import type { AuditEntry } from '../../../shared/src/secrets/audit/entry';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { ACTIVE_SEGMENT } from '../../../shared/src/secrets/audit/segments';
import { GRAMMAR_FOLDER } from '../../../shared/src/sources/syntax/grammar-files';
import { linkGrammars } from '../../support/grammar-folder';
import { PASSWORD, temporaryFolder, valueOf } from '../../support/local-vault';
import { testContext } from './test-context';

export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the build puts beside the programs, as far as commands in this process read it. */
function makeProgramFolder(): string {
  const folder = temporaryFolder();
  const grammars = path.join(folder, GRAMMAR_FOLDER);
  mkdirSync(grammars);
  linkGrammars(grammars, ['bash', 'go', 'javascript', 'python', 'tsx', 'typescript']);
  return folder;
}

/** A user with a home and a project, whose commands run in this very process: no terminal, but a real vault and log. */
export class CliUser {
  readonly home = temporaryFolder();
  readonly project = path.join(temporaryFolder(), 'shop');

  readonly #programFolder = makeProgramFolder();

  constructor() {
    mkdirSync(path.join(this.project, '.git'), { recursive: true });
  }

  /** With a vault behind the tests' password. */
  static async withVault(): Promise<CliUser> {
    const user = new CliUser();
    const { code, stderr } = await user.runWithPassword(['secret', 'init']);
    if (code !== 0) throw new Error(`the vault was not created: ${stderr}`);
    return user;
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.project, name), text);
  }

  async run(args: readonly string[], changes: Partial<CliContext> = {}): Promise<CommandRun> {
    const { context, stdout, stderr } = testContext({
      cwd: this.project, homeFolder: this.home, uid: process.getuid?.(), platform: process.platform,
      now: () => new Date(), monotonic: () => performance.now(), programFolder: this.#programFolder, ...changes,
      environment: { KEYWARD_HOME: this.home, PATH: process.env['PATH'], ...changes.environment },
    });
    const code = await runProgram(context, args);
    return { code, stdout: stdout(), stderr: stderr() };
  }

  /** The password comes by a descriptor, and a value by another. */
  async runWithPassword(args: readonly string[], changes: Partial<CliContext> = {}, value?: string): Promise<CommandRun> {
    const password = this.#descriptor(`${PASSWORD}\n`);
    const given = value === undefined ? undefined : this.#descriptor(value);
    const at = args[0] === 'secret' || args[0] === 'store' ? 2 : 1;
    const options = ['--password-fd', String(password), ...(given === undefined ? [] : ['--value-fd', String(given)])];
    try {
      return await this.run([...args.slice(0, at), ...options, ...args.slice(at)], changes);
    } finally {
      closeSync(password);
      if (given !== undefined) closeSync(given);
    }
  }

  async entries(): Promise<readonly AuditEntry[]> {
    return valueOf(await queryAuditLog(path.join(this.home, 'audit'), {}));
  }

  /** Leaves the log as it is where the program ends before it writes the first such entry. */
  async cutLog(before: (entry: AuditEntry) => boolean): Promise<void> {
    const kept = (await this.entries()).findIndex(before);
    const file = path.join(this.home, 'audit', ACTIVE_SEGMENT);
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, kept).map((line) => `${line}\n`).join(''));
  }

  #descriptor(content: string): number {
    const file = path.join(temporaryFolder(), 'given');
    writeFileSync(file, content, { mode: 0o600 });
    return openSync(file, 'r');
  }
}
