import type { Span, TextEdit } from '../../../../core/model/span';
import type { CallExpression, Expression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { itemAround, withoutItems } from '../edits/list-items';
import { statementAround, withoutStatement } from '../edits/statements';
import { refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';

/** A switch that turned the look at certificates off: it goes where the safe way is the usual one, and else is set to it. */
export function tlsVerificationOff(context: FixContext): FixPlan {
  const { subject } = context.evidence;
  if (subject.kind !== 'expression') return refused('not-understood');
  const edits = ofSubject(subject.expression, context);
  if (typeof edits === 'string') return refused(edits);
  return edits === undefined ? refused('not-understood') : { kind: 'offered', fixes: [{ kind: 'verify-certificates', title: 'Verify certificates', edits, isPreferred: !needsMore(subject.expression, context) }] };
}

function ofSubject(expression: Expression, context: FixContext): readonly TextEdit[] | 'needs-trusted-party' | undefined {
  const { start, end } = context.finding.span;
  const isFound = ({ span }: { readonly span: Span }) => span.start === start && span.end === end;
  switch (expression.kind) {
    case 'mapping': {
      const entry = expression.entries.find(isFound);
      return entry?.key === undefined ? undefined : ofSetting(entry.key, entry.value, context);
    }
    case 'assign': return expression.target.kind === 'member' ? ofSetting(expression.target.property, expression.value, context) : undefined;
    case 'call': {
      const argument = expression.arguments.find((one) => one.keyword !== undefined && isFound(one));
      return argument?.keyword === undefined ? ofCall(expression, context) : ofSetting(argument.keyword, argument.value, context);
    }
    default: return undefined;
  }
}

function ofSetting(name: string, value: Expression, context: FixContext): readonly TextEdit[] | undefined {
  const safe = context.words.safeSettings[name];
  if (safe === undefined) return undefined;
  const own = safe.isDefault ? context.words.withoutOption?.(context.finding.span, name, context) : undefined;
  if (own !== undefined) return own;
  const item = itemAround(context.root, context.finding.span);
  if (safe.isDefault && item !== undefined) return withoutItems(context.root, [{ start: item.start, end: item.end }]);
  if (safe.value === undefined) return withoutStatement(context);
  // Of `ssl.CERT_NONE` the last name is what is wrong.
  const span = value.kind === 'text' ? value.inner : value.kind === 'member' ? { start: value.span.end - value.property.length, end: value.span.end } : value.span;
  return [{ span, newText: safe.value }];
}

function lastName({ callee }: CallExpression): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}

function needsMore(expression: Expression, { words }: FixContext): boolean {
  const safe = expression.kind === 'call' ? words.safeCalls[lastName(expression)] : undefined;
  return safe?.kind === 'call' && safe.needsMore === true;
}

/** A call that does nothing else. */
function ofCall(call: CallExpression, context: FixContext): readonly TextEdit[] | 'needs-trusted-party' | undefined {
  const { callee, span } = call;
  const name = lastName(call);
  const safe = context.words.safeCalls[name];
  switch (safe?.kind) {
    case undefined: return 'needs-trusted-party';
    case 'call': return [{ span: { start: callee.span.end - name.length, end: callee.span.end }, newText: safe.name }];
    case 'drop-statement': return isWholeStatement(call, context) ? withoutStatement(context) : dropFromChain(call, context);
    case 'drop-from-chain': return dropFromChain(call, context);
    case 'write': {
      const written = safe.write(context);
      return written === undefined ? 'needs-trusted-party' : [{ span, newText: written.text }, ...written.edits];
    }
  }
}

/** Whether nothing is done with what a call gives. */
function isWholeStatement({ span }: CallExpression, context: FixContext): boolean {
  const statement = statementAround(context, span);
  return statement?.start === span.start && /^\s*;?$/.test(context.text.slice(span.end, statement.end));
}

/** `Http::withoutVerifying()->get(…)` becomes `Http::get(…)`: up to the sign before the next name; a call of an object leaves the object. */
function dropFromChain({ callee, span }: CallExpression, { root, text }: FixContext): readonly TextEdit[] | undefined {
  if (callee.kind !== 'member') return undefined;
  const sign = callee.span.end - callee.property.length;
  if (text.slice(callee.object.span.end, sign).trim() === '.') return [{ span: { start: callee.object.span.end, end: span.end }, newText: '' }];
  const next = nearest(nodeAround(root, span), (node) => node.start === span.start && node.end > span.end);
  const name = next?.child('name');
  if (name === undefined) return undefined;
  return text.slice(callee.object.span.end, sign).trim() === '' ? undefined : [{ span: { start: sign, end: name.start }, newText: '' }];
}
