// The built program, as a user starts it, with a home folder of its own in the cache.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';

const CLI = path.resolve(import.meta.dirname, '../dist/cli.js');
/** Clean, findings, incomplete: a file over the limits is no failure of a measurement. */
const CODES = [0, 1, 3];

/** `keyward …args`, as a command for `measured`. */
export function keyward(args, { cwd } = {}) {
  if (!existsSync(CLI)) throw new Error('build first: npm run build');
  return { command: process.execPath, args: [CLI, ...args], environment: { KEYWARD_HOME: cacheFolder('home') }, codes: CODES, ...(cwd === undefined ? {} : { cwd }) };
}
