import { env } from 'vscode';

/** Day and time in the editor's language and this machine's time zone. */
export function localDate(time: Date): string {
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}
