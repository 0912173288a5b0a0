import type { CliContext } from './context';

/** What a command's action is made of: it does the work and says with which code the program ends. */
export interface CommandHost {
  readonly context: CliContext;
  readonly finish: (code: number) => void;
}
