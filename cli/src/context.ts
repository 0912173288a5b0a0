import type { Readable } from 'node:stream';
import type { Disposable } from '../../shared/src/core/disposable';
import type { PromptTerminal } from '../../shared/src/host/terminal/hidden-prompt';
import type { Painter, TerminalTraits } from '../../shared/src/host/terminal/terminal';

/** Text out of the program. Writing to a reader that has gone is not an error: `keyward scan | head` ends well. */
export interface TextOutput {
  write(text: string): void;
  /** For a value that may be no text. The bytes are copied. */
  writeBytes(bytes: Uint8Array): void;
  /** Writes, and resolves once there is room for more; false when nobody reads any more. */
  send(bytes: Uint8Array): Promise<boolean>;
  readonly traits: TerminalTraits;
  readonly paint: Painter;
}

/** Everything of the process that a command may use, so that a test can be any terminal, user and platform. */
export interface CliContext {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  /** Owner of our files; undefined on Windows. */
  readonly uid: number | undefined;
  /** Where the bundles lie: worker and keychain helper stand beside cli.js. */
  readonly programFolder: string;
  readonly version: string;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** Standard input as a stream. Whoever opens it destroys it. */
  readonly openInput: () => Readable;
  /** Opens the terminal that the person sits at, whatever standard input is; undefined where there is none. */
  readonly openTerminal: () => (PromptTerminal & Disposable) | undefined;
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly interruption: Interruption;
}

/** Ctrl-C. Commands stop at the next good place and report what they have; a second one ends the program at once. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** What Ctrl-C does, for a prompt without echo: there it is a key like any other and no signal. */
  interrupt(): void;
  /** From now on a child program is asked instead: signals are its own. */
  handOver(): void;
}
