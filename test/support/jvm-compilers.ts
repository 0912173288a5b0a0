import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The compilers that scripts/install-jvm-compilers.mjs puts into the cache: one folder of jars a language. */
export type JvmCompiler = 'kotlin' | 'scala';

/** The class path of a compiler and of its language's library. */
export function jvmClassPath(language: JvmCompiler): string {
  return path.join(folder(), language, 'jars', '*');
}

/** Compiles all Kotlin files of a folder into `out`. */
export function kotlinCompiler(sources: string): readonly [string, ...string[]] {
  const jars = jvmClassPath('kotlin');
  const compile = ['java', '-XX:TieredStopAtLevel=1', '-cp', jars, 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect', '-nowarn'];
  return ['sh', '-c', `exec ${compile.map((word) => `'${word}'`).join(' ')} -cp "$(echo '${jars.slice(0, -1)}'kotlin-stdlib-*.jar)" -d out ${sources}`];
}

export function hasJvmCompiler(): boolean {
  return existsSync(path.join(folder(), 'complete'));
}

export const HOW_TO_GET_JVM_COMPILERS = 'apt-get install default-jdk-headless maven, then node scripts/install-jvm-compilers.mjs';

function folder(): string {
  const cache = process.env['KEYWARD_TEST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'keyward-test');
  return path.join(cache, 'jvm-compilers-1');
}
