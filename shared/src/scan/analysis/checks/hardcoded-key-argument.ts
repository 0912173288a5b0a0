import { plausibleValue } from '../names/secret-name';
import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';

/** A literal given to a cipher, signature or token library as its key: whoever reads the code can forge and decrypt. */
export function hardcodedKeyArgument({ language, report }: CheckContext): Check {
  return {
    on: {
      call(call, place) {
        for (const { arguments: positions } of language.libraries.keys.find(call.callee, place)) {
          for (const [index, { value, keyword }] of call.arguments.entries()) {
            if (!positions.includes(keyword ?? index)) continue;
            const literal = place.literal(value);
            if (literal === undefined || literal.text.length < 3 || !plausibleOrPhrase(literal.text)) continue;
            report({ ruleId: 'keyward/hardcoded-key-argument', span: value.span, severity: 'error', confidence: 0.9, word: '' });
          }
        }
      },
    },
  };
}

/** A key may hold spaces; a hole or the name of a variable is none. */
function plausibleOrPhrase(text: string): boolean {
  return plausibleValue(text.replaceAll(' ', '_').padEnd(4, '_'), '');
}
