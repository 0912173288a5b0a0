import type { Command } from 'commander';
import type { CommandHost } from '../command-host';
import { addStoreAddCommand } from './store-add';
import { addStoreChangeCommands } from './store-change';
import { addStoreListCommands } from './store-list';
import { addStoreSignInCommands } from './store-sign-in';

/** `keyward store …`: which stores this user has, and who is signed in to them. */
export function addStoreCommand(program: Command, host: CommandHost): void {
  const store = program.command('store')
    .description('add, list and remove stores, and sign in to them')
    .addHelpText('after', EXAMPLES);
  addStoreAddCommand(store, host);
  addStoreListCommands(store, host);
  addStoreSignInCommands(store, host);
  addStoreChangeCommands(store, host);
}

const EXAMPLES = `
Stores are kept in config.yaml of your own folder ("keyward status" says where). Nothing in a repository, and no variable of
the environment, adds one or changes one. Sign-ins are kept in your local vault.

Examples:
  keyward store add                                              asks for everything
  keyward store add team --address https://vault.example.com:8200 --auth approle
  keyward store add keys --type keychain
  keyward store login team
  keyward store status team
  keyward store default team
`;
