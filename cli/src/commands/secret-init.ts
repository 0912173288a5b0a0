import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import { addRecoveryCode, setUpStore } from '../../../shared/src/flows/set-up';
import type { SetUpOptions } from '../../../shared/src/flows/set-up';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { reportNewVault } from '../output/report-vault';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, withSession } from '../session';
import type { Session } from '../session';

interface InitOptions extends GivenSources {
  readonly keychain?: boolean;
  readonly password?: boolean;
}

export function addSecretInitCommands(secret: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(secret.command('init'))
    .description('create the vault of this user')
    .option('--keychain', 'keep its key in this machine\'s keychain, or fail')
    .option('--password', 'put its key behind a master password')
    .addHelpText('after', '\nWithout an option the key goes into the keychain, and behind a master password where there is none.\n')
    .action(async (options: InitOptions) => {
      finish(await withSession(context, options, (session) => init(session, options)));
    });
  addPasswordOptions(secret.command('recovery-code'))
    .description('make a new recovery code, shown once; an older one stops working')
    .action(async (options: GivenSources) => {
      finish(await withSession(context, options, newRecoveryCode));
    });
}

async function init(session: Session, options: InitOptions): Promise<number> {
  const created = await setUpStore(LOCAL_STORE, { way: wayOf(options, session) }, session.opening);
  if (!created.ok) {
    reportMessage(session.context.stderr, describeHere(created.error));
    return exitCode.usage;
  }
  if (created.value.kind === 'created') reportNewVault(session.context.stderr, created.value.vault);
  return exitCode.clean;
}

function wayOf({ keychain, password }: InitOptions, { passwordGiven }: Session): SetUpOptions['way'] {
  if (keychain === true) return 'keychain';
  return password === true || passwordGiven ? 'password' : 'keychain-first';
}

async function newRecoveryCode(session: Session): Promise<number> {
  const { context: { stderr }, dialogue } = session;
  if (dialogue === undefined) {
    reportMessage(stderr, describeHere({ kind: 'confirmation-needed', reason: 'a recovery code is only shown to a person' }));
    return exitCode.usage;
  }
  const opened = await session.open(LOCAL_STORE);
  const saved = opened.ok ? await addRecoveryCode(LOCAL_STORE, session.opening) : opened;
  if (!saved.ok) {
    reportMessage(stderr, describeHere(saved.error));
    return exitCode.usage;
  }
  stderr.write(saved.value ? 'The recovery code is valid from now on.\n' : 'The code was not saved, so it opens nothing. An older one stays valid.\n');
  return exitCode.clean;
}
