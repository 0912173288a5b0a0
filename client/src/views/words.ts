import type { Translate } from '../prompts/translate';

/** What a view needs of the editor to speak to its person. */
export interface Words {
  readonly t: Translate;
  /** Day and time as people write them where the editor runs. */
  readonly date: (time: Date) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A time that a store gave, as people write it; undefined where it is none. Stores may say anything. */
export function dateOf(iso: string, { date }: Pick<Words, 'date'>): string | undefined {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? undefined : date(time);
}
