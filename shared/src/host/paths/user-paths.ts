import { chmod } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { makeFolder } from '../files/make-folder';

/** Where everything of one user lies. Nothing in a workspace can move any of these. */
export interface UserPaths {
  /** Folder of config.yaml, detection.yaml and policy.yaml, which people edit and may keep under version control. */
  readonly configFolder: string;
  /** Folder of what Keyward itself keeps. The same as `configFolder` under KEYWARD_HOME. */
  readonly dataFolder: string;
  readonly configFile: string;
  readonly policyFile: string;
  /** Rules and allow-lists of the user's own, for whatever is scanned. */
  readonly detectionFile: string;
  /** Parent of all local vaults; `vaultFolder` gives one. */
  readonly vaultsFolder: string;
  readonly auditFolder: string;
  /** References that this user placed or approved, by folder. */
  readonly approvalsFile: string;
  /** Which secret a value was stored as, by the value's fingerprint. */
  readonly knownValuesFile: string;
  readonly fingerprintKeyFile: string;
  /** How the latest moves of `keyward fix` are taken back. In the state folder: it is of use on this machine only. */
  readonly undoFile: string;
  /**
   * What this machine remembers of the rest: how far the audit log and the vaults were. Everything opens without it, but a
   * log that was cut, or an older vault that was put back, is then noticed by fewer witnesses, or by none.
   */
  readonly stateFolder: string;
}

/** What decides the paths; given in full so that a test can be any user on any platform. */
export interface PathSources {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type UserPathsError =
  /** A relative KEYWARD_HOME would mean another place in every folder, also in a hostile one. */
  | { readonly kind: 'relative-home' }
  | { readonly kind: 'no-home-folder' };

/**
 * KEYWARD_HOME moves everything. Without it the platform's own folders are used:
 * XDG Base Directory Specification 0.8 (https://specifications.freedesktop.org/basedir-spec/), Apple's Application
 * Support (https://developer.apple.com/documentation/foundation/filemanager/searchpathdirectory), Windows' known folders.
 */
export function userPaths(sources: PathSources): Result<UserPaths, UserPathsError> {
  const join = pathsOf(sources.platform);
  const moved = sources.environment['KEYWARD_HOME'];
  if (moved !== undefined && moved !== '') {
    if (!join.isAbsolute(moved)) return err({ kind: 'relative-home' });
    const folder = join.normalize(moved);
    return ok(layout(join, { config: folder, data: folder, state: join.join(folder, 'state') }));
  }
  if (!join.isAbsolute(sources.homeFolder)) return err({ kind: 'no-home-folder' });
  return ok(layout(join, platformFolders(sources, join)));
}

/** The folder of one local vault. `id` is a store's name, which has no separators. */
export function vaultFolder(paths: UserPaths, id: string): string {
  return path.join(paths.vaultsFolder, id);
}

/**
 * Creates a folder of the user's state that nobody else can enter, with its parents. Modes are set again afterwards:
 * the process's umask may have taken bits away, and an older folder may have too many.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await makeFolder(folder, PRIVATE_FOLDER);
  await chmod(folder, PRIVATE_FOLDER);
}

const PRIVATE_FOLDER = 0o700;

type PathApi = typeof path.posix;

interface Folders {
  readonly config: string;
  readonly data: string;
  readonly state: string;
}

/** The target platform's rules, not this process's: a path is a text, and tests ask for every platform. */
function pathsOf(platform: NodeJS.Platform): PathApi {
  return platform === 'win32' ? path.win32 : path.posix;
}

function platformFolders({ platform, homeFolder, environment }: PathSources, join: PathApi): Folders {
  /** XDG: a relative path in one of its variables is to be ignored. */
  const from = (variable: string, ...fallback: readonly string[]): string => {
    const value = environment[variable];
    const base = value !== undefined && join.isAbsolute(value) ? value : join.join(homeFolder, ...fallback);
    return join.join(base, 'keyward');
  };
  if (platform === 'win32') {
    const data = from('LOCALAPPDATA', 'AppData', 'Local');
    return { config: from('APPDATA', 'AppData', 'Roaming'), data, state: join.join(data, 'state') };
  }
  if (platform === 'darwin') {
    const data = join.join(homeFolder, 'Library', 'Application Support', 'keyward');
    return { config: data, data, state: join.join(data, 'state') };
  }
  return {
    config: from('XDG_CONFIG_HOME', '.config'),
    data: from('XDG_DATA_HOME', '.local', 'share'),
    state: from('XDG_STATE_HOME', '.local', 'state'),
  };
}

function layout(join: PathApi, { config, data, state }: Folders): UserPaths {
  return {
    configFolder: config,
    dataFolder: data,
    configFile: join.join(config, 'config.yaml'),
    policyFile: join.join(config, 'policy.yaml'),
    detectionFile: join.join(config, 'detection.yaml'),
    vaultsFolder: join.join(data, 'vaults'),
    auditFolder: join.join(data, 'audit'),
    approvalsFile: join.join(data, 'approvals.json'),
    knownValuesFile: join.join(data, 'known-values.json'),
    fingerprintKeyFile: join.join(data, 'fingerprint.key'),
    undoFile: join.join(state, 'undo.json'),
    stateFolder: state,
  };
}
