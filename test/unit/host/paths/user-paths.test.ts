import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePrivateFolder, userPaths, vaultFolder } from '../../../../shared/src/host/paths/user-paths';
import type { PathSources, UserPaths } from '../../../../shared/src/host/paths/user-paths';

function pathsFor(sources: Partial<PathSources>): UserPaths {
  const result = userPaths({ platform: 'linux', homeFolder: '/home/ada', environment: {}, ...sources });
  assert(result.ok);
  return result.value;
}

describe('user paths', () => {
  it('follow the XDG folders on Linux', () => {
    const paths = pathsFor({});
    assert.equal(paths.configFile, '/home/ada/.config/keyward/config.yaml');
    assert.equal(paths.policyFile, '/home/ada/.config/keyward/policy.yaml');
    assert.equal(paths.fingerprintKeyFile, '/home/ada/.local/share/keyward/fingerprint.key');
    assert.equal(paths.auditFolder, '/home/ada/.local/share/keyward/audit');
    assert.equal(paths.stateFolder, '/home/ada/.local/state/keyward');
    assert.equal(vaultFolder(paths, 'local'), '/home/ada/.local/share/keyward/vaults/local');
  });

  it('take absolute XDG variables and pass over relative ones', () => {
    const environment = { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: 'here' };
    const paths = pathsFor({ environment });
    assert.equal(paths.vaultsFolder, '/data/keyward/vaults');
    assert.equal(paths.configFolder, '/home/ada/.config/keyward');
  });

  it('follow the platform on macOS and Windows', () => {
    const mac = pathsFor({ platform: 'darwin', homeFolder: '/Users/ada' });
    assert.equal(mac.configFolder, '/Users/ada/Library/Application Support/keyward');
    const environment = { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };
    const windows = pathsFor({ platform: 'win32', homeFolder: 'C:\\Users\\ada', environment });
    assert.equal(windows.configFile, 'C:\\Users\\ada\\AppData\\Roaming\\keyward\\config.yaml');
    assert.equal(windows.approvalsFile, 'C:\\Users\\ada\\AppData\\Local\\keyward\\approvals.json');
  });

  it('lie under KEYWARD_HOME, all of them', () => {
    const paths = pathsFor({ environment: { KEYWARD_HOME: '/tmp/demo/', XDG_DATA_HOME: '/data' } });
    for (const place of Object.values<string>({ ...paths })) assert(place.startsWith('/tmp/demo'), place);
    assert.equal(paths.configFolder, paths.dataFolder);
  });

  it('refuse a KEYWARD_HOME that depends on the current folder', () => {
    const result = userPaths({ platform: 'linux', homeFolder: '/home/ada', environment: { KEYWARD_HOME: './state' } });
    assert.deepEqual(result, { ok: false, error: { kind: 'relative-home' } });
  });

  it('say when there is no home folder', () => {
    assert.deepEqual(userPaths({ platform: 'linux', homeFolder: '', environment: {} }),
      { ok: false, error: { kind: 'no-home-folder' } });
  });

  it('are made for their owner alone, also where they were open before', async function () {
    if (process.platform === 'win32') this.skip();
    const base = await mkdtemp(path.join(tmpdir(), 'keyward-paths-'));
    try {
      const folder = path.join(base, 'a', 'b');
      await makePrivateFolder(folder);
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
    } finally {
      await rm(base, { recursive: true });
    }
  });
});
