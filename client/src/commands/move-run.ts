import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { moveToVault } from '../../../shared/src/flows/move';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { FindingPlace } from '../../../shared/src/flows/ports';
import type { TextPositions } from '../language/plan-reply';
import { spanOf } from '../language/plan-reply';
import type { Log } from '../log';
import type { Dialogs, Notice } from '../prompts/dialogs';
import { messageText } from '../prompts/message-text';
import type { Translate } from '../prompts/translate';
import { PostponedHistory } from '../vault/postponed-history';

export interface MoveRunPorts {
  readonly move: MovePorts;
  readonly positions: (uri: string) => TextPositions | undefined;
  /** The setting `keyward.lookup.style` for this document. */
  readonly style: (uri: string) => MoveChoices['style'];
  /** Where new secrets go when neither the person nor the folder's manifest says otherwise. */
  readonly defaultStore: () => Promise<string>;
  /** Runs one after the other what must not ask two questions at once. */
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>;
  readonly busy: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly changed: () => void;
  readonly showSecrets: () => void;
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
}

/** What a person answered before a move; nothing where the move decides itself. */
export interface AskedChoices {
  readonly name?: string;
  readonly store?: string;
  readonly existing?: SecretRef;
}

/** Where a finding is now, and what is decided about its move without asking. */
export interface PlacedFinding {
  readonly place: FindingPlace;
  readonly choices: MoveChoices;
}

/** Moves findings, says what became of each, and looks back at git's history when the person has gone on already. */
export class MoveRun {
  readonly #ports: MoveRunPorts;
  #explained = false;

  constructor(ports: MoveRunPorts) {
    this.#ports = ports;
  }

  /** `ask` is asked in the move's own turn; undefined where the person turned away. */
  async run(finding: MoveToVaultArgument, ask: (found: PlacedFinding) => Promise<AskedChoices | undefined>): Promise<void> {
    const history = new PostponedHistory();
    try {
      const outcome = await this.#ports.oneAtATime(() => this.#move(finding, ask, history));
      if (outcome === undefined || isCancelled(outcome)) return;
      // Who has read once how to start the program needs only a line the next time.
      this.#ports.dialogs.notify(this.#notice(outcome, this.#explained));
      this.#explained ||= outcome.kind === 'moved';
      await this.#lookBack(outcome, history);
    } finally {
      history.dispose();
    }
  }

  async #move(
    finding: MoveToVaultArgument, ask: (found: PlacedFinding) => Promise<AskedChoices | undefined>, history: PostponedHistory,
  ): Promise<MoveOutcome | undefined> {
    const { log, t, move, style, defaultStore, busy, changed } = this.#ports;
    const place = placeOf(finding, this.#ports.positions);
    const choices: MoveChoices = { style: style(finding.uri), defaultStore: await defaultStore() };
    const asked = place === undefined ? undefined : await ask({ place, choices });
    if (place !== undefined && asked === undefined) return undefined;
    const outcome: MoveOutcome = place === undefined
      ? { kind: 'refused', refusal: { kind: 'gone' } }
      : await busy(t('Moving a value to the vault'), () => moveToVault(place, { ...choices, ...asked }, { ...move, history }));
    log.event('move.finished', { outcome: outcome.kind, reason: reasonOf(outcome) });
    changed();
    return outcome;
  }

  /** Says once more what was moved where git still has the old value, or could not be asked. */
  async #lookBack(outcome: MoveOutcome, postponed: PostponedHistory): Promise<void> {
    const history = await postponed.answer(this.#ports.move.history);
    if (!('history' in outcome) || (history !== 'in-history' && history !== 'unknown')) return;
    this.#ports.dialogs.notify({ ...this.#notice({ ...outcome, history }, false), level: 'warning' });
  }

  #notice(outcome: MoveOutcome, explained: boolean): Notice {
    const { showSecrets, t } = this.#ports;
    const shown: Notice = { level: LEVELS[outcome.kind], text: messageText(moveNotice(outcome)) };
    if (explained && isRoutine(outcome)) return { ...shown, passing: true };
    return 'secret' in outcome ? { ...shown, actions: [{ label: t('Show Secrets'), run: showSecrets }] } : shown;
  }
}

function isCancelled(outcome: MoveOutcome): boolean {
  return outcome.kind === 'failed' && outcome.error.kind === 'cancelled';
}

function placeOf({ uri, version, range, ruleId, fingerprint }: MoveToVaultArgument, positionsOf: MoveRunPorts['positions']): FindingPlace | undefined {
  const positions = positionsOf(uri);
  return positions === undefined ? undefined : { uri, version, span: spanOf(range, positions), ruleId, fingerprint };
}

/** Nothing is left to do but to start the program. */
function isRoutine(outcome: MoveOutcome): boolean {
  return outcome.kind === 'moved' && outcome.save === 'saved' && outcome.secret.approval === 'approved' && outcome.secret.verified;
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
