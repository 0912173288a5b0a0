import { contains, type Span } from '../../../core/model/span';
import type { Expression, FunctionExpression } from './expression';
import type { ClassDeclaration, Program, Statement } from './statement';

/** The expressions that an expression is made of, in the order of the source. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name': case 'text': case 'constant': return [];
    case 'member': return [expression.object];
    case 'index': return [expression.object, expression.key];
    case 'call': return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'join': case 'opaque': return expression.parts;
    case 'mapping': return expression.entries.map(({ value }) => value);
    case 'sequence': return expression.items;
    case 'function': return expressionsOfFunction(expression);
    case 'choice': return [...(expression.test === undefined ? [] : [expression.test]), ...expression.options];
    case 'assign': return [expression.target, expression.value];
    case 'compare': return expression.operands;
  }
}

/** The expressions that stand directly in a statement or in the statements within it. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'expression': return [statement.value];
    case 'return': case 'throw': return statement.value === undefined ? [] : [statement.value];
    case 'branch': return [...(statement.test === undefined ? [] : [statement.test]), ...statement.arms.flat().flatMap(expressionsOf)];
    case 'loop': return [...(statement.over === undefined ? [] : [statement.over]), ...statement.body.flatMap(expressionsOf)];
    case 'try': return [...statement.body, ...statement.handlers.flatMap(({ body }) => body), ...statement.last].flatMap(expressionsOf);
    case 'block': return statement.body.flatMap(expressionsOf);
    case 'function': return [statement.function];
    case 'class': return expressionsOfClass(statement.class);
    case 'import': return [];
  }
}

/** The expressions around a span, the outermost first and those of just that span last. */
export function expressionsAround(program: Program, span: Span): readonly Expression[] {
  const path: Expression[] = [];
  let level: readonly Expression[] = program.body.flatMap(expressionsOf);
  for (;;) {
    const next = level.find((one) => contains(one.span, span) && !path.includes(one));
    if (next === undefined) return path;
    path.push(next);
    level = childExpressions(next);
  }
}

function expressionsOfFunction({ annotations, parameters, body }: FunctionExpression): readonly Expression[] {
  return [...annotations, ...parameters.flatMap((one) => (one.default === undefined ? one.annotations : [...one.annotations, one.default])), ...body.flatMap(expressionsOf)];
}

function expressionsOfClass({ annotations, fields, methods, body }: ClassDeclaration): readonly Expression[] {
  return [...annotations, ...fields.flatMap((field) => (field.value === undefined ? field.annotations : [...field.annotations, field.value])), ...methods, ...body.flatMap(expressionsOf)];
}
