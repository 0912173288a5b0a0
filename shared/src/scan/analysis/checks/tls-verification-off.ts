import { soleAnswer } from '../program/answers';
import type { Check, Place } from '../flow/check';
import type { Span } from '../../../core/model/span';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** Certificates that are not looked at: anybody on the way can read and change what is sent. */
export function tlsVerificationOff({ language: { libraries }, report }: CheckContext): Check {
  const found = (span: Span, place: Place) => {
    const chosen = isChosen(place);
    report({ ruleId: 'keyward/tls-verification-off', span, severity: chosen ? 'information' : 'warning', confidence: chosen ? 0.5 : 0.9, word: '' });
  };
  const isOff = (name: string | undefined, value: Expression) => {
    const wrong = name === undefined ? undefined : libraries.insecureSettings.get(name);
    const text = wordOf(value);
    return wrong !== undefined && text !== undefined && wrong.test(text);
  };
  return {
    on: {
      mapping({ entries }, place) {
        for (const { key, value, span } of entries) if (isOff(key, value)) found(span, place);
      },
      assign({ target, value, span }, place) {
        if (isOff(target.kind === 'member' ? target.property : undefined, value)) found(span, place);
      },
      call(call, place) {
        for (const { keyword, value, span } of call.arguments) if (isOff(keyword, value)) found(span, place);
        // A setter sets what it is called by: `setHostnameVerifier((host, session) -> true)`.
        const words = call.arguments.map(({ value }) => value);
        if (words.some((word, index) => word.kind === 'text' && (index === 0 || CONFIGURES.test(nameOf(call.callee))) && index + 1 < words.length && isOff(word.text, words[index + 1] ?? word))) found(call.span, place);
        const setter = call.callee.kind === 'member' ? call.callee.property : undefined;
        if (call.arguments.some(({ keyword, value }) => keyword === undefined && isOff(setter, value))) found(call.span, place);
        if (libraries.insecureCalls.find(call.callee, place).length > 0) found(call.span, place);
      },
      member(member, place) {
        if (libraries.insecureCalls.find(member, place).length > 0) found(member.span, place);
      },
    },
    function(declaration, place) {
      const { name, parameters, body } = declaration;
      const accepts = body.length === 0 || isYes(soleAnswer(declaration));
      if (accepts && libraries.verifiers.some((one) => one.name === name && parameters.some(({ type }) => type !== undefined && type.includes(one.parameter)))) found(declaration.span, place);
    },
  };
}

/** Programs that keep settings: `git config --global http.sslVerify false`, `npm config set strict-ssl false`. */
const CONFIGURES = /^(?:git|npm|yarn|pnpm|pip3?|conda|composer)$/;

function nameOf(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : '';
}

function isYes(answer: Expression | undefined): boolean {
  return answer?.kind === 'constant' && answer.text === 'true';
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

/** Whether a library passes on what its user asked for: by a setting that was tested on the way, or by a function that says so. */
function isChosen({ under, inside }: Place): boolean {
  return SAYS_UNVERIFIED.test(inside?.name ?? '') || under.some((test) => namesIn(test).some((name) => ABOUT_VERIFYING.test(name)));
}

const SAYS_UNVERIFIED = /no_?verif|unverified|insecure|skip_?verif|without_?verif/i;
const ABOUT_VERIFYING = /verif|insecure|skip|unsafe|self_?signed|cert|tls|ssl|trust/i;

function namesIn(test: Expression): readonly string[] {
  switch (test.kind) {
    case 'name': return [test.name];
    case 'member': return [test.property, ...namesIn(test.object)];
    case 'compare': return test.operands.flatMap(namesIn);
    case 'choice': return test.options.flatMap(namesIn);
    case 'opaque': return test.parts.flatMap(namesIn);
    case 'call': return [...namesIn(test.callee), ...test.arguments.flatMap(({ value }) => namesIn(value))];
    case 'index': return [...namesIn(test.object), ...namesIn(test.key)];
    case 'text': return [test.text];
    default: return [];
  }
}
