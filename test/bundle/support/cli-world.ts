import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';
import { temporaryFolder } from '../../support/local-vault';
import { projectRoot, requires } from '../../support/requirements';

/** KEYWARD_TEST_DIST tests a build that lies elsewhere. */
export const cliProgram = path.join(process.env['KEYWARD_TEST_DIST'] ?? path.join(projectRoot, 'dist'), 'cli.js');
export const PASSWORD = ['plain', 'Wooden', '42', 'lantern'].join('-');

/** A key as the vendor makes them, put together here so that no scanner takes this file for a leak. */
export function stripeKey(seed: string): string {
  const letters = createHash('sha256').update(seed).digest('base64').replace(/[^A-Za-z0-9]/g, '');
  return ['sk', 'live', letters.slice(0, 32)].join('_');
}

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
  /** Text behind descriptor 3. */
  readonly fd3?: string;
  /** Another user, where the tests run as root. */
  readonly uid?: number;
  /** Leaves standard input open, to be written to later. */
  readonly keepStdin?: boolean;
}

/** Pseudo terminals come from util-linux; Windows and macOS have other ways that are not tested here. */
export function requireTerminal(context: Context): void {
  requires(context, 'script (util-linux)', process.platform === 'linux' && existsSync('/usr/bin/script'), 'apt-get install util-linux');
}

/** A user with a home and a project of his own, who starts `dist/cli.js` as users do. */
export class CliWorld {
  readonly home = path.join(temporaryFolder(), 'home');
  readonly project = path.join(temporaryFolder(), 'shop');

  constructor() {
    if (!existsSync(cliProgram)) throw new Error('dist/cli.js is missing: npm run build');
    mkdirSync(path.join(this.project, '.git'), { recursive: true });
    mkdirSync(this.home, { mode: 0o700 });
  }

  /** A new user with a copy of this one's home: making a vault is slow on purpose, copying one is not. */
  copy(): CliWorld {
    const copy = new CliWorld();
    cpSync(this.home, copy.home, { recursive: true, preserveTimestamps: true });
    return copy;
  }

  /** Nothing of the tester's own environment, so that his agents, keyrings and settings play no part. */
  environment(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`, HOME: this.home, KEYWARD_HOME: path.join(this.home, 'keyward'), TERM: 'xterm', ...changes,
    };
  }

  write(name: string, text: string | Buffer): string {
    const file = path.join(this.project, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  read(name: string): string {
    return readFileSync(path.join(this.project, name), 'utf8');
  }

  /** Every file of the user's own folder, to be searched. */
  homeBytes(): Buffer {
    const files = readdirSync(this.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Buffer.concat(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name))));
  }

  run(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
    const child = this.start(args, options);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') });
      });
    });
  }

  /** With the vault's password behind descriptor 3. */
  runWithPassword(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
    const at = ['secret', 'audit', 'store'].includes(args[0] ?? '') ? 2 : 1;
    return this.run([...args.slice(0, at), '--password-fd', '3', ...args.slice(at)], { fd3: PASSWORD, ...options });
  }

  /** In a session of its own, so that the tester's terminal is not there. */
  start(args: readonly string[], { cwd = this.project, env = {}, stdin = '', fd3, uid, keepStdin }: CliOptions = {}): ChildProcess {
    const child = spawn(process.execPath, [cliProgram, ...args], {
      cwd, env: this.environment(env), detached: true, stdio: ['pipe', 'pipe', 'pipe', fd3 === undefined ? 'ignore' : 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    const input = child.stdin;
    input?.on('error', () => undefined);
    if (keepStdin !== true) input?.end(stdin);
    const descriptor = child.stdio[3];
    if (fd3 !== undefined && descriptor !== null && descriptor !== undefined && 'end' in descriptor) {
      descriptor.on('error', () => undefined);
      descriptor.end(fd3);
    }
    return child;
  }

  terminal(args: readonly string[], options: Omit<CliOptions, 'stdin'> = {}): TerminalSession {
    return new TerminalSession([process.execPath, cliProgram, ...args], options.cwd ?? this.project, this.environment(options.env));
  }

  /** Creates the vault behind PASSWORD. */
  async init(): Promise<void> {
    const { code, stderr } = await this.runWithPassword(['secret', 'init']);
    if (code !== 0) throw new Error(`the vault was not created: ${stderr}`);
  }

  async put(name: string, value: string | Buffer): Promise<void> {
    const { code, stderr } = await this.runWithPassword(['secret', 'set', name, '--value-stdin', '--keep-line-end'], { stdin: value });
    if (code !== 0) throw new Error(`not stored: ${stderr}`);
  }
}

/** A program on a pseudo terminal, and somebody who reads what it shows and types. */
export class TerminalSession {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  #shown = '';
  #readTo = 0;
  #changed: () => void = () => undefined;

  constructor(command: readonly string[], cwd: string, env: Record<string, string>) {
    const line = command.map((word) => `'${word.replaceAll('\'', '\'\\\'\'')}'`).join(' ');
    this.#child = spawn('/usr/bin/script', ['--quiet', '--flush', '--return', '--command', `exec ${line}`, '/dev/null'], {
      cwd, env: { ...env, SHELL: '/bin/sh' }, stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = new Promise((resolve) => this.#child.once('close', (code) => {
      resolve(code);
      this.#changed();
    }));
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#shown += chunk.toString('utf8');
      this.#changed();
    });
  }

  get shown(): string {
    return this.#shown;
  }

  /** Waits until the terminal shows this, after what was waited for before. Mocha's time-out says when it never does. */
  async waitFor(text: string): Promise<void> {
    for (;;) {
      const at = this.#shown.indexOf(text, this.#readTo);
      if (at >= 0) {
        this.#readTo = at + text.length;
        return;
      }
      if (this.#child.exitCode !== null) throw new Error(`ended without showing ${JSON.stringify(text)}: ${this.#shown}`);
      await new Promise<void>((resolve) => { this.#changed = resolve; });
    }
  }

  type(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Types a line as soon as the question is there. */
  async answer(question: string, line: string): Promise<void> {
    await this.waitFor(question);
    this.type(`${line}\r`);
  }

  /** Ends the terminal's input and gives what was shown and the program's exit code. */
  async end(): Promise<{ readonly code: number | null; readonly shown: string }> {
    const code = await this.ended;
    return { code, shown: this.#shown };
  }
}
