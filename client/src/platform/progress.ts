import { ProgressLocation, window } from 'vscode';
import type { CancellationToken } from 'vscode';

/** How far some work is; `percent` is undefined where that is not known yet. */
export type ReportProgress = (message: string, percent: number | undefined) => void;

/** Work that shows itself in the status bar only. */
export async function busy<T>(title: string, work: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Window, title }, work);
}

/** Long work in a notice that the person can cancel. */
export async function cancellable<T>(
  title: string, work: (report: ReportProgress, token: CancellationToken) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    let shown = 0;
    return work((message, percent = shown) => {
      progress.report({ message, increment: percent - shown });
      shown = percent;
    }, token);
  });
}
