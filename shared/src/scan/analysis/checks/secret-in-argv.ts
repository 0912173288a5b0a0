import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret in the arguments of a command: every user of the machine sees them in the list of processes. */
export function secretInArgv({ report }: CheckContext): Check {
  return {
    sink(event) {
      // Options of the call, its environment among them, are not in the list of processes.
      if (event.to === 'argv' && event.value.kind !== 'mapping') reportFlow('keyward/secret-in-argv', event, ['secret'], report);
    },
  };
}
