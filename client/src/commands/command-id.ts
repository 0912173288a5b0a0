import { MOVE_TO_VAULT, MOVE_TO_VAULT_CHOOSE, USE_EXISTING_SECRET } from '../../../shared/src/core/protocol/diagnostic-data';

/** Every command of the extension, as package.json contributes it. */
export const COMMAND_IDS = [
  MOVE_TO_VAULT, MOVE_TO_VAULT_CHOOSE, USE_EXISTING_SECRET, 'keyward.insertLookup', 'keyward.reveal', 'keyward.copyReference', 'keyward.copyValue', 'keyward.createVault',
  'keyward.saveRecoveryCode', 'keyward.unlock', 'keyward.lock', 'keyward.scanWorkspace', 'keyward.allowManifest',
  'keyward.openLogs', 'keyward.refresh', 'keyward.status',
  'keyward.addStore', 'keyward.removeStore', 'keyward.signIn', 'keyward.signOut', 'keyward.setDefaultStore', 'keyward.refreshStore',
  'keyward.openConfig', 'keyward.newSecret', 'keyward.editSecret', 'keyward.addField', 'keyward.rotate', 'keyward.rollBack',
  'keyward.renameSecret', 'keyward.copyToStore', 'keyward.moveToStore', 'keyward.deleteSecret', 'keyward.undeleteSecret',
  'keyward.destroySecret',
  'keyward.findSecret', 'keyward.filterSecrets', 'keyward.clearFilter',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
