import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import { MOVE_TO_VAULT } from '../../../shared/src/core/protocol/diagnostic-data';
import { moveToVault } from '../../../shared/src/flows/move';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { FindingPlace } from '../../../shared/src/flows/ports';
import type { TextPositions } from '../language/plan-reply';
import { spanOf } from '../language/plan-reply';
import type { Log } from '../log';
import type { Dialogs, Notice } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import { PostponedHistory } from '../vault/postponed-history';
import { moveToVaultArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';

/** Where new secrets go when neither the person nor the folder's manifest says otherwise. */
export const DEFAULT_STORE = 'local';

export interface MoveCommandPorts {
  readonly move: MovePorts;
  readonly positions: (uri: string) => TextPositions | undefined;
  /** The finding under the cursor, for the command palette and key bindings. */
  readonly findingAtCursor: () => MoveToVaultArgument | undefined;
  /** The setting `keyward.lookup.style` for this document. */
  readonly style: (uri: string) => MoveChoices['style'];
  /** Runs one after the other what must not ask two questions at once. */
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>;
  readonly busy: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly changed: () => void;
  readonly showSecrets: () => void;
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
}

/** The quick fix "Move to vault". Its argument says where a finding is, and nothing of the value. */
export function moveToVaultCommand(ports: MoveCommandPorts): Command {
  let explained = false;
  return command({ id: MOVE_TO_VAULT, trust: 'needed' }, moveToVaultArgument.optional(), async (argument) => {
    const finding = argument ?? ports.findingAtCursor();
    if (finding === undefined) {
      ports.dialogs.notify({ level: 'information', text: ports.t('Put the cursor on a finding of Keyward first.') });
      return;
    }
    const history = new PostponedHistory();
    try {
      const outcome = await ports.oneAtATime(() => move(finding, history, ports));
      if (isCancelled(outcome)) return;
      // Who has read once how to start the program needs only a line the next time.
      ports.dialogs.notify(notice(outcome, explained, ports));
      explained ||= outcome.kind === 'moved';
      await lookBack(outcome, history, ports);
    } finally {
      history.dispose();
    }
  });
}

/** Says once more what was moved where git still has the old value, or could not be asked. */
async function lookBack(outcome: MoveOutcome, postponed: PostponedHistory, ports: MoveCommandPorts): Promise<void> {
  const history = await postponed.answer(ports.move.history);
  if (!('history' in outcome) || (history !== 'in-history' && history !== 'unknown')) return;
  ports.dialogs.notify({ ...notice({ ...outcome, history }, false, ports), level: 'warning' });
}

async function move(finding: MoveToVaultArgument, history: PostponedHistory, ports: MoveCommandPorts): Promise<MoveOutcome> {
  const { log, t } = ports;
  const place = placeOf(finding, ports);
  const choices: MoveChoices = { style: ports.style(finding.uri), defaultStore: DEFAULT_STORE };
  const outcome: MoveOutcome = place === undefined
    ? { kind: 'refused', refusal: { kind: 'gone' } }
    : await ports.busy(t('Moving a value to the vault'), () => moveToVault(place, choices, { ...ports.move, history }));
  log.event('move.finished', { outcome: outcome.kind, reason: reasonOf(outcome) });
  ports.changed();
  return outcome;
}

function isCancelled(outcome: MoveOutcome): boolean {
  return outcome.kind === 'failed' && outcome.error.kind === 'cancelled';
}

function placeOf({ uri, version, range, ruleId, fingerprint }: MoveToVaultArgument, ports: MoveCommandPorts): FindingPlace | undefined {
  const positions = ports.positions(uri);
  return positions === undefined ? undefined : { uri, version, span: spanOf(range, positions), ruleId, fingerprint };
}

function notice(outcome: MoveOutcome, explained: boolean, { showSecrets, t }: MoveCommandPorts): Notice {
  const { what, kept, next } = moveNotice(outcome);
  const shown: Notice = { level: LEVELS[outcome.kind], text: [what, kept, next].filter((part) => part !== undefined).join(' ') };
  if (explained && isRoutine(outcome)) return { ...shown, passing: true };
  return 'secret' in outcome ? { ...shown, actions: [{ label: t('Show Secrets'), run: showSecrets }] } : shown;
}

/** Nothing is left to do but to start the program. */
function isRoutine(outcome: MoveOutcome): boolean {
  return outcome.kind === 'moved' && outcome.save === 'saved' && outcome.secret.approval === 'approved';
}

/** The kind of what stood in the way, for the log. */
function reasonOf(outcome: MoveOutcome): string {
  switch (outcome.kind) {
    case 'moved': return 'none';
    case 'stored-only': return outcome.reason;
    case 'kept': return outcome.reason.kind;
    case 'refused': return outcome.refusal.kind;
    case 'failed': return outcome.error.kind;
  }
}

const LEVELS: Readonly<Record<MoveOutcome['kind'], Notice['level']>> = {
  moved: 'information', 'stored-only': 'warning', kept: 'warning', refused: 'warning', failed: 'error',
};
