import { ProgressLocation, window } from 'vscode';
import type { CancellationToken } from 'vscode';
import type { Busy, Patience } from '../prompts/patience';
import type { Delay } from './clipboard';

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

/** What is over sooner needs no notice. */
const MOMENT_MS = 400;

export function patience(delay: Delay): Patience {
  return async <T>(title: string, work: () => Promise<T>) => {
    const question = work();
    if (await isOverSoon(question, delay)) return question;
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress<T | undefined>(options, (_progress, token) => Promise.race([
      question, new Promise<undefined>((resolve) => { token.onCancellationRequested(() => { resolve(undefined); }); }),
    ]));
  };
}

export function busyNotice(delay: Delay): Busy {
  return async <T>(title: string, work: () => Promise<T>) => {
    const change = work();
    if (await isOverSoon(change, delay)) return change;
    return window.withProgress({ location: ProgressLocation.Notification, title }, () => change);
  };
}

/** Also when it failed: whoever awaits it is told. */
async function isOverSoon(work: Promise<unknown>, delay: Delay): Promise<boolean> {
  const over = work.then(() => true, () => true);
  const moment = new Promise<false>((resolve) => { delay(MOMENT_MS, () => { resolve(false); }); });
  return Promise.race([over, moment]);
}
