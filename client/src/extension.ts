import type { ExtensionContext } from 'vscode';
import { createContext } from './context';
import type { Program } from './context';

/** The editor calls both functions of this module and hands nothing from the one to the other. */
const running = new Set<Program>();

/**
 * The editor calls this once. It gives nothing back: what an extension exports, every other extension can call.
 */
export async function activate(extension: ExtensionContext): Promise<void> {
  const program = await createContext(extension);
  running.add(program);
  extension.subscriptions.push(program);
}

/** The editor waits for this before it ends, and for nothing that is disposed of. */
export async function deactivate(): Promise<void> {
  const programs = [...running];
  running.clear();
  await Promise.all(programs.map((program) => program.close()));
}
