import path from 'node:path';
import { workspace } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import type { Delay } from './clipboard';
import { workspaceFolders } from './commands';

const ANYWHERE = `**/${MANIFEST_NAME}`;
/** Manifests of packages are requests to their authors' machines, and nobody runs programs from there. */
const NOT_IN = '**/node_modules/**';
const MAX_MANIFESTS = 500;

/** Folders that may hold a manifest: the roots, and each folder below that has one. */
export async function manifestFolders(): Promise<readonly string[]> {
  const found = await workspace.findFiles(ANYWHERE, NOT_IN, MAX_MANIFESTS);
  const nested = found.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => path.dirname(fsPath));
  return [...new Set([...workspaceFolders(), ...nested.sort()])];
}

/** A checkout touches many files in a moment: they are looked at together, when it has come to rest. */
const REST_MS = 500;

/** Runs `look` at the start and whenever manifests may ask for something else: a file, a folder or trust is new. */
export class ManifestWatch implements Disposable {
  readonly #subscriptions: readonly Disposable[];
  #timer: Disposable | undefined;

  constructor(look: () => void, delay: Delay) {
    const soon = (): void => {
      this.#timer?.dispose();
      this.#timer = delay(REST_MS, look);
    };
    const watcher = workspace.createFileSystemWatcher(ANYWHERE, false, false, true);
    this.#subscriptions = [
      watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), workspace.onDidChangeWorkspaceFolders(soon),
      workspace.onDidGrantWorkspaceTrust(soon),
    ];
    soon();
  }

  dispose(): void {
    this.#timer?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
