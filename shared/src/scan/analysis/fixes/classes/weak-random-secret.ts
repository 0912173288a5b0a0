import type { TextEdit } from '../../../../core/model/span';
import { expressionsAround } from '../../program/children';
import type { CallExpression } from '../../program/expression';
import { withoutUnused } from '../edits/unused';
import { offered, refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';
import type { SecureDraw } from '../fix-language';

/** Numbers that can be foretold: each draw that the secret is made of goes to the system's generator. */
export function weakRandomSecret(context: FixContext): FixPlan {
  const draws = drawsOf(context);
  if (draws.length === 0) return refused('decided-elsewhere');
  const secure = draws.map((call) => context.words.secureRandom(call, context));
  const written: readonly SecureDraw[] = secure.filter((one) => one !== undefined);
  if (written.length < draws.length) return refused('no-standard-function');
  const edits = withoutUnused([...written.map(({ span, written: { text } }) => ({ span, newText: text })), ...once(written.flatMap((one) => one.written.edits))], context);
  return offered([edits === undefined ? undefined : { kind: 'secure-random', title: 'Draw from the system\'s generator', edits, isPreferred: true }], 'not-understood');
}

/** The calls that gave the random numbers which the found value holds. A draw within another one's place is part of that. */
function drawsOf({ evidence: { subject }, place, program, finding }: FixContext): readonly CallExpression[] {
  const value = subject.kind === 'sink' ? subject.event.value : subject.kind === 'expression' ? subject.expression : undefined;
  const found = value === undefined ? undefined : expressionsAround(program, finding.span).findLast(({ span }) => span.start === finding.span.start && span.end === finding.span.end) ?? value;
  const origins = found === undefined ? [] : place.flow(found).filter(({ label }) => label === 'weak-random').map(({ origin }) => origin);
  const calls = origins.map((origin) => expressionsAround(program, origin).find((one): one is CallExpression => one.kind === 'call' && one.span.start === origin.start && one.span.end === origin.end));
  return calls.filter((call) => call !== undefined);
}

/** Imports and helpers that several draws need are written once. */
function once(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.span.start} ${edit.newText}`, edit])).values()];
}
