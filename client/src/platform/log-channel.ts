import path from 'node:path';
import { LogLevel, window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Log, LogEvent, LogFields } from '../log';

/** The extension's own channel under "Output". */
export class ChannelLog implements Log, Disposable {
  readonly #channel = window.createOutputChannel('Keyward', { log: true });

  event(name: LogEvent, fields: LogFields): void {
    this.#channel.info(line(name, fields));
  }

  failure(name: LogEvent, fields: LogFields, error: unknown): void {
    this.#channel.error([line(name, fields), ...places(error)].join('\n  '));
  }

  /** Only when the person asks for it. */
  show(): void {
    this.#channel.show();
  }

  dispose(): void {
    this.#channel.dispose();
  }
}

/**
 * A channel that never says "trace", never fires and has nowhere to write. The language client writes whole documents to
 * its trace channel as soon as that channel's level, or a setting that nobody contributed, says so; and it writes what a
 * server printed, and the messages of its errors, to its output channel. It gets this one for both.
 */
export function silentChannel(name: string): LogOutputChannel {
  const nothing = (): void => {};
  return Object.freeze({
    name, logLevel: LogLevel.Info, onDidChangeLogLevel: () => ({ dispose: nothing }),
    trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing,
    append: nothing, appendLine: nothing, replace: nothing, clear: nothing, show: nothing, hide: nothing, dispose: nothing,
  });
}

function line(name: LogEvent, fields: LogFields): string {
  const words = Object.entries(fields).map(([key, value]) => `${key}=${safeText(String(value))}`);
  return [name, ...words].join(' ');
}

/** `at` lines of a stack without folders: where in the program, and nothing of what it worked on. */
function places(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return ['not an error object'];
  const lines = (error.stack ?? '').split('\n').filter((each) => /^\s+at /.test(each)).slice(0, 10);
  return [error.constructor.name, ...lines.map((each) => shortened(each))];
}

function shortened(stackLine: string): string {
  const match = /^\s+at (?:(.*) \()?(.*?):(\d+):(\d+)\)?$/.exec(stackLine);
  if (match === null) return 'at ?';
  const [, where = '', file = '', row = '', column = ''] = match;
  return safeText(`at ${where} ${path.basename(file)}:${row}:${column}`);
}
