import type { Entry, Expression } from '../../program/expression';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, plainArgument, soleOf, spanOf, withValue } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerAssignment, lowerCall, lowerCallStatement, pairValue } from './lower-call';
import { lowerBlock, lowerCase, lowerClass, lowerFor, lowerIf, lowerMethod, lowerRescued, lowerVariable, lowerWhile } from './lower-statements';
import { keyText, lowerHeredoc, lowerString } from './lower-text';

/** Ruby. Source of the names: https://github.com/tree-sitter/tree-sitter-ruby (grammar.js). A constant's scope is a member: `Net::HTTP` is `Net.HTTP`. */
export const rubyLowering: LoweringTable = {
  skipped: new Set(['comment', 'heredoc_body', 'uninterpreted', 'empty_statement', 'forward_argument', 'forward_parameter']),
  expressions: {
    identifier: lowerIdentifier,
    constant: (node) => nameExpression(node),
    global_variable: (node) => nameExpression(node),
    instance_variable: lowerVariable, class_variable: lowerVariable,
    self: (node) => nameExpression(node, 'this'),
    scope_resolution: (node, lower) => memberExpression(node, lower, node.child('scope'), node.child('name')),
    call: lowerCall,
    super: constant,
    element_reference: lowerIndex,
    string: lowerString, chained_string: (node, lower) => joinOf(spanOf(node), lower.expressionsIn(node)),
    heredoc_beginning: lowerHeredoc, bare_string: lowerString, delimited_symbol: lowerString, regex: lowerString,
    subshell: (node, lower) => ({ kind: 'call', callee: nameExpression(node, 'system'), arguments: [plainArgument(lowerString(node, lower))], constructs: false, span: spanOf(node) }),
    assignment: lowerAssignment, operator_assignment: lowerAssignment,
    binary: lowerBinary,
    unary: (node, lower) => (/^(?:!|not|defined\?)$/.test(node.child('operator')?.text ?? '') ? { kind: 'compare', operator: '!', operands: lowerAll([node.child('operand')], lower), span: spanOf(node) } : lower.opaque(node)),
    conditional: lowerChoice, if: lowerChoice, unless: lowerChoice,
    rescue_modifier: (node, lower) => ({ kind: 'choice', options: lowerAll([node.child('body'), node.child('handler')], lower), span: spanOf(node) }),
    hash: (node, lower) => ({ kind: 'mapping', entries: lower.meaningful(node).map((one) => entry(one, lower)), span: spanOf(node) }),
    array: lowerSequence, right_assignment_list: lowerSequence, string_array: lowerSequence,
    lambda: (node, lower) => lowerBlock(node, lower, []),
    method: lowerMethod, singleton_method: lowerMethod,
    parenthesized_statements: soleOf, then: soleOf, else: soleOf,
    simple_symbol: constant, symbol_array: constant, integer: constant, float: constant, character: constant, true: constant, false: constant, nil: constant,
  },
  statements: {
    call: lowerCallStatement,
    return: (node, lower) => withValue('return', node.ofType('argument_list') ?? node, lower),
    if: lowerIf, unless: lowerIf, elsif: lowerIf, if_modifier: lowerIf, unless_modifier: lowerIf,
    case: lowerCase, case_match: lowerCase,
    while: lowerWhile, until: lowerWhile, while_modifier: lowerWhile, until_modifier: lowerWhile, for: lowerFor,
    begin: lowerRescued, body_statement: lowerRescued, block_body: lowerRescued,
    then: lowerGroup, else: lowerGroup, do: lowerGroup, begin_block: lowerGroup, end_block: lowerGroup,
    method: (node, lower) => ({ kind: 'function', function: lowerMethod(node, lower) }),
    singleton_method: (node, lower) => ({ kind: 'function', function: lowerMethod(node, lower) }),
    class: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    module: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    singleton_class: (node, lower) => ({ kind: 'block', body: lower.body(node.child('body')) }),
  },
};

function lowerGroup(node: SyntaxNode, lower: Lowering): Statement {
  return { kind: 'block', body: lower.statementsIn(node) };
}

/** Functions of the kernel that are called without an argument. */
const KERNEL = /^(?:rand|caller)$/;

function lowerIdentifier(node: SyntaxNode): Expression {
  const name = nameExpression(node);
  return KERNEL.test(node.text) ? { kind: 'call', callee: name, arguments: [], constructs: false, span: spanOf(node) } : name;
}

/** A few characters of a secret, `token[0, 4]` or `token[0..3]`, are shown to tell them apart. */
const FEW_CHARACTERS = /^(?:0\s*,\s*[1-8]|0?\.\.\.?[1-8]|-[1-8]\s*(?:,\s*[1-8]|\.\.(?:-1)?))$/;

function lowerIndex(node: SyntaxNode, lower: Lowering): Expression {
  const [object, key, more] = [node.child('object'), ...node.children.slice(1)];
  if (object === undefined) return lower.opaque(node);
  const span = spanOf(node);
  if (FEW_CHARACTERS.test(node.text.slice(object.end - node.start + 1, -1).trim())) return { kind: 'compare', operator: '[]', operands: [lower.expression(object)], span };
  const property = more === undefined ? keyText(key) : undefined;
  return property === undefined ? indexExpression(node, lower, object, key) : { kind: 'member', object: lower.expression(object), property, span };
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '===', '<', '>', '<=', '>=', '<=>', '=~', '!~']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const [left, right] = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (left === undefined || right === undefined) return lower.opaque(node);
  if (COMPARING.has(operator)) return { kind: 'compare', operator, operands: [left, right], span };
  switch (operator) {
    case '+': return joinOf(span, [left, right]);
    case '||': case 'or': return { kind: 'choice', options: [left, right], span };
    case '&&': case 'and': return { kind: 'choice', test: left, options: [right], span };
    // Appending is a method: of strings, arrays, files and loggers.
    case '<<': return { kind: 'call', callee: { kind: 'member', object: left, property: operator, span: left.span }, arguments: [plainArgument(right)], constructs: false, span };
    case '%': return left.kind === 'text' ? formatted(span, left, (right.kind === 'sequence' ? right.items : [right]).map(plainArgument), PRINTF_HOLE) : { kind: 'opaque', parts: [left, right], span };
    default: return { kind: 'opaque', parts: [left, right], span };
  }
}

function lowerChoice(node: SyntaxNode, lower: Lowering): Expression {
  const test = lower.optional(node.child('condition'));
  return { kind: 'choice', ...(test === undefined ? {} : { test }), options: lowerAll([node.child('consequence'), node.child('alternative')], lower), span: spanOf(node) };
}

function lowerSequence(node: SyntaxNode, lower: Lowering): Expression {
  return { kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) };
}

/** What is spread into a hash has no key of its own. */
function entry(node: SyntaxNode, lower: Lowering): Entry {
  if (node.type !== 'pair') return { value: soleOf(node, lower), span: spanOf(node) };
  const key = keyText(node.child('key'));
  return { ...(key === undefined ? {} : { key }), value: pairValue(node, lower), span: spanOf(node) };
}
