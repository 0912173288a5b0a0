import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DetectionConfig } from '../../../../shared/src/core/config/detection-config';
import { findGit } from '../../../../shared/src/host/git/find-git';
import { trackedFiles } from '../../../../shared/src/host/git/tracked-files';
import type { FileResult } from '../../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../../shared/src/sources/scanner-settings';
import { scanFiles, type ScanFilesOptions } from '../../../../shared/src/sources/scan-files';
import { requires } from '../../../support/requirements';

const ENVIRONMENT = { PATH: process.env['PATH'] };
const SEARCH = { environment: ENVIRONMENT, platform: process.platform, forbidden: [] };
const SETTINGS: ScannerSettings = { fingerprintKey: Buffer.alloc(32, 7), maxFileBytes: 1e6, patterns: { grammars: '/nowhere' } };

describe('files that should not be in a repository', () => {
  let root: string;

  before(async function () {
    requires(this, 'git', await findGit(SEARCH) !== undefined, 'install git');
  });
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-hygiene-')));
    git('init', '-q');
  });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  function git(...args: readonly string[]): void {
    execFileSync('git', args, { cwd: root, env: { ...ENVIRONMENT, HOME: root }, stdio: 'ignore' });
  }

  function write(...names: readonly string[]): void {
    for (const name of names) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), name.endsWith('.p12') ? Buffer.from([0x30, 0, 0, 1]) : 'A=1\n');
    }
  }

  async function scan(settings: Partial<ScannerSettings> = {}, where: Partial<ScanFilesOptions> = {}): Promise<readonly FileResult[]> {
    const results: FileResult[] = [];
    await scanFiles({
      roots: [root], base: root, respectIgnoreFiles: true, now: () => 0, trackedFiles: trackedFiles(SEARCH), settings: { ...SETTINGS, ...settings }, ...where,
    }, { onResult: (result) => { results.push(result); } });
    return results;
  }

  async function found(settings: Partial<ScannerSettings> = {}, where: Partial<ScanFilesOptions> = {}): Promise<readonly string[]> {
    return (await scan(settings, where)).flatMap(({ path: at, findings }) => findings.map(({ ruleId, severity }) => `${at} ${ruleId.replace('keyward/repository-hygiene-', '')} ${severity}`));
  }

  it('are told by their names and by what git follows', async () => {
    write('.env', '.env.example', 'keys/id_ed25519', 'keys/id_ed25519.pub', 'cert.p12', 'infra/terraform.tfstate', 'src/app.js');
    git('add', '.');
    assert.deepEqual(await found(), ['.env env-tracked warning', 'cert.p12 key-file warning', 'infra/terraform.tfstate state-file warning', 'keys/id_ed25519 key-file warning']);
  });

  it('are found where a rule ignores them and git follows them all the same', async () => {
    write('.env', '.env.example');
    git('add', '.env');
    writeFileSync(path.join(root, '.gitignore'), '.env\n');
    assert.deepEqual(await found(), ['.env env-tracked warning']);
  });

  it('are only about to get there while nothing ignores them', async () => {
    write('.env', '.env.example', 'id_rsa');
    assert.deepEqual(await found(), ['.env env-not-ignored warning']);
    writeFileSync(path.join(root, '.gitignore'), '.env\n');
    assert.deepEqual(await found(), []);
  });

  it('are ignored by git, though they were named or the scan ignores nothing', async () => {
    write('a/.env', 'a/.env.example', 'b/.env', 'b/.env.example', 'c/.env', 'c/.env.example');
    writeFileSync(path.join(root, '.gitignore'), 'a/.env\nb/\n');
    const open = 'c/.env env-not-ignored warning';
    assert.deepEqual(await found({}, { respectIgnoreFiles: false }), [open]);
    assert.deepEqual(await found({}, { roots: ['a/.env', 'b', 'c/.env'].map((name) => path.join(root, name)) }), [open]);
  });

  it('want an example of what they hold', async () => {
    write('app/.env');
    writeFileSync(path.join(root, '.gitignore'), '.env\n');
    assert.deepEqual(await found(), ['app/.env no-env-example information']);
    write('app/keyward.env');
    assert.deepEqual(await found(), []);
  });

  it('are weighed less among tests and examples, and files that are meant to be there are fine', async () => {
    write('test/fixtures/client.p12', '.env.test', '.env.development', '.env.example', 'id_rsa.pub');
    git('add', '.');
    assert.deepEqual(await found(), ['test/fixtures/client.p12 key-file information']);
  });

  it('are no business of a folder without a repository, nor of a scan for secrets', async () => {
    write('.env');
    assert.deepEqual(await found({ only: 'secret' }), []);
    rmSync(path.join(root, '.git'), { recursive: true });
    assert.deepEqual(await found(), []);
  });

  it('can be switched off and silenced like every rule', async () => {
    write('.env', '.env.example');
    git('add', '.');
    assert.deepEqual(await found({ disabledRules: ['keyward/repository-hygiene-env-tracked'] }), []);
    const off: DetectionConfig = { choices: { rules: [] }, folders: [], allow: [{ path: '.env' }], ownRules: [] };
    const results = await scan({ detection: { layers: [off], root, base: root } });
    assert.deepEqual(results.filter(({ path: at }) => at === '.env').map(({ findings, suppressed, silenced = [] }) => [findings.length, suppressed, silenced.map(({ by }) => by)]), [[0, 1, ['allow-list']]]);
  });
});
