import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret in the arguments of a command: every user of the machine sees them in the list of processes. */
export function secretInArgv({ report }: CheckContext): Check {
  return {
    sink(event) {
      if (event.to === 'argv') reportFlow('keyward/secret-in-argv', event, ['secret'], report);
    },
  };
}
