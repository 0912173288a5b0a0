import type { Command } from 'commander';
import type { CommandHost } from '../command-host';
import { addSecretChangeCommands } from './secret-change';
import { addSecretInitCommands } from './secret-init';
import { addSecretReadCommands } from './secret-read';
import { addSecretRestoreCommand } from './secret-restore';

/** `keyward secret …`: the vault by hand. */
export function addSecretCommand(program: Command, host: CommandHost): void {
  const secret = program.command('secret')
    .description('create the vault, and store, list, show and delete secrets')
    .addHelpText('after', EXAMPLES);
  addSecretInitCommands(secret, host);
  addSecretReadCommands(secret, host);
  addSecretChangeCommands(secret, host);
  addSecretRestoreCommand(secret, host);
}

const EXAMPLES = `
Examples:
  keyward secret init                                   create the vault; its key goes into the keychain
  keyward secret set shop/stripe                        type a value without echo
  keyward secret set shop/tls-key --value-stdin < key   take it from a file
  keyward secret get shop/stripe                        names, dates and versions; the value stays masked
  keyward secret get shop/stripe --show                 show it on this terminal, after a question
  keyward secret restore                                go back to the newest good backup of a damaged vault
`;
