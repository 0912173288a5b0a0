import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CliContext, TextOutput } from '../../../cli/src/context';

export interface TestContext {
  readonly context: CliContext;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly interrupt: () => void;
}

/** A process that is none: no terminal, no environment, outputs in memory. */
export function testContext(changes: Partial<CliContext> = {}): TestContext {
  const stdout = new MemoryOutput();
  const stderr = new MemoryOutput();
  const controller = new AbortController();
  const context: CliContext = {
    cwd: '/', environment: {}, platform: 'linux', homeFolder: '/home/me', uid: undefined, programFolder: '/program', version: '1.2.3',
    stdout, stderr, openInput: () => Readable.from([]), openTerminal: () => undefined, now: () => new Date(0), monotonic: () => 0, randomBytes: (size) => randomBytes(size),
    interruption: { signal: controller.signal, interrupt: () => { controller.abort(); }, handOver: () => undefined },
    ...changes,
  };
  return { context, stdout: () => stdout.text, stderr: () => stderr.text, interrupt: () => { controller.abort(); } };
}

export class MemoryOutput implements TextOutput {
  readonly paint = (_style: string, text: string): string => text;
  text = '';

  constructor(readonly traits = { interactive: false, colour: false, width: 100 }) {}

  write(text: string): void {
    this.text += text;
  }

  writeBytes(bytes: Uint8Array): void {
    this.text += Buffer.from(bytes).toString('utf8');
  }

  send(bytes: Uint8Array): Promise<boolean> {
    this.writeBytes(bytes);
    return Promise.resolve(true);
  }
}
