import type { Check, Place } from '../flow/check';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';

const EQUAL: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', 'eq', 'ne']);
/** Names of what proves who sent something. */
const PROOFS = /^(?:.*(?:signature|hmac|digest|mac)|.*(?:csrf|api|auth|access|webhook|bearer|session|reset|verification)_?token|.*api_?key|.*secret|otp|totp)$/i;

/** A signature or token compared byte by byte: how long the answer takes tells how much of a guess is right. */
export function timingUnsafeComparison({ report }: CheckContext): Check {
  return {
    on: {
      compare({ operator, operands, span }, place) {
        const [left, right] = operands;
        if (!EQUAL.has(operator) || left === undefined || right === undefined) return;
        if (isOwnField(left, right) || [left, right].some((operand) => operand.kind === 'constant' || operand.kind === 'text' || isEnumLike(operand))) return;
        const words = [left, right].map((operand) => proof(operand, place));
        const word = words.find((one) => one !== undefined);
        // One side alone may be a name for anything; both must be something of the kind, or one the result of a digest.
        const digested = [left, right].some((operand) => place.flow(operand).some(({ label }) => label === 'digest'));
        if (words.every((one) => one === undefined || one === '') || word === undefined || (!digested && words.some((one) => one === undefined))) return;
        report({ ruleId: 'keyward/timing-unsafe-comparison', span, severity: 'warning', confidence: 0.8, word });
      },
    },
  };
}

function proof(operand: Expression, place: Place): string | undefined {
  const flow = place.flow(operand);
  const carried = flow.find(({ label }) => label === 'digest' || label === 'secret');
  const name = operand.kind === 'name' ? operand.name : operand.kind === 'member' ? operand.property : undefined;
  if (name !== undefined && PROOFS.test(name)) return name;
  return carried?.label === 'digest' ? carried.word : carried !== undefined && PROOFS.test(carried.word) ? carried.word : undefined;
}

/** `this.mac == other.mac` is how objects are compared. */
function isOwnField(left: Expression, right: Expression): boolean {
  if (left.kind !== 'member' || right.kind !== 'member' || left.property !== right.property) return false;
  return left.object.kind === 'name' && right.object.kind === 'name' && (left.object.name === 'this' || left.object.name === 'self');
}

/** `Kind.SIGNATURE` is a constant's name. */
function isEnumLike(operand: Expression): boolean {
  const name = operand.kind === 'member' ? operand.property : operand.kind === 'name' ? operand.name : '';
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}
