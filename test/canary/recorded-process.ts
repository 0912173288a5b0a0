import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

export interface RecordedOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Standard input, ended after it. Without one it stays open. */
  readonly input?: string;
  /** The program gives values to programs that it starts: their environments are not looked at. */
  readonly childrenMayKnow?: boolean;
}

/** A program whose every output is kept, and whose command line and environment are looked at while it runs. */
export class RecordedProcess {
  readonly child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable; readonly stderr: Readable };
  readonly out: Buffer[] = [];
  readonly errors: Buffer[] = [];
  /** Command lines and environments of the program and of everything that it started, as the system shows them to others. */
  readonly seen = new Set<string>();
  /** The exit code, after all output. */
  readonly ended: Promise<number | null>;
  readonly #childrenMayKnow: boolean;

  constructor({ args, cwd, env, input, childrenMayKnow = false }: RecordedOptions) {
    this.#childrenMayKnow = childrenMayKnow;
    this.child = spawn(process.execPath, [...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (chunk: Buffer) => { this.out.push(chunk); });
    this.child.stderr.on('data', (chunk: Buffer) => { this.errors.push(chunk); });
    // A program that ends early leaves the rest of its input unread.
    this.child.stdin.on('error', () => undefined);
    if (input !== undefined) this.child.stdin.end(input);
    const watching = setInterval(() => { this.#look(); }, 4);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        clearInterval(watching);
        resolve(code);
      });
    });
    this.#look();
  }

  get outText(): string {
    return Buffer.concat(this.out).toString('utf8');
  }

  get errorText(): string {
    return Buffer.concat(this.errors).toString('utf8');
  }

  /** Takes in what /proc shows; where there is none (macOS, Windows) nothing is seen. */
  #look(): void {
    for (const pid of descendants(this.child.pid)) {
      const knows = this.#childrenMayKnow && pid !== this.child.pid;
      for (const file of knows ? ['cmdline'] : ['cmdline', 'environ']) {
        try {
          this.seen.add(readFileSync(`/proc/${pid}/${file}`, 'latin1'));
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
