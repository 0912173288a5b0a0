import type { SideFiles } from '../../../shared/src/flows/ports';
import type { RotatePorts } from '../../../shared/src/flows/rotate';
import type { ValueMaker } from '../../../shared/src/secrets/rotation/value-maker';
import type { Busy, Patience } from '../prompts/patience';
import type { PickPorts } from '../prompts/pick-secret';
import type { StepBoxes } from '../prompts/steps/step-boxes';
import type { ValueQuestionPorts } from '../prompts/value-questions';
import type { OneAtATime } from '../prompts/one-at-a-time';
import type { UserVault } from '../vault/user-vault';
import type { Command } from './command';
import type { CommandId } from './command-id';
import { deleteCommands } from './delete-commands';
import { knownManifests } from './known-manifests';
import { relocateCommands } from './relocate-commands';
import { storeCommands } from './store-commands';
import type { Touched } from './touched';
import { versionCommands } from './version-commands';
import { writeCommands } from './write-commands';

/** What the editor gives for changing secrets and stores, besides what every command has. */
export interface EditingPorts {
  readonly boxes: StepBoxes;
  readonly patience: Patience;
  readonly busy: Busy;
  readonly maker: ValueMaker;
  readonly fromClipboard: ValueQuestionPorts['fromClipboard'];
  readonly fromFile: ValueQuestionPorts['fromFile'];
  readonly consoleOf: RotatePorts['consoleOf'];
  readonly openExternal: (address: string) => Promise<boolean>;
  /** Shows a file of the user's in an editor; false where there is none. */
  readonly openFile: (file: string) => Promise<boolean>;
  readonly date: (iso: string) => string;
  readonly touched: Touched;
}

export interface SidebarCommandPorts extends PickPorts {
  readonly sideFiles: SideFiles;
  readonly manifestFolders: () => Promise<readonly string[]>;
  readonly copyText: (text: string) => Promise<void>;
  readonly changed: () => void;
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
  /** Two rows of questions at once would close each other's boxes. */
  readonly turns: OneAtATime;
}

/** Everything that the sidebar changes: secrets, their versions and places, and which stores there are. */
export function sidebarCommands(vault: UserVault, editing: EditingPorts, ports: SidebarCommandPorts): readonly Command[] {
  const { service, approvals, configuration, stores } = vault;
  const common = { ...ports, ...editing, service, approvals, config: configuration, manifests: knownManifests({ ...ports, approvals }) };
  const defaultStore = async (): Promise<string> => (await stores.list()).defaultStore;
  return [
    ...storeCommands(common),
    ...writeCommands({ ...common, defaultStore }),
    ...versionCommands(common),
    ...relocateCommands(common),
    ...deleteCommands(common),
  ];
}
