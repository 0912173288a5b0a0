import type { Check, Place, SinkEvent } from '../flow/check';
import { secretName } from '../names/secret-name';
import { childExpressions } from '../program/children';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret that is written to a log or to the terminal, where others read it and it stays. */
export function secretInLog({ report }: CheckContext): Check {
  return {
    sink(event, place) {
      if (event.to !== 'log') return;
      reportFlow('keyward/secret-in-log', event, ['secret', 'headers', ...(isSignIn(event, place) ? ['request' as const] : [])], report);
    },
  };
}

/** Whether all of a form is written in the very function that takes a password out of it. */
function isSignIn({ value, flow }: SinkEvent, place: Place): boolean {
  const form = place.path(value);
  if (form === undefined || place.inside === undefined || !flow.some(({ label, origin }) => label === 'request' && origin.end === value.span.end)) return false;
  return takesSecret(place.inside, form, place);
}

/** `form.password`, `form.get("password")`, `const { password } = form`. */
function takesSecret(expression: Expression, form: string, place: Place): boolean {
  const isForm = (object: Expression) => place.path(object) === form;
  const names = ((): readonly (string | undefined)[] => {
    switch (expression.kind) {
      case 'member': return isForm(expression.object) ? [expression.property] : [];
      case 'call': {
        const [first] = expression.arguments;
        return first?.value.kind === 'text' && expression.callee.kind === 'member' && isForm(expression.callee.object) ? [first.value.text] : [];
      }
      case 'assign': return expression.target.kind === 'mapping' && isForm(expression.value) ? expression.target.entries.map(({ key }) => key) : [];
      default: return [];
    }
  })();
  return names.some((name) => name !== undefined && secretName(name) === 'strong') || childExpressions(expression).some((child) => takesSecret(child, form, place));
}
