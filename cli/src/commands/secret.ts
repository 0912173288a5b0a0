import type { Command } from 'commander';
import type { CommandHost } from '../command-host';
import { addSecretSetCommand } from './secret-change';
import { addSecretDeleteCommands } from './secret-delete';
import { addSecretInitCommands } from './secret-init';
import { addSecretMoveCommands } from './secret-move';
import { addSecretNewCommand } from './secret-new';
import { addSecretReadCommands } from './secret-read';
import { addSecretRestoreCommand } from './secret-restore';
import { addSecretVersionCommands } from './secret-versions';

/** `keyward secret …`: the vault by hand. */
export function addSecretCommand(program: Command, host: CommandHost): void {
  const secret = program.command('secret')
    .description('create the vault; store, list, show, rename, move and delete secrets')
    .addHelpText('after', EXAMPLES);
  addSecretInitCommands(secret, host);
  addSecretReadCommands(secret, host);
  addSecretNewCommand(secret, host);
  addSecretSetCommand(secret, host);
  addSecretVersionCommands(secret, host);
  addSecretMoveCommands(secret, host);
  addSecretDeleteCommands(secret, host);
  addSecretRestoreCommand(secret, host);
}

const EXAMPLES = `
Examples:
  keyward secret init                                   create the vault; its key goes into the keychain
  keyward secret set shop/stripe                        type a value without echo
  keyward secret set shop/tls-key --value-stdin < key   take it from a file
  keyward secret get shop/stripe                        names, dates and versions; the value stays masked
  keyward secret get shop/stripe --show                 show it on this terminal, after a question
  keyward secret rollback shop/stripe 2                 go back to the value of an older version
  keyward secret rename shop/stripe shop/prod/stripe    manifests that ask for it go along
  keyward secret restore                                go back to the newest good backup of a damaged vault
`;
