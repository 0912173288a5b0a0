import { safeText } from './safe-text';

/**
 * A moment as people read it: `2026-11-22 22:20` in this machine's time zone. `iso` comes from stores and logs; where it is no
 * time it is shown as it is, made harmless.
 */
export function localTime(iso: string, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return safeText(iso);
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join('-');
  const clock = [time.getHours(), time.getMinutes(), ...(precision === 'seconds' ? [time.getSeconds()] : [])].map(twoDigits).join(':');
  return `${day} ${clock}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
