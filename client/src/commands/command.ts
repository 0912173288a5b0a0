import type * as z from 'zod';
import { describeInOneLine } from '../../../shared/src/core/messages/describe';
import type { Log } from '../log';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import type { CommandId } from './command-id';

/** One command: who may run it, what it takes, what it does. It never gives anything back. */
export interface Command {
  readonly id: CommandId;
  /** `needed`: refuses in a workspace that is not trusted, whoever calls it. */
  readonly trust: 'needed' | 'not-needed';
  /** Checks the arguments and runs. `invalid-arguments` when another extension sent something else. */
  run(parameters: readonly unknown[]): Promise<'ran' | 'invalid-arguments'>;
}

/** A command with one argument, which may be left out when `schema` allows undefined. */
export function command<T>(
  options: Pick<Command, 'id' | 'trust'>, schema: z.ZodType<T>, run: (argument: T) => Promise<void>,
): Command {
  return {
    ...options,
    run: async ([first]) => {
      const argument = schema.safeParse(first);
      if (!argument.success) return 'invalid-arguments';
      await run(argument.data);
      return 'ran';
    },
  };
}

export interface GuardPorts {
  readonly isTrusted: () => boolean;
  /** Opens the editor's own page on workspace trust. */
  readonly manageTrust: () => void;
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
}

/**
 * What the editor calls. Other extensions can call it too, so trust is checked here and not by `enablement` alone, and
 * nothing is returned. An exception becomes a fixed text: its own message may quote a document.
 */
export function guarded(definition: Command, ports: GuardPorts): (...parameters: readonly unknown[]) => Promise<void> {
  const { dialogs, log, t } = ports;
  return async (...parameters) => {
    if (definition.trust === 'needed' && !ports.isTrusted()) {
      log.event('command.refused', { command: definition.id, reason: 'untrusted-workspace' });
      const text = describeInOneLine({ kind: 'untrusted-workspace' });
      dialogs.notify({ level: 'warning', text, actions: [{ label: t('Manage Trust'), run: ports.manageTrust }] });
      return;
    }
    try {
      if (await definition.run(parameters) === 'invalid-arguments') {
        log.event('command.refused', { command: definition.id, reason: 'invalid-arguments' });
      }
    } catch (error) {
      log.failure('command.failed', { command: definition.id }, error);
      dialogs.notify({ level: 'error', text: t('Keyward could not finish this. Nothing more was changed; the log has the place in the program.') });
    }
  };
}
