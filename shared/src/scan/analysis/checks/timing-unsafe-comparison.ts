import { contains } from '../../../core/model/span';
import { secretName } from '../names/secret-name';
import type { Check, Place } from '../flow/check';
import type { Expression } from '../program/expression';
import type { CheckContext } from './check-context';

const EQUAL: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', 'eq', 'ne']);
/** What is kept of somebody, to be compared with what is given for it. */
const STORED = /^(?:(?:\w{0,40}_)?(?:password|passwd|passphrase)|.*(?:access|auth|api|session|refresh)_?token)$/i;
/** Names of what proves who sent something. */
const PROOFS = /^(?:.*(?:signature|hmac|digest|mac)|.*(?:csrf|api|auth|access|webhook|bearer|session|reset|verification)_?token|.*api_?key|.*secret|otp|totp)$/i;

/** A signature or token compared byte by byte: how long the answer takes tells how much of a guess is right. */
export function timingUnsafeComparison({ report }: CheckContext): Check {
  return {
    on: {
      compare({ operator, operands, span }, place) {
        const [left, right] = operands;
        if (!EQUAL.has(operator) || left === undefined || right === undefined) return;
        if (isOwnField(left, right) || [left, right].some((operand) => operand.kind === 'constant' || operand.kind === 'text' || isEnumLike(operand, place))) return;
        const proofs = [left, right].map((operand) => proof(operand, place));
        // Beside what proves something stands what somebody gave to be let in, whatever it is called.
        const words = guessed(left, right, place) ?? proofs.map((one, index) => one ?? (proofs[1 - index] === undefined ? undefined : given([left, right][index], place)));
        const word = words.find((one) => one !== undefined);
        // One side alone may be a name for anything; both must be something of the kind, or one the result of a digest.
        const digested = [left, right].some((operand) => place.flow(operand).some(({ label }) => label === 'digest'));
        if (words.every((one) => one === undefined || one === '') || word === undefined || (!digested && words.some((one) => one === undefined))) return;
        report({ ruleId: 'keyward/timing-unsafe-comparison', span, severity: 'warning', confidence: 0.8, word });
      },
    },
  };
}

/** What is kept against what somebody gave for it: `entry.password == given`. */
function guessed(left: Expression, right: Expression, place: Place): readonly string[] | undefined {
  const kept = [left, right].find((operand) => STORED.test(lastName(operand)));
  const other = kept === left ? right : left;
  if (kept === undefined || !(GUESS.test(lastName(other)) || (isOfAnother(kept) && isParameter(other, place)))) return undefined;
  return [lastName(kept), lastName(other)];
}

/** A field of something else than the object itself, whose setter compares to see whether anything changed. */
function isOfAnother(kept: Expression): boolean {
  return kept.kind === 'member' && !(kept.object.kind === 'name' && /^(?:this|self|@)$/.test(kept.object.name));
}

/** What a function is given under the name of a secret. */
function isParameter(operand: Expression, { inside }: Place): boolean {
  return operand.kind === 'name' && secretName(operand.name) !== undefined && !TYPED_TWICE.test(operand.name) && inside?.parameters.some(({ name }) => name === operand.name) === true;
}

/** What somebody types again, or chooses anew, is compared with words of their own: `confirmPassword`, `new_password`. */
const TYPED_TWICE = /confirm|repeat|again|re_?type|^new/i;

function lastName(operand: Expression): string {
  return operand.kind === 'name' ? operand.name : operand.kind === 'member' ? operand.property : '';
}

/** Of `signature.data()` and `mac.as_bytes()` the object is what is compared. */
const BYTES = /^(?:data|c_str|as_bytes|as_slice|as_str|to_vec|bytes|unpack1?|utf8|constData)$/;

function proof(operand: Expression, place: Place): string | undefined {
  if (operand.kind === 'call' && operand.arguments.length === 0 && operand.callee.kind === 'member' && BYTES.test(operand.callee.property)) return proof(operand.callee.object, place);
  const flow = place.flow(operand);
  const asked = operand.kind === 'call' && operand.arguments[0]?.value.kind === 'text' ? operand.arguments[0].value.text.replaceAll('-', '_') : undefined;
  if (asked !== undefined && isProof(asked)) return asked;
  const carried = flow.find(({ label }) => label === 'digest' || label === 'secret');
  const name = operand.kind === 'name' ? operand.name : operand.kind === 'member' ? operand.property : undefined;
  if (name !== undefined && isProof(name)) return name;
  return carried?.label === 'digest' ? carried.word : carried !== undefined && isProof(carried.word) ? carried.word : undefined;
}

function isProof(name: string): boolean {
  return PROOFS.test(name) || (CONFIGURED.test(name) && secretName(name) === 'strong');
}

/** A token or password that this program is run with: `ADMIN_TOKEN`, `adminToken`. */
const CONFIGURED = /^(?:[A-Z][A-Z0-9_]*_(?:TOKEN|PASSWORD|KEY|PASS)|(?:[Aa]dmin|[Ii]nternal|[Ss]ervice|[Ee]xpected|[Cc]onfigured|[Ss]hared)_?(?:[Tt]oken|[Pp]assword|[Kk]ey))$/;

/** What is told by its name to come from whoever wants to be let in. */
function given(operand: Expression | undefined, place: Place): string | undefined {
  if (operand?.kind === 'call') return place.flow(operand).find(({ label }) => label === 'secret')?.word;
  if (operand?.kind !== 'name' && operand?.kind !== 'member') return undefined;
  // Two objects are compared field by field: `mine.token == other.sessionToken`.
  if (operand.kind === 'member' && operand.object.kind === 'name') return undefined;
  const name = operand.kind === 'name' ? operand.name : operand.property;
  return GIVEN.test(name) || place.flow(operand).some(({ label }) => label === 'secret') ? name : undefined;
}

const GIVEN = /^(?:given|provided|presented|supplied|received|submitted|token|bearer|secret|password|key|expected)$/i;
/** What is never said of one's own: `given`, `supplied_password`. */
const GUESS = /^(?:given|supplied|provided|submitted|presented|received|candidate|attempt|guess)(?:_?(?:password|token|secret|key|value))?$/i;

const ENVIRONMENT = /^(?:process\.env|import\.meta\.env|os\.environ)\./;

/** `this.mac == other.mac` is how objects are compared. */
function isOwnField(left: Expression, right: Expression): boolean {
  if (left.kind !== 'member' || right.kind !== 'member' || left.property !== right.property) return false;
  return left.object.kind === 'name' && right.object.kind === 'name' && (left.object.name === 'this' || left.object.name === 'self');
}

/** `Kind.SIGNATURE` is a constant's name; one that got its value from the environment is not. */
function isEnumLike(operand: Expression, place: Place): boolean {
  const name = operand.kind === 'member' ? operand.property : operand.kind === 'name' ? operand.name : '';
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return false;
  return !ENVIRONMENT.test(place.path(operand) ?? '') && !place.flow(operand).some(({ label, origin }) => label === 'secret' && !contains(operand.span, origin));
}
