import { soleAnswer } from '../program/answers';
import type { Check } from '../flow/check';
import type { Span } from '../../../core/model/span';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** Certificates that are not looked at: anybody on the way can read and change what is sent. */
export function tlsVerificationOff({ language: { libraries }, report }: CheckContext): Check {
  const found = (span: Span) => { report({ ruleId: 'keyward/tls-verification-off', span, severity: 'warning', confidence: 0.9, word: '' }); };
  const isOff = (name: string | undefined, value: Expression) => {
    const wrong = name === undefined ? undefined : libraries.insecureSettings.get(name);
    const text = wordOf(value);
    return wrong !== undefined && text !== undefined && wrong.test(text);
  };
  return {
    on: {
      mapping({ entries }) {
        for (const { key, value, span } of entries) if (isOff(key, value)) found(span);
      },
      assign({ target, value, span }) {
        if (isOff(target.kind === 'member' ? target.property : undefined, value)) found(span);
      },
      call(call, place) {
        for (const { keyword, value, span } of call.arguments) if (isOff(keyword, value)) found(span);
        if (libraries.insecureCalls.find(call.callee, place).length > 0) found(call.span);
      },
    },
  };
}

/** What a setting is set to: a constant, a name of one, or a function that answers nothing else. */
function wordOf(value: Expression): string | undefined {
  switch (value.kind) {
    case 'constant': case 'text': return value.text;
    case 'name': return value.name;
    case 'member': return value.property;
    case 'function': {
      const answer = soleAnswer(value);
      return answer === undefined ? undefined : wordOf(answer);
    }
    default: return undefined;
  }
}
