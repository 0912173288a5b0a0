import { MOVE_TO_VAULT } from '../../../shared/src/core/protocol/diagnostic-data';

/** Every command of the extension, as package.json contributes it. */
export const COMMAND_IDS = [
  MOVE_TO_VAULT, 'keyward.reveal', 'keyward.copyReference', 'keyward.copyValue', 'keyward.createVault',
  'keyward.saveRecoveryCode', 'keyward.unlock', 'keyward.lock', 'keyward.scanWorkspace', 'keyward.allowManifest',
  'keyward.openLogs', 'keyward.refresh', 'keyward.status',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
