import { closeSync, openSync } from 'node:fs';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import type { Disposable } from '../../core/disposable';
import type { PromptTerminal } from './hidden-prompt';

/** The part of `process` that tells of the end, and brings it about. */
export interface ExitSource {
  on(event: EndEvent, listener: () => void): unknown;
  off(event: EndEvent, listener: () => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
  readonly pid: number;
  readonly platform: NodeJS.Platform;
}

type EndEvent = 'exit' | (typeof DEADLY)[number];

/** Signals that end a program without an `exit` event: the terminal would stay without echo. */
const DEADLY = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The terminal that the person sits at, whatever standard input and output are; undefined where there is none (CI, a
 * service, an editor's task without a terminal). Dispose it to let the program end.
 */
export function openTerminal(exits: ExitSource): (PromptTerminal & Disposable) | undefined {
  const input = openTty(exits.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r');
  const output = openTty(exits.platform === 'win32' ? '\\\\.\\CONOUT$' : '/dev/tty', 'w');
  if (input === undefined || output === undefined) {
    for (const descriptor of [input, output]) if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }
  const reader = new ReadStream(input);
  const writer = new WriteStream(output);
  return {
    input: reader,
    output: writer,
    onExit: (restore) => restoreAtEnd(exits, restore),
    dispose: () => {
      reader.destroy();
      writer.destroy();
    },
  };
}

/** After restoring, a signal is raised again without us listening, so that the program ends as it would have. */
function restoreAtEnd(exits: ExitSource, restore: () => void): Disposable {
  exits.on('exit', restore);
  const listeners = DEADLY.map((signal) => {
    const listener = (): void => {
      restore();
      guard.dispose();
      exits.kill(exits.pid, signal);
    };
    exits.on(signal, listener);
    return { signal, listener };
  });
  const guard: Disposable = {
    dispose: () => {
      exits.off('exit', restore);
      for (const { signal, listener } of listeners) exits.off(signal, listener);
    },
  };
  return guard;
}

function openTty(device: string, flags: 'r' | 'w'): number | undefined {
  try {
    const descriptor = openSync(device, flags);
    if (isatty(descriptor)) return descriptor;
    closeSync(descriptor);
    return undefined;
  } catch {
    return undefined;
  }
}
