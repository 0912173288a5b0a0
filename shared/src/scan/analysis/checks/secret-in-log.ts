import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret that is written to a log or to the terminal, where others read it and it stays. */
export function secretInLog({ report }: CheckContext): Check {
  return {
    sink(event) {
      if (event.to === 'log') reportFlow('keyward/secret-in-log', event, ['secret', 'headers'], report);
    },
  };
}
