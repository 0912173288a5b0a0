import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { Reader, Shown } from './programs';

/** Where scripts/install-config-readers.mjs puts what it downloads. */
export const readersCache = process.env['KEYWARD_TEST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'keyward-test');

export function isInstalled(name: string): boolean {
  return existsSync(path.join(readersCache, name, 'complete'));
}

/** A program that reads each of the files that it is given, and prints what it found as runners' programs do. */
export interface FileReader {
  /** How a case's file is called. */
  readonly fileName: (id: number) => string;
  readonly script: { readonly name: string; readonly text: string };
  readonly command: (script: string) => readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

export function fileReader({ fileName, script, command, env = {} }: FileReader): Reader {
  return (programs, variables) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'keyward-reader-'));
    try {
      writeFileSync(path.join(folder, script.name), script.text);
      for (const { id, source } of programs) {
        mkdirSync(path.join(folder, String(id)));
        writeFileSync(path.join(folder, String(id), fileName(id)), source);
      }
      const [program, ...args] = command(path.join(folder, script.name));
      const files = programs.map(({ id }) => path.join(folder, String(id), fileName(id)));
      const child = spawnSync(program, [...args, ...files], { cwd: folder, env: { ...process.env, ...env, ...variables }, encoding: 'utf8', maxBuffer: 1 << 28 });
      if (child.status !== 0) throw new Error(`${program} ended with ${child.status}:\n${child.stderr.slice(-4000)}`);
      return readRecords(child.stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** `folder US = text RS` or `folder US ! message RS`. */
function readRecords(output: string): ReadonlyMap<number, Shown> {
  return new Map(output.split('\x1e').filter((record) => record.includes('\x1f')).map((record) => {
    const [id = '', rest = ''] = record.split('\x1f');
    return [Number(id), rest.startsWith('=') ? { kind: 'shown', text: rest.slice(1) } : { kind: 'failed', message: rest.slice(1) }];
  }));
}
