/** Events of the extension, in a closed vocabulary: names of events and fields, never free text. */
export type LogEvent =
  | 'extension.started' | 'extension.failed' | 'server.started' | 'server.exited' | 'server.restarted' | 'server.gave-up'
  | 'command.refused' | 'command.failed' | 'scan.started' | 'scan.finished' | 'scan.failed' | 'vault.locked' | 'vault.unlocked'
  | 'move.finished' | 'insert.finished' | 'manifest.unapproved';

export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** The extension's log. Never shown by itself. */
export interface Log {
  event(name: LogEvent, fields: LogFields): void;
  /** Writes an exception's class and its places in our own program; its message may quote a document. */
  failure(name: LogEvent, fields: LogFields, error: unknown): void;
}
