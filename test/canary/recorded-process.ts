import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

export interface RecordedOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Standard input, and further descriptors from 3 on. */
  readonly inputs?: readonly string[];
}

/** A program whose every output is kept, and whose command line and environment are looked at while it runs. */
export class RecordedProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly out: Buffer[] = [];
  readonly errors: Buffer[] = [];
  /** Command lines and environments of the program and of everything that it started, as the system shows them to others. */
  readonly seen = new Set<string>();
  readonly ended: Promise<number | null>;
  readonly #watching: NodeJS.Timeout;

  constructor({ args, cwd, env, inputs = [] }: RecordedOptions) {
    const more = inputs.slice(1).map(() => 'pipe' as const);
    this.child = spawn(process.execPath, [...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe', ...more] });
    this.child.stdout.on('data', (chunk: Buffer) => { this.out.push(chunk); });
    this.child.stderr.on('data', (chunk: Buffer) => { this.errors.push(chunk); });
    // A program that ends early leaves the rest of its input unread.
    this.child.stdin.on('error', () => undefined);
    for (const [index, input] of inputs.entries()) {
      const pipe = index === 0 ? this.child.stdin : this.child.stdio[index + 2];
      if (pipe !== null && pipe !== undefined && 'end' in pipe) pipe.on('error', () => undefined).end(input);
    }
    this.#watching = setInterval(() => { this.look(); }, 5);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        clearInterval(this.#watching);
        resolve(code);
      });
    });
    this.look();
  }

  /** Takes in what /proc shows; where there is none (macOS, Windows) nothing is seen. */
  look(): void {
    for (const pid of descendants(this.child.pid)) {
      for (const file of ['cmdline', 'environ', 'comm']) {
        try {
          this.seen.add(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
        } catch {
          // It has ended in between.
        }
      }
    }
  }
}

/** The process and all below it. */
function descendants(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter((text) => text !== '').map(Number));
    return [pid, ...children.flatMap(descendants)];
  } catch {
    return [pid];
  }
}
