import path from 'node:path';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import { manifestFile } from '../../../shared/src/flows/manifest-file';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import type { Documents, History, InsertionPlanner, Outlets, Planner, SideFiles, VaultPrompts } from '../../../shared/src/flows/ports';
import type { Log } from '../log';
import { ApprovalOffers } from '../prompts/approval-offers';
import { confirmUnverified } from '../prompts/confirm-unverified';
import { pickStoreOf } from '../prompts/move-questions';
import type { Dialogs } from '../prompts/dialogs';
import { OneAtATime } from '../prompts/one-at-a-time';
import type { Translate } from '../prompts/translate';
import type { UserVault } from '../vault/user-vault';
import { VaultSession } from '../vault/vault-session';
import { allowManifestCommand } from './allow-manifest';
import type { Command } from './command';
import { editorCommands } from './editor-commands';
import type { EditorCommandPorts } from './editor-commands';
import { insertLookupCommand } from './insert-lookup';
import type { InsertCommandPorts } from './insert-lookup';
import { moveCommands } from './move-to-vault';
import type { MoveCommandPorts } from './move-to-vault';
import { scanWorkspaceCommand } from './scan-workspace';
import type { ScanCommandPorts } from './scan-workspace';
import { searchCommands } from './search-commands';
import type { SearchCommandPorts } from './search-commands';
import { secretCommands } from './secret-commands';
import { sidebarCommands } from './sidebar-commands';
import type { EditingPorts } from './sidebar-commands';
import { vaultCommands } from './vault-commands';

/** What the editor gives to the commands. */
export interface EditorPorts {
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
  readonly documents: Documents;
  readonly sideFiles: SideFiles;
  readonly planner: Planner;
  readonly insertionPlanner: InsertionPlanner;
  readonly history: History;
  readonly outlets: Outlets;
  readonly prompts: VaultPrompts;
  /** Folders that may hold a manifest. */
  readonly manifestFolders: () => Promise<readonly string[]>;
  readonly copyText: (text: string) => Promise<void>;
  /** Asked after every command that may have changed a store. */
  readonly changed: () => void;
  readonly move: Pick<MoveCommandPorts, 'positions' | 'findingAtCursor' | 'busy' | 'style'>;
  readonly cursor: InsertCommandPorts['cursor'];
  readonly scan: Pick<ScanCommandPorts, 'scan' | 'show' | 'openProblems'>;
  readonly editing: EditingPorts;
  readonly search: Pick<SearchCommandPorts, 'filter' | 'filterBy' | 'find' | 'show'>;
  readonly surfaces: Pick<EditorCommandPorts, 'showLog' | 'runCommand' | 'showSecrets' | 'offered' | 'problem'>;
}

export interface ExtensionCommands {
  readonly commands: readonly Command[];
  /** For folders that come with a manifest of somebody else. Returns at once. */
  readonly offerApprovals: () => void;
}

/** Every command of the extension over one vault and one editor. */
export function extensionCommands(vault: UserVault, editor: EditorPorts): ExtensionCommands {
  const { service, approvals } = vault;
  const { dialogs, t, changed, sideFiles, prompts } = editor;
  const opening = { service, prompts };
  const session = new VaultSession({ opening, dialogs, t, changed, runCommand: editor.surfaces.runCommand });
  const openStore = (store: string): ReturnType<VaultSession['open']> => session.open(store);
  const moves = new OneAtATime();
  const approval = { approvals, sideFiles, service };
  const offers = new ApprovalOffers({
    ...editor, approval,
    review: (folder) => { editor.surfaces.runCommand('keyward.allowManifest', folder === undefined ? undefined : { folder }); },
  });
  const pick = { service, openStore, dialogs, t, patience: editor.editing.patience, turns: new OneAtATime() };
  const { runCommand } = editor.surfaces;
  return {
    commands: [
      ...moveCommands({
        ...pick, ...editor, ...editor.move, showSecrets: editor.surfaces.showSecrets, known: vault.known, boxes: editor.editing.boxes,
        defaultStore: async () => (await vault.stores.list()).defaultStore,
        oneAtATime: (work) => moves.run(work),
        move: {
          ...editor, service, approvals, known: vault.known, openStore,
          acceptUnverified: (ref) => confirmUnverified(ref, editor), pickStore: (stores) => pickStoreOf(stores, editor),
        },
      }),
      insertLookupCommand({
        ...pick, turns: moves, cursor: editor.cursor, style: editor.move.style, log: editor.log,
        insert: { documents: editor.documents, planner: editor.insertionPlanner, sideFiles, approvals, service },
      }),
      ...secretCommands({ ...pick, copyText: editor.copyText, reveal: { service, openStore, outlets: editor.outlets } }),
      ...vaultCommands({ ...pick, session, changed, log: editor.log }),
      scanWorkspaceCommand({ ...editor, ...editor.scan }),
      allowManifestCommand({ approval, manifests: () => openManifests(editor), dialogs, t }),
      ...sidebarCommands(vault, editor.editing, { ...editor, ...pick, runCommand }),
      ...searchCommands({ ...editor.search, dialogs, t }),
      ...editorCommands({ ...editor.surfaces, refresh: changed, dialogs, t }),
    ],
    offerApprovals: () => {
      // After a move that is under way: what it writes into a manifest is this user's own, and approved a moment later.
      moves.run(async () => offers.offer(await openManifests(editor)))
        .catch((error: unknown) => { editor.log.failure('command.failed', { command: 'keyward.allowManifest' }, error); });
    },
  };
}

/** Manifests of the open folders, and of the folders below. */
async function openManifests({ manifestFolders, sideFiles }: EditorPorts): Promise<readonly ManifestFile[]> {
  const manifests = await Promise.all((await manifestFolders()).map(async (folder) =>
    manifestFile(folder, await sideFiles.read(path.join(folder, MANIFEST_NAME)))));
  return manifests.filter(({ text }) => text !== undefined);
}
