import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { ProcessFailure, ProcessOutput, Receiver, StreamEnd } from '../processes/run-process';
import { runProcess, streamProcess } from '../processes/run-process';
import { gitArguments, gitEnvironment } from './hardening';

/** How git is reached: one absolute program, and the user's environment from which a clean one is made. */
export interface GitOptions {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

export interface GitCall {
  readonly folder: string;
  readonly args: readonly string[];
  readonly stdin?: Uint8Array;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export type GitFailure =
  | ProcessFailure
  | { readonly kind: 'not-a-repository' }
  /** The folder belongs to another user and git's safe.directory does not list it: only the user may change that. */
  | { readonly kind: 'unsafe-repository' }
  | { readonly kind: 'failed'; readonly code: number | null };

/**
 * Runs git in a folder that may be hostile. Every call goes through here, so that none can forget the overrides which
 * keep a repository's configuration from running programs (see hardening.ts).
 */
export class Git {
  readonly #options: GitOptions;

  constructor(options: GitOptions) {
    this.#options = options;
  }

  async run(call: GitCall): Promise<Result<ProcessOutput, GitFailure>> {
    const output = await runProcess(this.#request(call));
    if (!output.ok) return output;
    return output.value.code === 0 ? output : err(failureOf(output.value));
  }

  /** For output that may be larger than memory. A program that the receiver stopped counts as having succeeded. */
  async stream(call: GitCall, receive: Receiver): Promise<Result<StreamEnd, GitFailure>> {
    const end = await streamProcess(this.#request(call), receive);
    if (!end.ok) return end;
    return end.value.code === 0 || end.value.stopped ? ok(end.value) : err(failureOf(end.value));
  }

  #request({ folder, args, ...rest }: GitCall): Parameters<typeof runProcess>[0] {
    const { executable, environment, platform } = this.#options;
    return { executable, args: [...gitArguments(platform), ...args], cwd: folder, env: gitEnvironment(environment), ...rest };
  }
}

/** LC_ALL=C keeps git's messages in English; they are matched and never shown. */
function failureOf({ code, stderr }: Pick<ProcessOutput, 'code' | 'stderr'>): GitFailure {
  const message = stderr.toString('utf8');
  if (message.includes('dubious ownership')) return { kind: 'unsafe-repository' };
  if (message.includes('not a git repository')) return { kind: 'not-a-repository' };
  return { kind: 'failed', code };
}
