import { MOVE_TO_VAULT, MOVE_TO_VAULT_CHOOSE, USE_EXISTING_SECRET } from '../../../shared/src/core/protocol/diagnostic-data';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import { proposeTarget } from '../../../shared/src/flows/move';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { KnownValues } from '../../../shared/src/flows/ports';
import { messageText } from '../prompts/message-text';
import { askNameAndStore, pickExisting } from '../prompts/move-questions';
import type { MoveQuestionPorts } from '../prompts/move-questions';
import { moveToVaultArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import type { CommandId } from './command-id';
import { MoveRun } from './move-run';
import type { AskedChoices, MoveRunPorts, PlacedFinding } from './move-run';

export interface MoveCommandPorts extends MoveRunPorts, MoveQuestionPorts {
  /** The finding under the cursor, for the command palette and key bindings. */
  readonly findingAtCursor: () => MoveToVaultArgument | undefined;
  readonly known: Pick<KnownValues, 'find'>;
}

/** The quick fixes of a finding. Their argument says where it is, and nothing of the value. */
export function moveCommands(ports: MoveCommandPorts): readonly Command[] {
  const run = new MoveRun(ports);
  return [
    onFinding(MOVE_TO_VAULT, ports, (finding) => run.run(finding, () => Promise.resolve({}))),
    onFinding(MOVE_TO_VAULT_CHOOSE, ports, (finding) => run.run(finding, (found) => chooseTarget(found, ports))),
    onFinding(USE_EXISTING_SECRET, ports, (finding) => run.run(finding, async () => {
      const existing = await pickExisting(finding.fingerprint, ports.known, ports);
      return existing === undefined ? undefined : { existing };
    })),
  ];
}

function onFinding(id: CommandId, ports: MoveCommandPorts, run: (finding: MoveToVaultArgument) => Promise<void>): Command {
  return command({ id, trust: 'needed' }, moveToVaultArgument.optional(), async (argument) => {
    const finding = argument ?? ports.findingAtCursor();
    if (finding !== undefined) await run(finding);
    else ports.dialogs.notify({ level: 'information', text: ports.t('Put the cursor on a finding of Keyward first.') });
  });
}

/** What cannot be moved is said before anything is asked. */
async function chooseTarget({ place, choices }: PlacedFinding, ports: MoveCommandPorts): Promise<AskedChoices | undefined> {
  const proposed = await proposeTarget(place, choices, ports.move);
  if (proposed.ok) return askNameAndStore(proposed.value, ports);
  ports.dialogs.notify({ level: 'warning', text: messageText(moveNotice(proposed.error)) });
  return undefined;
}
