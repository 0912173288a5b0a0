import { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { HelperProcess } from '../../host/processes/helper-process';
import type { Keychain, KeychainError } from './keychain';
import type { KeychainFailure, KeychainReply, KeychainRequest } from './messages';

/** The keychain's process: `dist/keychain-child.js` behind the host's HelperProcess. */
export type KeychainHelper = Pick<HelperProcess<KeychainRequest, KeychainReply>, 'call' | 'dispose'>;

/** Long enough to type the keyring's password into the desktop's prompt. */
export const KEYCHAIN_TIMEOUT_MS = 60_000;

/** What the desktop's keyring needs to be found and to show its prompt; nothing else gets into its process. */
const ENVIRONMENT = [
  'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'HOME', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'LANG',
  'SystemRoot', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE',
];

/** The part of `env` that the keychain's process gets. Inside an editor it must run as Node: see Electron's docs. */
export function keychainEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = { ELECTRON_RUN_AS_NODE: '1' };
  for (const name of ENVIRONMENT) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** The OS keychain in another process, one call at a time; that process ends when no call is waiting. */
export class ForkedKeychain implements Keychain {
  readonly #helper: KeychainHelper;
  readonly #timeoutMs: number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(helper: KeychainHelper, timeoutMs = KEYCHAIN_TIMEOUT_MS) {
    this.#helper = helper;
    this.#timeoutMs = timeoutMs;
  }

  async getPassword(service: string, account: string): Promise<Result<SecretValue | undefined, KeychainError>> {
    const reply = await this.#call({ kind: 'get', service, account });
    if (!reply.ok) return reply;
    if (reply.value.kind !== 'password') return unexpected();
    const { password } = reply.value;
    if (password === undefined) return ok(undefined);
    const value = SecretValue.fromBytes(password);
    password.fill(0);
    return ok(value);
  }

  async setPassword(service: string, account: string, password: SecretValue): Promise<Result<void, KeychainError>> {
    const reply = await this.#call({ kind: 'set', service, account, password: password.bytes() });
    if (!reply.ok) return reply;
    return reply.value.kind === 'stored' ? ok() : unexpected();
  }

  async deletePassword(service: string, account: string): Promise<Result<boolean, KeychainError>> {
    const reply = await this.#call({ kind: 'delete', service, account });
    if (!reply.ok) return reply;
    return reply.value.kind === 'deleted' ? ok(reply.value.existed) : unexpected();
  }

  #call(request: KeychainRequest): Promise<Result<KeychainReply, KeychainError>> {
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#ask(request));
    this.#last = turn.finally(() => {
      this.#waiting -= 1;
      // Its memory has held keys: it goes as soon as nobody needs it.
      if (this.#waiting === 0) this.#helper.dispose();
    });
    return turn;
  }

  async #ask(request: KeychainRequest): Promise<Result<KeychainReply, KeychainError>> {
    const reply = await this.#helper.call(request, this.#timeoutMs);
    if (!reply.ok) {
      return reply.error.kind === 'timeout' ? err({ kind: 'no-keyring', reason: 'timeout' }) : unexpected();
    }
    return reply.value.kind === 'failed' ? err(translate(reply.value.reason)) : reply;
  }
}

function translate(reason: KeychainFailure): KeychainError {
  if (reason === 'locked') return { kind: 'keyring-locked' };
  return reason === 'other' ? unexpected().error : { kind: 'no-keyring', reason };
}

/** The process crashed, or answered something else than it was asked. */
function unexpected(): { readonly ok: false; readonly error: KeychainError } {
  return { ok: false, error: { kind: 'unreachable', store: 'keychain', code: 'KEYCHAIN' } };
}
