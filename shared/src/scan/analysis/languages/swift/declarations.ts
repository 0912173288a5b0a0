import type { Cursor } from './cursor';
import { draft, inField, type Draft } from './tree';
import { skipType } from './types';

/** Reads an expression at the cursor, if one begins there. */
export type ReadExpression = () => Draft | undefined;

/** `@name` and `@name(…)`. */
export function readAttributes(cursor: Cursor): readonly Draft[] {
  const found: Draft[] = [];
  while (cursor.take('@')) {
    const name = cursor.next();
    if (name !== undefined) found.push(draft('attribute', name.span.start, name.span.end));
    if (cursor.word() === '(' && cursor.isJoined) cursor.skipBracket();
  }
  return found;
}

/** `(label name: Type = value, …)`. */
export function readParameters(cursor: Cursor, read: ReadExpression): readonly Draft[] {
  const found: Draft[] = [];
  cursor.next();
  while (!cursor.isAtEnd && cursor.word() !== ')') {
    const before = cursor.position;
    const parameter = readParameter(cursor, read);
    if (parameter !== undefined) found.push(parameter);
    if (!cursor.take(',') && cursor.position === before) cursor.next();
  }
  cursor.take(')');
  return found;
}

/** Inside the function a parameter has the second of its two names. */
function readParameter(cursor: Cursor, read: ReadExpression): Draft | undefined {
  readAttributes(cursor);
  const start = cursor.start;
  let name = cursor.next();
  if (cursor.peek()?.kind === 'word') name = cursor.next();
  if (name?.kind !== 'word' || !cursor.take(':')) return undefined;
  const typeStart = cursor.start;
  skipType(cursor);
  const type = draft('type', typeStart, cursor.end);
  // `Type...` takes any number of values.
  cursor.take('...');
  const value = cursor.take('=') ? read() : undefined;
  return draft('parameter', start, cursor.end, [inField('name', draft('name', name.span.start, name.span.end)), inField('type', type), inField('default', value)]);
}

/** A name, or several in brackets. */
export function readPattern(cursor: Cursor): Draft | undefined {
  const token = cursor.peek();
  if (cursor.word() === '(') {
    const start = cursor.start;
    cursor.skipBracket();
    return draft('pattern', start, cursor.end);
  }
  if (token?.kind !== 'word') return undefined;
  cursor.next();
  return draft('name', token.span.start, token.span.end);
}
