import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { KeywardHome } from './keyward-home';

/** What one program printed, or how it failed. */
export type Shown = { readonly kind: 'shown'; readonly text: string } | { readonly kind: 'failed'; readonly message: string };

export interface Program {
  readonly id: number;
  readonly source: string;
}

/**
 * Runs many programs of one language in as few processes as it can. `files` lays them out in an empty folder; `command`
 * gives the steps, the last of which prints `id US = text RS` or `id US ! message RS` for each.
 */
export interface Runner {
  files(programs: readonly Program[]): Readonly<Record<string, string>>;
  commands(folder: string, programs: readonly Program[]): readonly (readonly [string, ...string[]])[];
}

/** Gives what each program prints with these variables. */
export type Reader = (programs: readonly Program[], variables: Readonly<Record<string, string>>) => ReadonlyMap<number, Shown>;

/** Runs the programs with these variables. */
export function runPrograms(runner: Runner, programs: readonly Program[], variables: Readonly<Record<string, string>> = {}): ReadonlyMap<number, Shown> {
  const built = new BuiltPrograms(runner, programs);
  try {
    return built.run(variables);
  } finally {
    built.dispose();
  }
}

/** Programs that are laid out and compiled: all commands but the last have run. */
export class BuiltPrograms {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'keyward-runtimes-'));
  readonly #last: readonly [string, ...string[]];

  constructor(runner: Runner, programs: readonly Program[]) {
    for (const [name, content] of Object.entries(runner.files(programs))) {
      const file = path.join(this.#folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const commands = runner.commands(this.#folder, programs);
    for (const command of commands.slice(0, -1)) start(this.#folder, { command, input: '', env: {} });
    this.#last = commands.at(-1) ?? ['true'];
  }

  run(variables: Readonly<Record<string, string>>): ReadonlyMap<number, Shown> {
    return readOutput(start(this.#folder, { command: this.#last, input: '', env: variables }));
  }

  /** Runs them under `keyward run`, with the variables out of the home's vault. */
  runWith(home: KeywardHome, variables: Readonly<Record<string, string>>): ReadonlyMap<number, Shown> {
    home.prepare(this.#folder, variables);
    return readOutput(start(this.#folder, home.run(this.#last)));
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

interface Start {
  readonly command: readonly [string, ...string[]];
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
}

function start(folder: string, { command: [program, ...args], input, env }: Start): string {
  const child = spawnSync(program, args, { cwd: folder, env: { ...process.env, ...env }, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (child.error) throw child.error;
  if (child.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${child.status}:\n${child.stdout.slice(-3000)}\n${child.stderr.slice(-6000)}`);
  return child.stdout;
}

function readOutput(output: string): ReadonlyMap<number, Shown> {
  const shown = new Map<number, Shown>();
  for (const record of output.split('\x1e').filter((text) => text.includes('\x1f'))) {
    const [id, rest] = record.split('\x1f') as [string, string];
    shown.set(Number(id), rest.startsWith('=') ? { kind: 'shown', text: rest.slice(1) } : { kind: 'failed', message: rest.slice(1) });
  }
  return shown;
}

/** Whether a program can be started at all. */
export function canRun(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
