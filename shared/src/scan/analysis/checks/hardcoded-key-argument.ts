import { plausibleValue } from '../names/secret-name';
import type { Check, Place } from '../flow/check';
import type { Argument, Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** A literal given to a cipher, signature or token library as its key: whoever reads the code can forge and decrypt. */
export function hardcodedKeyArgument({ language, report }: CheckContext): Check {
  const told = (value: Expression, place: Place) => {
    const literal = place.literal(value);
    if (literal === undefined || literal.text.length < 3 || !plausibleOrPhrase(literal.text)) return;
    report({ ruleId: 'keyward/hardcoded-key-argument', span: value.span, severity: 'error', confidence: 0.9, word: '' });
  };
  return {
    on: {
      assign({ target, value }, place) {
        if (target.kind === 'member' && language.libraries.keys.find(target, place).some((key) => key.arguments.includes('='))) told(value, place);
      },
      call(call, place) {
        for (const { arguments: positions } of language.libraries.keys.find(call.callee, place)) {
          for (const value of call.arguments.flatMap((argument, index) => chosen(argument, index, positions))) told(value, place);
        }
      },
    },
  };
}

/** The argument itself when it stands where a key must, and else what an options object has for one. */
function chosen({ value, keyword }: Argument, index: number, positions: readonly (number | string)[]): readonly Expression[] {
  if (positions.includes(keyword ?? index)) return value.kind === 'sequence' ? value.items : [value];
  return value.kind === 'mapping' ? value.entries.flatMap((entry) => (entry.key !== undefined && positions.includes(entry.key) ? [entry.value] : [])) : [];
}

/** A key may hold spaces; a hole or the name of a variable is none. */
function plausibleOrPhrase(text: string): boolean {
  return plausibleValue(text.replaceAll(' ', '_').padEnd(4, '_'), '');
}
