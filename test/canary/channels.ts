import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../support/canary-channel';
import { projectRoot } from '../support/requirements';
import { RecordedProcess } from './recorded-process';

/** The built programs. KEYWARD_TEST_DIST tests a build that lies elsewhere. */
export const programFolder = process.env['KEYWARD_TEST_DIST'] ?? path.join(projectRoot, 'dist');

/** What recorded programs print. A leak is planted by a program that prints one. */
export function outputChannel(name: string, stream: 'out' | 'errors', programs: RecordedProcess[]): Channel {
  const target = stream === 'out' ? 'stdout' : 'stderr';
  return {
    name,
    leaks: (canary) => Promise.resolve(programs.flatMap((program) => canary.leaksIn(name, Buffer.concat(program[stream])))),
    plant: async (leak) => {
      const code = `process.${target}.write(Buffer.from(${JSON.stringify(leak.toString('base64'))}, 'base64'))`;
      const program = new RecordedProcess({ args: ['-e', code], cwd: '/', env: {} });
      await program.ended;
      programs.push(program);
      return () => { programs.pop(); };
    },
  };
}

/** Only Linux shows command lines and environments as files. */
export const showsProcesses = existsSync('/proc/self/environ');

/** Command lines and environments, which other programs of this user can read. A leak is planted on a real command line. */
export function commandLineChannel(programs: RecordedProcess[]): Channel {
  return {
    name: 'command lines and environments',
    leaks: (canary) => Promise.resolve(programs.flatMap(({ seen }) =>
      canary.leaksIn('/proc', Buffer.from([...seen].join('\n'), 'latin1')))),
    plant: async (leak) => {
      // An argument ends at a NUL and is UTF-8; forms that are not cannot get there whole.
      const program = new RecordedProcess({ args: ['-e', 'setTimeout(() => {}, 1e6)', leak.toString('utf8').replaceAll('\0', '')], cwd: '/', env: {} });
      programs.push(program);
      while (![...program.seen].some((text) => text.includes('setTimeout'))) await new Promise((resolve) => { setTimeout(resolve, 2); });
      return async () => {
        programs.pop();
        program.child.kill('SIGKILL');
        await program.ended;
      };
    },
  };
}

/** Everything below a folder but what `skip` names, relative to it. */
export function folderChannel(name: string, folder: string, skip?: (relative: string) => boolean): Channel {
  return {
    name,
    leaks: (canary) => canary.leaksBelow(folder, skip),
    plant: (leak) => {
      const file = path.join(folder, 'planted');
      writeFileSync(file, leak);
      return Promise.resolve(() => { rmSync(file); });
    },
  };
}

/** Forms that a command line can hold. */
export function textForms(forms: readonly string[]): readonly string[] {
  return forms.filter((form) => form !== 'utf-16');
}
