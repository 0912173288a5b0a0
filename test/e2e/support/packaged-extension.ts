import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../support/requirements';
import { installExtension } from './code-server';
import type { EditorInstall } from './editor-install';

/** Everything of the ring that may be made again. */
const FOLDER = path.join(projectRoot, 'build', 'e2e');

/**
 * The VSIX that users get, made from dist/ where it is not newer already. KEYWARD_E2E_VSIX names one that was made
 * elsewhere.
 */
export function packagedExtension(): string {
  const given = process.env['KEYWARD_E2E_VSIX'];
  if (given !== undefined && given !== '') return path.resolve(given);
  if (!existsSync(path.join(projectRoot, 'dist', 'client.js'))) run('scripts/build.mjs');
  const vsix = path.join(FOLDER, 'keyward.vsix');
  const inputs = ['dist/client.js', 'dist/server.js', 'package.json', 'package.nls.json'].map((file) => path.join(projectRoot, file));
  if (!existsSync(vsix) || inputs.some((file) => modified(file) > modified(vsix))) {
    mkdirSync(FOLDER, { recursive: true });
    run('scripts/package.mjs', '--out', vsix);
  }
  return vsix;
}

/** A fresh extensions folder with the package installed in it by the editor itself; shared by the windows of one run. */
export async function installedExtension(install: EditorInstall): Promise<string> {
  const vsix = packagedExtension();
  const extensionsFolder = path.join(FOLDER, `extensions-${Math.round(modified(vsix))}`);
  if (existsSync(path.join(extensionsFolder, 'extensions.json'))) return extensionsFolder;
  const dataFolder = path.join(FOLDER, 'install');
  rmSync(extensionsFolder, { recursive: true, force: true });
  await installExtension({ install, dataFolder, extensionsFolder, environment: {} }, vsix);
  rmSync(dataFolder, { recursive: true, force: true });
  return extensionsFolder;
}

/** The same in a folder of this window alone, with other packages installed beside it. */
export async function extensionsWith(others: readonly string[], install: EditorInstall, root: string): Promise<string> {
  const extensionsFolder = path.join(root, 'extensions');
  const options = { install, dataFolder: path.join(root, 'install'), extensionsFolder, environment: {} };
  for (const vsix of [packagedExtension(), ...others]) await installExtension(options, vsix);
  return extensionsFolder;
}

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0] ?? ''} failed\n${stderr}`);
}

function modified(file: string): number {
  return statSync(file).mtimeMs;
}
