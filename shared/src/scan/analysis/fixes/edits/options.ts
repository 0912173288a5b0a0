import type { TextEdit } from '../../../../core/model/span';
import type { Entry, Expression, MappingExpression } from '../../program/expression';
import { insertAt } from './insertion';

/** One more entry behind the others of an object or dictionary in braces. */
export function withEntry(mapping: MappingExpression, written: string): TextEdit {
  const last = mapping.entries.at(-1);
  return last === undefined ? insertAt(mapping.span.start + 1, ` ${written} `) : insertAt(last.span.end, `, ${written}`);
}

export function entryOf(mapping: MappingExpression, key: string): Entry | undefined {
  return mapping.entries.find((entry) => entry.key === key);
}

/** The first argument from a position on that is an object of options. */
export function optionsIn(values: readonly Expression[], from: number): MappingExpression | undefined {
  return values.slice(from).find((value) => value.kind === 'mapping');
}
