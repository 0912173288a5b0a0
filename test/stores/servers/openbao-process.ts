import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** One `bao server` of ours. It ends with this process at the latest. */
export class OpenBaoProcess {
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #folder: string;
  #child: ChildProcess | undefined;
  readonly #endWithUs = (): void => void this.#child?.kill('SIGKILL');

  /** `folder` is its home and working directory, and has its log. */
  constructor(program: string, args: readonly string[], folder: string) {
    this.#program = program;
    this.#args = args;
    this.#folder = folder;
    process.on('exit', this.#endWithUs);
  }

  start(): void {
    const child = spawn(this.#program, ['server', ...this.#args], {
      cwd: this.#folder, env: { HOME: this.#folder, PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => appendFileSync(this.#log, String(chunk)));
    this.#child = child;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it printed so far: for the message of a test that fails. */
  get output(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** Resolves when the process is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.running) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  forget(): void {
    process.off('exit', this.#endWithUs);
  }

  get #log(): string {
    return path.join(this.#folder, 'log');
  }
}

/** Ports that were free a moment ago. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<net.Server>((resolve, reject) => {
    const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Asks again until `done` is true. The limit only ends a test that is broken. */
export async function until(what: string, done: () => Promise<boolean> | boolean, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!await done()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
