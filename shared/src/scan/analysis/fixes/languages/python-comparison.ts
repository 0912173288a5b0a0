import type { CallExpression, Expression } from '../../program/expression';
import { childExpressions, expressionsOf } from '../../program/children';
import { comparedOperands, functionAround, guarded, type Operand } from '../edits/compared';
import type { FixContext } from '../fix-context';
import type { SameTexts, Written } from '../fix-language';

/** What an expression is, as far as the file shows it. */
type Kind = 'text' | 'bytes' | 'text-or-none' | 'unknown';

const TEXT_CALLS = /^(?:hexdigest|decode|hex|str)$/;
const BYTES_CALLS = /^(?:digest|encode|bytes|b64encode|b64decode|urlsafe_b64encode|urlsafe_b64decode|unhexlify|fromhex)$/;
/** A header, a cookie or a variable of the environment, by name: a text or nothing. */
const NAMED_TEXTS = /^(?:(?:self\.)?request\.(?:headers|cookies|META)|self\.headers|os\.environ)(?:\.get\((?:"[^"\\]*"|'[^'\\]*')\)|\[(?:"[^"\\]*"|'[^'\\]*')\])$|^(?:os\.)?getenv\((?:"[^"\\]*"|'[^'\\]*')\)$/;
/** What can be read twice, whatever it is. */
const READS = /^[\w.]+(?:\.get\((?:"[^"\\]*"|'[^'\\]*')\)|\[(?:"[^"\\]*"|'[^'\\]*')\])$/;

/**
 * `compare_digest` takes bytes, or texts of ASCII alone, and raises an error for anything else. Texts are compared as
 * bytes; of what is no text, or missing, `==` says that it is not the same, and so does a test before the call.
 * Source: https://docs.python.org/3/library/hmac.html#hmac.compare_digest
 */
export function sameInConstantTime(hmac: Written, context: FixContext): SameTexts | 'may-be-missing' | undefined {
  const operands = comparedOperands(context);
  if (operands === undefined) return undefined;
  const kinds = operands.map(({ expression }) => kindOf(expression, context));
  const call = (write: (operand: Operand) => string) => `${hmac.text}.compare_digest(${operands.map(write).join(', ')})`;
  const type = kinds.includes('bytes') ? 'bytes' : kinds.some((kind) => kind !== 'unknown') ? 'str' : undefined;
  // Nothing shows whether these are texts or bytes.
  if (type === undefined || (type === 'bytes' && kinds.some((kind) => kind.startsWith('text')))) return { text: call(({ text }) => text), edits: hmac.edits, isCertain: false };
  const sure = operands.map((operand, index): Operand => ({ ...operand, isThere: kinds[index] === 'text' || kinds[index] === 'bytes' }));
  const kindsByText = new Map(operands.map(({ text }, index) => [text, kinds[index]]));
  return guarded(call(type === 'str' ? encoded : ({ text }) => text), sure, {
    guard: (operand) => (kindsByText.get(operand) === 'text-or-none' ? `${operand} is not None` : `isinstance(${operand}, ${type})`),
    and: ' and ', isPlain,
  }, hmac.edits);
}

function encoded({ text }: Operand): string {
  return `${isPlain(text) || /^[\w.]+\([^()]*\)(?:\.\w+\(\))?$/.test(text) ? text : `(${text})`}.encode()`;
}

function isPlain(operand: string): boolean {
  return /^[\w.]+$/.test(operand) || READS.test(operand) || NAMED_TEXTS.test(operand);
}

function kindOf(expression: Expression, context: FixContext): Kind {
  const source = context.text.slice(expression.span.start, expression.span.end);
  if (expression.kind === 'text' || expression.kind === 'join') return /^(?:[rR]?[bB])/.test(source) ? 'bytes' : /^[fFrRuU]{0,2}["']/.test(source) ? 'text' : 'unknown';
  // Headers of the standard library answer with None for what is not there: https://docs.python.org/3/library/email.message.html
  if (NAMED_TEXTS.test(source)) return source.startsWith('os.environ[') ? 'text' : 'text-or-none';
  return expression.kind === 'call' ? kindOfCall(expression) : expression.kind === 'name' ? kindOfName(expression.name, context) : 'unknown';
}

/** `encode` and `decode` of other things than texts and bytes are given what they work on. */
function kindOfCall({ callee, arguments: given }: CallExpression): Kind {
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  if (/^(?:encode|decode)$/.test(name) && given.some(({ value }) => value.kind !== 'text')) return 'unknown';
  const isKnown = callee.kind === 'member' || /^(?:str|bytes|b64encode|b64decode|unhexlify)$/.test(name);
  return !isKnown ? 'unknown' : TEXT_CALLS.test(name) ? 'text' : BYTES_CALLS.test(name) ? 'bytes' : 'unknown';
}

/** By its annotation, or by all that the file assigns to it. */
function kindOfName(name: string, context: FixContext): Kind {
  const parameter = functionAround(context)?.parameters.find((one) => one.name === name);
  if (parameter !== undefined) return kindOfType(parameter.type ?? '', parameter.default);
  const values = context.program.body.flatMap(expressionsOf).flatMap((one) => assignedTo(name, one));
  const kinds = new Set(values.map((value) => (value.kind === 'name' ? 'unknown' : kindOf(value, context))));
  const [kind] = kinds;
  return kind !== undefined && kinds.size === 1 ? kind : 'unknown';
}

function kindOfType(type: string, given: Expression | undefined): Kind {
  const isThere = given === undefined || given.kind === 'text';
  if (type === 'str') return isThere ? 'text' : 'text-or-none';
  if (/^(?:(?:typing\.)?Optional\[\s*str\s*\]|str\s*\|\s*None|None\s*\|\s*str)$/.test(type)) return 'text-or-none';
  return type === 'bytes' && isThere ? 'bytes' : 'unknown';
}

function assignedTo(name: string, expression: Expression): readonly Expression[] {
  const own = expression.kind === 'assign' && expression.target.kind === 'name' && expression.target.name === name ? [expression.value] : [];
  return [...own, ...childExpressions(expression).flatMap((one) => assignedTo(name, one))];
}
