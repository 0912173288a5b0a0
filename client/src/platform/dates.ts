import { env } from 'vscode';

/**
 * Day and time in the editor's language and this machine's time zone. The year of `now` goes without saying: the side bar
 * is narrow, and of two versions of one day the time is what tells them apart.
 */
export function localDate(time: Date, now: Date): string {
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' } as const;
  return new Intl.DateTimeFormat(env.language, { ...year, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(time);
}
