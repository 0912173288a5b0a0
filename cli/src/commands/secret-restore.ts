import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { restoreStore } from '../../../shared/src/flows/restore-store';
import type { BackupOffer, RestoredVault } from '../../../shared/src/secrets/lockable';
import type { TextOutput } from '../context';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { textWidth, wrapText } from '../output/wrap-text';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, withSession } from '../session';
import type { Session } from '../session';

export function addSecretRestoreCommand(secret: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(secret.command('restore'))
    .description('put the newest good backup in the place of a vault that is damaged, tampered with or older than it was')
    .addHelpText('after', HELP)
    .action(async (options: GivenSources) => {
      finish(await withSession(context, options, restore));
    });
}

async function restore(session: Session): Promise<number> {
  const { context: { stderr }, opening, vault: { service } } = session;
  const restored = await restoreStore(LOCAL_STORE, { ...opening, service, agree: (offer) => agree(session, offer) });
  if (!restored.ok) {
    reportMessage(stderr, describeHere(restored.error));
    return exitCode.usage;
  }
  if (restored.value === undefined) {
    stderr.write('Nothing was changed.\n');
    return exitCode.usage;
  }
  for (const sentence of outcome(restored.value)) say(stderr, sentence);
  return exitCode.clean;
}

/** Whoever gives the password for this very command has agreed; where nobody can be asked, the vault stays shut anyway. */
async function agree({ context: { stderr }, dialogue, passwordGiven }: Session, offer: BackupOffer): Promise<boolean> {
  say(stderr, `The newest good copy of the vault is ${safeText(offer.file)}, at change ${offer.change}. ${lostSentence(offer)}`);
  return passwordGiven || dialogue === undefined || dialogue.confirm('Go back to it?', 'no');
}

function outcome({ keptCopy, ...restored }: RestoredVault): readonly string[] {
  return [
    `Restored change ${restored.change} from ${safeText(restored.file)}. ${lostSentence(restored)}`,
    ...(keptCopy === undefined ? [] : [`What was in its place is kept at ${safeText(keptCopy)}.`]),
  ];
}

function lostSentence({ change, lost }: Pick<BackupOffer, 'change' | 'lost'>): string {
  switch (lost) {
    case 0: return 'No later change is known of: nothing is lost.';
    case 1: return `Change ${change + 1}, which came after it, is lost.`;
    default: return `Changes ${change + 1} to ${change + lost}, which came after it, are lost.`;
  }
}

function say(output: TextOutput, sentence: string): void {
  output.write(`${wrapText(sentence, textWidth(output), '')}\n`);
}

const HELP = `
It says which copy that is and what is lost, and asks before anything is changed. The bad file is kept beside the vault.
A password that was changed since, opens a backup from before as it was then.
`;
