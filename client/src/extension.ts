import type { ExtensionContext } from 'vscode';
import { createContext } from './context';

/**
 * The editor calls this once. It gives nothing back: what an extension exports, every other extension can call.
 */
export async function activate(extension: ExtensionContext): Promise<void> {
  extension.subscriptions.push(await createContext(extension));
}
