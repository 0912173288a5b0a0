import { env, QuickInputButtons, Uri, window, workspace } from 'vscode';
import type { RotatePorts } from '../../../shared/src/flows/rotate';
import type { RandomBytes } from '../../../shared/src/secrets/rotation/generate';
import { createValueMaker } from '../../../shared/src/secrets/rotation/create-value-maker';
import type { EditingPorts } from '../commands/sidebar-commands';
import type { Touched } from '../commands/touched';
import type { Translate } from '../prompts/translate';
import type { Delay } from './clipboard';
import { localDate } from './dates';
import { busyNotice, patience } from './progress';
import { EditorStepBoxes } from './step-boxes';
import { valueFromClipboard, valueFromFile } from './fetched-values';

export interface EditingOptions {
  readonly delay: Delay;
  readonly randomBytes: RandomBytes;
  readonly consoleOf: RotatePorts['consoleOf'];
  readonly touched: Touched;
  readonly t: Translate;
}

/** The editor's part in changing secrets and stores. */
export function editingPorts({ delay, randomBytes, consoleOf, touched, t }: EditingOptions): EditingPorts {
  return {
    boxes: new EditorStepBoxes(window, QuickInputButtons.Back, t),
    patience: patience(delay),
    busy: busyNotice(delay),
    maker: createValueMaker(randomBytes),
    fromClipboard: () => valueFromClipboard(env.clipboard),
    fromFile: valueFromFile,
    consoleOf,
    openExternal: async (address) => env.openExternal(Uri.parse(address, true)),
    openFile,
    date: (iso) => {
      const time = new Date(iso);
      return Number.isNaN(time.getTime()) ? iso : localDate(time, new Date());
    },
    touched,
  };
}

async function openFile(file: string): Promise<boolean> {
  try {
    await window.showTextDocument(await workspace.openTextDocument(Uri.file(file)));
    return true;
  } catch {
    return false;
  }
}
