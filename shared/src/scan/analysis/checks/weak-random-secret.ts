import { secretCalled, secretName } from '../names/secret-name';
import type { Check, Place } from '../flow/check';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** A secret made by a generator whose numbers can be foretold. */
export function weakRandomSecret({ report }: CheckContext): Check {
  const found = (value: Expression, word: string) => {
    report({ ruleId: 'keyward/weak-random-secret', span: value.span, severity: 'warning', confidence: 0.85, word });
  };
  return {
    on: {
      assign({ target, value, adds }, place) {
        // A secret may be drawn character by character: `password[i] = letters[rand.Intn(32)]`.
        const name = nameOf(target.kind === 'index' ? target.object : target);
        if (name !== undefined && isRandom(value, place) && namesSecret(name, adds, place) && (value.kind !== 'call' || !isToldAlready(value))) found(value, name);
      },
      call({ callee, arguments: given }, place) {
        for (const { keyword, value } of given) if (keyword !== undefined && isRandom(value, place) && secretName(keyword) === 'strong' && !isToldAlready(value)) found(value, keyword);
        const into = callee.kind === 'member' && APPENDING.test(callee.property) ? nameOf(callee.object) : undefined;
        const [first] = given;
        if (into !== undefined && first !== undefined && isRandom(first.value, place) && namesSecret(into, true, place)) found(first.value, into);
      },
      mapping({ entries }, place) {
        for (const { key, value } of entries) if (key !== undefined && isRandom(value, place) && secretName(key) !== undefined && !isToldAlready(value)) found(value, key);
      },
    },
    sink({ to, value }, place) {
      const name = place.inside?.name;
      if (to === 'returned' && name !== undefined && secretCalled(name) !== undefined && isRandom(value, place) && !isToldAlready(value)) found(value, name);
    },
  };
}

/** What adds a character to a text. */
const APPENDING = /^(?:<<|append|push|push_back|push_str|concat|write_char)$/;

function nameOf(expression: Expression): string | undefined {
  return expression.kind === 'name' ? expression.name : expression.kind === 'member' ? expression.property : undefined;
}

function isRandom(value: Expression, place: Place): boolean {
  return place.flow(value).some(({ label }) => label === 'weak-random');
}

/** What is sent to somebody to prove who they are: a number that can be foretold proves nothing. */
const ONE_TIME_CODE = /^(?:\w{0,40}_)?(?:reset|verification|verify|confirmation|activation|recovery|invite|login|auth|two_?factor|2fa|mfa|one_?time|sms)_?(?:code|pin|link)$/i;

/** Whoever foretells a session's number has the session: https://owasp.org/www-community/vulnerabilities/Insufficient_Session-ID_Length. */
const SESSION_NUMBER = /^(?:\w{0,40}_)?(?:session_?id|csrf|xsrf)$/i;

/** A variable with a secret's name was told of where it got its value, and a function that is called so where it answers. */
function isToldAlready(value: Expression): boolean {
  if (value.kind === 'name') return secretName(value.name) !== undefined;
  if (value.kind === 'call' && value.arguments.some((argument) => isToldAlready(argument.value))) return true;
  const called = value.kind === 'call' ? value.callee : undefined;
  const name = called?.kind === 'name' ? called.name : called?.kind === 'member' ? called.property : undefined;
  return name !== undefined && secretCalled(name) !== undefined;
}

/** Characters that are added one by one make a secret in a function that says so. */
function namesSecret(name: string, adds: boolean, place: Place): boolean {
  const inside = place.inside?.name;
  return secretName(name) !== undefined || ONE_TIME_CODE.test(name) || SESSION_NUMBER.test(name) || (adds && inside !== undefined && secretCalled(inside) !== undefined);
}
