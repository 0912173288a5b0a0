import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import type { RunningKeyring } from '../support/keyring';
import { requireKeyring, startKeyring } from '../support/keyring';
import { projectRoot } from '../support/requirements';
import type { HostTest } from './in-host/run';
import { requireEditor } from './support/editor-install';
import type { EditorInstall } from './support/editor-install';
import { installedExtension } from './support/packaged-extension';

/** Mocha inside the extension host of a real editor, over the files of the packaged extension and a real keyring. */
describe('the extension host', function () {
  this.timeout(200_000);
  let install: EditorInstall;
  let keyring: RunningKeyring | undefined;
  const root = mkdtempSync(path.join(tmpdir(), 'keyward-host-'));

  before(async function () {
    install = requireEditor(this);
    requireKeyring(this);
    keyring = await startKeyring('unlocked');
  });

  after(async () => {
    await keyring?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('passes the tests of test/e2e/in-host', async () => {
    const result = path.join(root, 'result.json');
    const folder = path.join(root, 'shop');
    mkdirSync(folder);
    let failure: unknown;
    await runTests({
      vscodeExecutablePath: path.join(__dirname, 'support', 'code-shim.mjs'),
      extensionDevelopmentPath: await unpackedExtension(install),
      extensionTestsPath: await bundledCases(),
      launchArgs: [folder, `--user-data-dir=${path.join(root, 'data')}`, `--extensions-dir=${path.join(root, 'extensions')}`],
      extensionTestsEnv: { ...busOf(keyring), KEYWARD_HOME: path.join(root, 'home'), KEYWARD_E2E_RESULT: result },
    }).catch((error: unknown) => { failure = error; });
    const tests = readResult(result);
    assert.deepEqual(tests.filter(({ error }) => error !== undefined).map(({ title, error }) => `${title}\n${error ?? ''}`), []);
    assert.ok(tests.length > 10, `${tests.length} tests ran; ${String(failure)}`);
  });
});

/** Only how the keyring is reached: the rest of its environment is a home folder of its own. */
function busOf(keyring: RunningKeyring | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'].map((name) => [name, keyring?.env[name] ?? '']));
}

/** The installed package's own folder: what users run, not the sources. */
async function unpackedExtension(install: EditorInstall): Promise<string> {
  const folder = await installedExtension(install);
  const name = readdirSync(folder).find((each) => each.startsWith('keyward.keyward-'));
  if (name === undefined) throw new Error(`no extension in ${folder}`);
  return path.join(folder, name);
}

/** One CommonJS file for each case, as the host's Node loads them; mocha and the editor's API stay outside. */
async function bundledCases(): Promise<string> {
  const sources = path.join(__dirname, 'in-host');
  const outdir = path.join(projectRoot, 'build', 'e2e', 'in-host');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: readdirSync(sources).filter((name) => /\.case\.ts$|^run\.ts$/.test(name)).map((name) => path.join(sources, name)),
    outdir, outExtension: { '.js': '.cjs' }, bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode', 'mocha'],
  });
  return path.join(outdir, 'run.cjs');
}

function readResult(file: string): readonly HostTest[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly HostTest[];
  } catch {
    return [];
  }
}
