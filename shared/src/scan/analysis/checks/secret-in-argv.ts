import type { Check } from '../flow/check';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret in the arguments of a command: every user of the machine sees them in the list of processes. */
export function secretInArgv({ report }: CheckContext): Check {
  return {
    sink(event, place) {
      // Options of the call, its environment among them, are not in the list of processes.
      if (event.to === 'argv' && event.value.kind !== 'mapping' && place.kind(event.value) !== 'process' && !isAddress(event.value)) reportFlow('keyward/secret-in-argv', event, ['secret'], report);
    },
  };
}

/** A secret in an address is told as that, wherever the address goes. */
function isAddress(value: Expression): boolean {
  const first = value.kind === 'join' ? value.parts[0] : undefined;
  return first?.kind === 'text' && /^https?:\/\//i.test(first.text);
}
