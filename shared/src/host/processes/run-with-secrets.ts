import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { debuglog } from 'node:util';
import type { EnvironmentProblem } from '../../core/environment-names';
import { environmentProblem } from '../../core/environment-names';
import type { SecretValue } from '../../core/redact/secret-value';
import { SHORTEST_MASKED_VALUE } from '../../core/redact/value-forms';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';
import type { MaskedOutput } from './masked-output';
import { maskOutput } from './masked-output';

/** A program of the user's that gets secrets in its environment, and this terminal. */
export interface SecretRunRequest {
  /** Absolute, from `findExecutable`. */
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The plain part of the environment, in full. A secret replaces a variable of the same name. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: ReadonlyMap<string, SecretValue>;
  readonly signals: SignalSource;
  /** True where the terminal itself sends an interrupt to the child as well. */
  readonly terminal: boolean;
  /** Where the child's output goes with the secrets masked in it; without this it has this process's own output. */
  readonly output?: MaskedOutput;
}

/** The part of `process` that is needed, so that a test can press Ctrl-C. */
export interface SignalSource {
  readonly platform: NodeJS.Platform;
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

export type SecretRunFailure =
  | { readonly kind: 'not-started'; readonly code: string }
  /** NODE_DEBUG asks Node to print how it starts processes, with their environment. It is read when Node itself starts. */
  | { readonly kind: 'debug-output' }
  /** Larger than the platform lets one variable be. */
  | { readonly kind: 'value-too-large'; readonly name: string }
  /** An environment is a list of C strings, which end at a NUL. */
  | { readonly kind: 'value-has-nul'; readonly name: string }
  /** The variable's content would be another than the secret's: bytes that are not UTF-8. */
  | { readonly kind: 'value-not-text'; readonly name: string }
  /** It could not be told from ordinary text in an output that is to be masked. */
  | { readonly kind: 'value-too-short'; readonly name: string };

/** A child that runs. */
export interface RunningProgram {
  /** Its exit code, when it has ended; 128 + n when signal n ended it, as shells do. */
  readonly ended: Promise<number>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts the program and answers when it runs. The values reach nothing but the child's environment: not argv, not this
 * process's environment. They are read before this function returns.
 */
export async function startWithSecrets(request: SecretRunRequest): Promise<Result<RunningProgram, SecretRunFailure>> {
  if (debuglog('child_process').enabled) return err({ kind: 'debug-output' });
  const environment = childEnvironment(request);
  if (!environment.ok) return environment;
  const short = request.output === undefined ? undefined : [...request.secrets].find(([, value]) => value.byteLength < SHORTEST_MASKED_VALUE);
  if (short !== undefined) return err({ kind: 'value-too-short', name: short[0] });
  let child: ChildProcess;
  try {
    child = spawn(request.executable, [...request.args], {
      cwd: request.cwd, env: environment.value, shell: false, stdio: request.output === undefined ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    });
  } catch (error) {
    // Some failures are thrown, others are events: an environment that is too large (E2BIG) is thrown.
    return err({ kind: 'not-started', code: errorCode(error) });
  }
  const written = request.output === undefined ? Promise.resolve() : maskOutput(child, request.secrets, request.output);
  return whenStarted(child, written, forwardSignals(request, (signal) => { child.kill(signal); }));
}

/** `written` resolves when nothing more of its output is to come. */
function whenStarted(child: ChildProcess, written: Promise<void>, stopForwarding: () => void): Promise<Result<RunningProgram, SecretRunFailure>> {
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      stopForwarding();
      void written.then(() => { resolve(exitCode(code, signal)); });
    });
  });
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return new Promise((resolve) => {
    child.once('spawn', () => { resolve(ok({ ended, stop })); });
    child.on('error', (error) => {
      stopForwarding();
      resolve(err({ kind: 'not-started', code: errorCode(error) }));
    });
  });
}

const PROBLEMS: Readonly<Record<EnvironmentProblem, 'value-has-nul' | 'value-too-large'>> = {
  'contains-nul': 'value-has-nul', 'too-large': 'value-too-large',
};

function childEnvironment(request: SecretRunRequest): Result<Record<string, string>, SecretRunFailure> {
  const environment: Record<string, string> = { ...request.env };
  for (const [name, value] of request.secrets) {
    const problem = environmentProblem(name, value.bytes(), request.signals.platform);
    if (problem !== undefined) return err({ kind: PROBLEMS[problem], name });
    const text = value.text();
    if (!Buffer.from(text).equals(value.bytes())) return err({ kind: 'value-not-text', name });
    environment[name] = text;
  }
  return ok(environment);
}

/**
 * Passes signals on and keeps this process alive until the child ends. An interrupt from the keyboard goes to the whole
 * foreground group already; sending it twice makes programs skip their clean shutdown.
 */
function forwardSignals(request: SecretRunRequest, send: (signal: NodeJS.Signals) => void): () => void {
  const listeners = FORWARDED.map((signal) => {
    const fromKeyboard = signal === 'SIGINT' || signal === 'SIGQUIT';
    const listener = (): void => { if (!(fromKeyboard && request.terminal)) send(signal); };
    request.signals.on(signal, listener);
    return { signal, listener };
  });
  return () => { for (const { signal, listener } of listeners) request.signals.off(signal, listener); };
}

/** Those of them that this platform has: Windows knows fewer. */
const FORWARDED = (['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const)
  .filter((signal) => signal in constants.signals);

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}
