import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Context } from 'mocha';
import { HelperProcess } from '../../shared/src/host/processes/helper-process';
import { ForkedKeychain, keychainEnvironment } from '../../shared/src/secrets/keychain/forked-keychain';
import type { KeychainReply, KeychainRequest } from '../../shared/src/secrets/keychain/messages';
import { bundleScript } from './bundle';
import { projectRoot, requires } from './requirements';

const SCRIPT = path.join(projectRoot, 'test/stores/servers/keyring.sh');

export type KeyringMode = 'unlocked' | 'locked' | 'unanswered' | 'no-service' | 'no-bus';

/** A private session bus, and on it what the mode says; gone when `stop` resolves. */
export interface RunningKeyring {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export function requireKeyring(context: Context): void {
  const present = process.platform === 'linux' && spawnSync(SCRIPT, ['check']).status === 0;
  requires(context, 'gnome-keyring', present, 'apt-get install gnome-keyring dbus');
}

/**
 * Starts a keyring and answers the environment that programs find it by. `prepare` is a shell command that runs while
 * a keyring of mode `locked` or `unanswered` is not locked yet.
 */
export async function startKeyring(mode: KeyringMode, prepare = ''): Promise<RunningKeyring> {
  // The command prints its environment and then lives until its input ends.
  const child = spawn(SCRIPT, [mode, 'sh', '-c', 'env -0; printf "END=\\0"; cat >/dev/null'], {
    env: { ...process.env, KEYRING_PREPARE: prepare }, stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.endsWith('END=\0')) break;
  }
  if (!printed.endsWith('END=\0')) throw new Error(`the keyring in mode ${mode} did not start`);
  const pairs = printed.split('\0').filter((pair) => pair.includes('=') && !pair.startsWith('END='));
  const env = Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return {
    env,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The keychain's process, bundled as the build does it. */
export function bundleKeychainChild(): string {
  return bundleScript('shared/src/secrets/keychain/child.ts');
}

/** The real keychain, reached through the environment of `keyring`. */
export function keychainOf(keyring: RunningKeyring, script: string, timeoutMs?: number): ForkedKeychain {
  const helper = new HelperProcess<KeychainRequest, KeychainReply>({
    script, execPath: process.execPath, env: keychainEnvironment(keyring.env),
  });
  return new ForkedKeychain(helper, timeoutMs);
}
