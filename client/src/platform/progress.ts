import { ProgressLocation, window } from 'vscode';
import type { CancellationToken } from 'vscode';

/** Work that shows itself in the status bar only. */
export async function busy<T>(title: string, work: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Window, title }, work);
}

/** Long work in a notice that the person can cancel. */
export async function cancellable<T>(title: string, work: (token: CancellationToken) => Promise<T>): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_progress, token) => work(token));
}
