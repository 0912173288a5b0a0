import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';
import { requires } from './requirements';

/** As in scripts/install-report-readers.mjs. */
const NAME = 'report-readers-1';

/** Programs that other people wrote for the formats that we write. */
export interface ReportReaders {
  /** Where the npm packages lie. */
  readonly nodeModules: string;
  /** What the SARIF group's own validator says, a line each; empty for nothing to say. Throws when it cannot run. */
  validateSarif(file: string): readonly string[];
  /** Runs a Python program that has the packages and these arguments, and gives what it printed, read as JSON. */
  askPython(program: string, args: readonly string[]): unknown;
}

/** Skips where they are not installed. */
export function requireReportReaders(context: Context): ReportReaders {
  const cache = process.env['KEYWARD_TEST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'keyward-test');
  const folder = path.join(cache, NAME);
  requires(context, 'readers of reports', existsSync(path.join(folder, 'complete')), 'node scripts/install-report-readers.mjs');
  const nodeModules = path.join(folder, 'node_modules');
  return {
    nodeModules,
    validateSarif: (file) => {
      const program = path.join(nodeModules, '@microsoft/sarif-multitool-linux/Sarif.Multitool');
      // Without ICU, which Debian does not install by itself; it is only asked for what is at fault, and notes are advice.
      const { status, stdout, stderr } = spawnSync(program, ['validate', file, '--level', 'Error;Warning', '--rule-kind', 'Sarif;Ghas'], {
        encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
      });
      if (status !== 0 && !/Analysis completed/.test(stdout)) throw new Error(`the validator did not run: ${stdout}${stderr}`);
      return stdout.split('\n').filter((line) => /: (?:error|warning) \w+:/.test(line)).map((line) => line.slice(line.indexOf('): ') + 3));
    },
    askPython: (program, args) => {
      const { status, stdout, stderr } = spawnSync('python3', ['-c', program, ...args], {
        encoding: 'utf8', env: { ...process.env, PYTHONPATH: path.join(folder, 'python') }, maxBuffer: 1e8,
      });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as unknown;
    },
  };
}
