import { env } from 'vscode';

/**
 * Day and time in the editor's language and this machine's time zone. What they share with `now`, the day or the year, goes
 * without saying: the side bar is narrow, and of two versions of one day the time is what tells them apart.
 */
export function localDate(time: Date, now: Date): string {
  const day = time.toDateString() === now.toDateString() ? {} : { month: 'short', day: 'numeric' } as const;
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' } as const;
  return new Intl.DateTimeFormat(env.language, { ...year, ...day, hour: 'numeric', minute: '2-digit' }).format(time);
}
