import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret in the text of an error: errors are logged, shown and sent to trackers far from where they are made. */
export function secretInError({ report }: CheckContext): Check {
  return {
    sink(event) {
      if (event.to === 'error' || (event.to === 'thrown' && event.value.kind !== 'call')) reportFlow('keyward/secret-in-error', event, ['secret', 'headers'], report);
    },
  };
}
