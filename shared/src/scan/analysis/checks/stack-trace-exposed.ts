import type { Check, Place, SinkEvent } from '../flow/check';
import type { FunctionExpression } from '../program/expression';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** The text of an exception, or its stack, in the answer to a client: it tells an attacker about paths, queries and versions. */
export function stackTraceExposed({ language, report }: CheckContext): Check {
  const answers = (event: SinkEvent, place: Place) => event.to === 'response' || (event.to === 'returned' && isHandler(place.inside, place));
  const isHandler = (one: FunctionExpression | undefined, place: Place): boolean => one?.annotations.some((annotation) =>
    language.libraries.handlers.find(annotation.kind === 'call' ? annotation.callee : annotation, place).length > 0) === true;
  return {
    sink(event, place) {
      if (answers(event, place)) reportFlow('keyward/stack-trace-exposed', event, ['trace', 'error'], report);
    },
  };
}
