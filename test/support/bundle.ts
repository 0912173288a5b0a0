import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from './requirements';

/** Bindings of the platform: they stay packages, here as in what is shipped. */
const EXTERNAL = ['@napi-rs/keyring', 'fs-native-extensions'];

/**
 * Bundles a script for a process of its own, as the build does, since starting one from sources takes ten times as
 * long. `entry` is relative to the project; the file lies where Node finds the project's packages, unless `folder` says
 * otherwise, and is gone after the running suite.
 */
export function bundleScript(entry: string, folder = temporaryPackageFolder()): string {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}.cjs`);
  buildSync({
    entryPoints: [path.join(projectRoot, entry)], outfile, external: EXTERNAL,
    bundle: true, platform: 'node', format: 'cjs', target: 'node20',
  });
  return outfile;
}

function temporaryPackageFolder(): string {
  const cache = path.join(projectRoot, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'keyward-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
