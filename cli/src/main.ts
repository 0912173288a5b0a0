import { randomBytes } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { monotonicClock } from '../../shared/src/host/monotonic-clock';
import { errorCode } from '../../shared/src/host/error-code';
import { openTerminal } from '../../shared/src/host/terminal/open-terminal';
import { painter, terminalTraits } from '../../shared/src/host/terminal/terminal';
import type { CliContext, TextOutput } from './context';
import { exitCode } from './exit-code';
import { reportMessage } from './output/report-message';
import { ProcessInterruption } from './process-interruption';
import { runProgram } from './program';
import { programVersion } from './version';

/** The terminal program's composition: the one place that touches the process itself. */
async function main(): Promise<void> {
  forbidDiagnosticReports();
  const interruption = new ProcessInterruption(process, () => process.exit(exitCode.interrupted));
  const stdout = new StreamOutput(process.stdout);
  const context: CliContext = {
    cwd: process.cwd(),
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
    uid: process.getuid?.(),
    programFolder: __dirname,
    version: programVersion,
    stdout,
    stderr: new StreamOutput(process.stderr),
    openInput: openStandardInput,
    openTerminal: () => openTerminal(process),
    now: () => new Date(),
    monotonic: monotonicClock,
    randomBytes: (size) => randomBytes(size),
    interruption,
  };
  const code = await runProgram(context, process.argv.slice(2));
  process.exitCode = interruption.happened ? exitCode.interrupted : code;
  const lost = await stdout.written();
  if (lost === undefined) return;
  reportMessage(context.stderr, { what: `Standard output cannot be written (${lost}): what was printed is not complete.`, next: 'Make room for it, or choose another place.' });
  process.exitCode = exitCode.usage;
}

/** A folder behind standard input would look like an empty text. */
function openStandardInput(): NodeJS.ReadStream {
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error('standard input is a folder'), { code: 'EISDIR' });
  return process.stdin;
}

/** A stream whose reader may go away: `keyward scan | head` is no error. */
class StreamOutput implements TextOutput {
  readonly traits;
  readonly paint;
  readonly #stream: NodeJS.WriteStream;
  #open = true;
  #lost: string | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    // Some pseudo terminals say that they have no columns at all.
    this.traits = terminalTraits({ isTTY: stream.isTTY, columns: stream.columns > 0 ? stream.columns : undefined }, process.env);
    this.paint = painter(this.traits);
    stream.on('error', (error) => {
      this.#open = false;
      if (!READER_GONE.has(errorCode(error))) this.#lost = errorCode(error);
    });
  }

  /** Why not everything could be written once everything was given out; undefined where it could, or nobody wanted it. */
  async written(): Promise<string | undefined> {
    if (this.#open) await new Promise<void>((resolve) => { this.#stream.write('', () => { resolve(); }); });
    return this.#lost;
  }

  write(text: string): void {
    if (this.#open) this.#stream.write(text);
  }

  writeBytes(bytes: Uint8Array): void {
    if (this.#open) this.#stream.write(Uint8Array.from(bytes));
  }

  send(bytes: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#open) resolve(false);
      else this.#stream.write(bytes, (error) => { resolve(error === null || error === undefined); });
    });
  }
}

/** A pipe whose other end was closed, on any system. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED']);

/** A diagnostic report writes the whole environment to a file; options of the user's shell could ask for one. */
function forbidDiagnosticReports(): void {
  const { report } = process;
  report.reportOnFatalError = false;
  report.reportOnSignal = false;
  report.reportOnUncaughtException = false;
}

/** What is thrown is a mistake of ours. Its message may quote what was worked on, so only its kind and place are shown. */
function explainCrash(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8) : [];
  return [`keyward: internal error (${name}). Please report it with these lines; they hold nothing of yours.`, ...places, ''].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(explainCrash(error));
  process.exitCode = process.argv[2] === 'run' ? exitCode.runFailed : exitCode.usage;
});
