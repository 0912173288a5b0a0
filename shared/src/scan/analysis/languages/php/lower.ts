import type { Argument, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, nameExpression, plainArgument, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import type { Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { attributesOf, lowerClass, parametersOf, simpleName } from './lower-types';

/** PHP. Source of the names: https://github.com/tree-sitter/tree-sitter-php (grammar.js). Classes and functions are known by their simple names, variables without the dollar sign. */
export const phpLowering: LoweringTable = {
  skipped: new Set(['comment', 'php_tag', 'php_end_tag', 'text', 'attribute_list', 'visibility_modifier', 'static_modifier', 'final_modifier', 'readonly_modifier', 'abstract_modifier', 'primitive_type', 'named_type', 'optional_type', 'union_type', 'heredoc_start', 'heredoc_end', 'relative_scope_keyword', 'anonymous_function_use_clause', 'cast_type']),
  expressions: {
    name: (node) => nameExpression(node),
    variable_name: (node) => nameExpression(node, node.text.replace(/^\$+/, '')),
    qualified_name: (node) => nameExpression(node, simpleName(node)),
    relative_scope: (node) => nameExpression(node),
    member_access_expression: lowerMember,
    nullsafe_member_access_expression: lowerMember,
    scoped_property_access_expression: lowerStatic,
    class_constant_access_expression: lowerStatic,
    subscript_expression: (node, lower) => indexExpression(node, lower, node.children[0], node.children[1]),
    function_call_expression: lowerCall,
    member_call_expression: lowerMethodCall,
    nullsafe_member_call_expression: lowerMethodCall,
    scoped_call_expression: lowerStaticCall,
    object_creation_expression: lowerCreation,
    argument: (node, lower) => argument(node, lower).value,
    print_intrinsic: (node, lower) => intrinsic('print', node, lower),
    string: (node) => textExpression(node, 1, 1),
    encapsed_string: (node, lower) => lowerEncapsed(node, lower),
    string_content: (node) => textExpression(node, 0, 0),
    escape_sequence: (node) => textExpression(node, 0, 0),
    nowdoc_string: (node) => textExpression(node, 0, 0),
    heredoc: (node, lower) => joinOf(spanOf(node), lower.expressionsIn(node.child('value'))),
    nowdoc: (node, lower) => joinOf(spanOf(node), lower.expressionsIn(node.child('value'))),
    shell_command_expression: (node, lower) => ({ kind: 'call', callee: { kind: 'name', name: 'shell_exec', span: spanOf(node) }, arguments: [plainArgument(joinOf(spanOf(node), lower.expressionsIn(node)))], constructs: false, span: spanOf(node) }),
    binary_expression: lowerBinary,
    unary_op_expression: (node, lower) => (node.text.startsWith('!') ? { kind: 'compare', operator: '!', operands: lower.expressionsIn(node), span: spanOf(node) } : lower.opaque(node)),
    conditional_expression: lowerConditional,
    match_expression: (node, lower) => ({ kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: (node.child('body')?.children ?? []).flatMap((arm) => lowerAll([arm.child('return_expression')], lower)), span: spanOf(node) }),
    assignment_expression: (node, lower) => assignment(node, lower),
    reference_assignment_expression: (node, lower) => assignment(node, lower),
    augmented_assignment_expression: (node, lower) => assignment(node, lower),
    array_creation_expression: lowerArray,
    list_literal: lowerList,
    parenthesized_expression: soleOf,
    error_suppression_expression: soleOf,
    clone_expression: soleOf,
    throw_expression: soleOf,
    cast_expression: (node, lower) => (/^(?:int|integer|float|double|bool|boolean)$/.test(node.child('type')?.text ?? '') ? { kind: 'compare', operator: 'cast', operands: lowerAll([node.child('value')], lower), span: spanOf(node) } : lower.expression(node.child('value') ?? node)),
    anonymous_function: lowerClosure,
    arrow_function: lowerClosure,
    integer: constant, float: constant, boolean: constant, null: constant,
  },
  statements: {
    expression_statement: lowerExpressionStatement,
    echo_statement: (node, lower) => ({ kind: 'expression', value: intrinsic('echo', node, lower) }),
    exit_statement: (node, lower) => ({ kind: 'expression', value: intrinsic('exit', node, lower) }),
    const_declaration: (node, lower) => ({ kind: 'block', body: node.children.filter(({ type }) => type === 'const_element').flatMap((one) => stored(one.children[0], one.children[1], lower)) }),
    function_static_declaration: (node, lower) => ({ kind: 'block', body: node.children.flatMap((one) => stored(one.child('name'), one.child('value'), lower)) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    if_statement: lowerIf,
    else_clause: (node, lower) => ({ kind: 'block', body: lower.body(node.child('body')) }),
    switch_statement: lowerSwitch,
    foreach_statement: lowerForeach,
    for_statement: (node, lower) => ({ kind: 'block', body: [...lower.body(node.child('initialize')), { kind: 'loop', binds: [], body: lower.body(node.child('body')) }] }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.child('body')) }),
    do_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.child('body')) }),
    try_statement: lowerTry,
    compound_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    colon_block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    namespace_definition: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node.child('body')) }),
    function_definition: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    class_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    trait_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    interface_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    enum_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    namespace_use_declaration: () => ({ kind: 'block', body: [] }),
    text_interpolation: () => ({ kind: 'block', body: [] }),
    unset_statement: () => ({ kind: 'block', body: [] }),
    global_declaration: () => ({ kind: 'block', body: [] }),
  },
};

function lowerMember(node: SyntaxNode, lower: Lowering): Expression {
  const [object, name] = [node.child('object'), node.child('name')];
  return object === undefined || name?.type !== 'name' ? lower.opaque(node) : { kind: 'member', object: lower.expression(object), property: name.text, span: spanOf(node) };
}

/** `self::$key` and `static::KEY` are fields of the object, as `$this->key` is. */
function lowerStatic(node: SyntaxNode, lower: Lowering): Expression {
  const [scope, name] = [node.child('scope') ?? node.children[0], node.child('name') ?? node.children.at(-1)];
  if (scope === undefined || name === undefined) return lower.opaque(node);
  const object = /^(?:self|static)$/.test(scope.text) ? nameExpression(scope, 'this') : lower.expression(scope);
  return { kind: 'member', object, property: name.text.replace(/^\$/, ''), span: spanOf(node) };
}

const FORMATS: ReadonlySet<string> = new Set(['sprintf', 'vsprintf']);

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const name = node.child('function');
  const given = argumentsOf(node.child('arguments'), lower);
  const span = spanOf(node);
  if (name === undefined) return lower.opaque(node);
  const [first, second, ...more] = given;
  if (name.text === 'define' && first?.value.kind === 'text' && second !== undefined) {
    return { kind: 'assign', target: { kind: 'name', name: first.value.text, span: first.value.span }, value: second.value, adds: false, declares: true, span };
  }
  const simple = simpleName(name);
  if (FORMATS.has(simple) && first?.value.kind === 'text') return formatted(span, first.value, second === undefined ? [] : [second, ...more], PRINTF_HOLE);
  // https://www.php.net/manual/function.strcmp.php
  if (/^(?:strcmp|strcasecmp|strncmp)$/.test(simple) && first !== undefined && second !== undefined) return { kind: 'compare', operator: '==', operands: [first.value, second.value], span };
  // https://www.php.net/manual/function.isset.php
  if (/^(?:isset|empty|is_null|is_string)$/.test(simple)) return { kind: 'compare', operator: simple, operands: given.map(({ value }) => value), span };
  // What is written to matters more than the function: a file, a socket or the standard error.
  if (/^(?:fwrite|fputs)$/.test(simple) && first !== undefined) return { kind: 'call', callee: { kind: 'member', object: first.value, property: simple, span: spanOf(name) }, arguments: given.slice(1), constructs: false, span };
  const callee = name.type === 'name' || name.type === 'qualified_name' ? nameExpression(name, simple) : lower.expression(name);
  return { kind: 'call', callee, arguments: withNames(simple, given), constructs: false, span };
}

/** Arguments that say something only by their names: the option that is set, and whether a cookie is sent over TLS only. */
function withNames(name: string, given: readonly Argument[]): readonly Argument[] {
  // https://www.php.net/manual/function.curl-setopt.php
  if (name === 'curl_setopt' || name === 'ldap_set_option') {
    const [handle, option, value] = given;
    return handle === undefined || value === undefined || option?.value.kind !== 'name' ? given : [handle, { ...value, keyword: option.value.name, span: { start: option.span.start, end: value.span.end } }];
  }
  // https://www.php.net/manual/function.setcookie.php: the sixth argument is `secure`.
  if (name === 'setcookie' || name === 'setrawcookie') return given.map((one, index) => (index === 5 && one.keyword === undefined ? { ...one, keyword: 'secure' } : one));
  return given;
}

function lowerMethodCall(node: SyntaxNode, lower: Lowering): Expression {
  const [object, name] = [node.child('object'), node.child('name')];
  if (object === undefined || name === undefined) return lower.opaque(node);
  const callee: Expression = { kind: 'member', object: lower.expression(object), property: name.text, span: { start: node.start, end: name.end } };
  return { kind: 'call', callee, arguments: argumentsOf(node.child('arguments'), lower), constructs: false, span: spanOf(node) };
}

function lowerStaticCall(node: SyntaxNode, lower: Lowering): Expression {
  const [scope, name] = [node.child('scope'), node.child('name')];
  if (scope === undefined || name === undefined) return lower.opaque(node);
  const object = /^(?:self|static)$/.test(scope.text) ? nameExpression(scope, 'this') : nameExpression(scope, simpleName(scope));
  return { kind: 'call', callee: { kind: 'member', object, property: name.text, span: { start: node.start, end: name.end } }, arguments: argumentsOf(node.child('arguments'), lower), constructs: false, span: spanOf(node) };
}

function lowerCreation(node: SyntaxNode, lower: Lowering): Expression {
  const anonymous = node.ofType('anonymous_class');
  if (anonymous !== undefined) return { kind: 'opaque', parts: [], span: spanOf(node) };
  const type = node.ofType('name', 'qualified_name', 'variable_name', 'relative_scope');
  const callee = type === undefined ? nameExpression(node, '') : nameExpression(type, simpleName(type));
  return { kind: 'call', callee, arguments: argumentsOf(node.ofType('arguments'), lower), constructs: true, span: spanOf(node) };
}

function argumentsOf(list: SyntaxNode | undefined, lower: Lowering): readonly Argument[] {
  return list === undefined ? [] : lower.meaningful(list).filter(({ type }) => type !== 'variadic_placeholder').map((one) => argument(one, lower));
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const keyword = node.child('name')?.text;
  const value = node.type === 'argument' ? lower.meaningful(node).findLast(({ field }) => field !== 'name') : node;
  return { ...(keyword === undefined ? {} : { keyword }), value: value === undefined ? constant(node) : lower.expression(value), span: spanOf(node) };
}

/** `echo`, `print` and `exit` write what they are given, as functions do. */
function intrinsic(name: string, node: SyntaxNode, lower: Lowering): Expression {
  const given = lower.expressionsIn(node).flatMap((one) => (one.kind === 'sequence' ? one.items : [one]));
  return { kind: 'call', callee: { kind: 'name', name, span: spanOf(node) }, arguments: given.map(plainArgument), constructs: false, span: spanOf(node) };
}

function lowerEncapsed(node: SyntaxNode, lower: Lowering): Expression {
  const isPlain = node.children.every(({ type }) => type === 'string_content' || type === 'escape_sequence');
  return isPlain ? textExpression(node, 1, 1) : joinOf(spanOf(node), lower.expressionsIn(node));
}

const COMPARING: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<>', '<', '>', '<=', '>=', '<=>', '&&', '||', 'and', 'or', 'xor', 'instanceof']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '.') return joinOf(span, operands);
  if (operator === '??') return { kind: 'choice', options: operands, span };
  return COMPARING.has(operator.toLowerCase()) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

/** `a ?: b` is one of both; `a ? b : c` is decided by `a`. */
function lowerConditional(node: SyntaxNode, lower: Lowering): Expression {
  const [test, second, third] = lower.meaningful(node);
  if (third === undefined) return { kind: 'choice', options: lowerAll([test, second], lower), span: spanOf(node) };
  return { kind: 'choice', ...(test === undefined ? {} : { test: lower.expression(test) }), options: lowerAll([second, third], lower), span: spanOf(node) };
}

function assignment(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '=';
  const target = lower.expression(node.child('left') ?? node);
  const right = lower.expression(node.child('right') ?? node);
  // `$a ??= $b` is a default like `$a = $a ?? $b`.
  const value: Expression = operator === '??=' ? { kind: 'choice', options: [target, right], span: spanOf(node) } : right;
  return { kind: 'assign', target, value, adds: operator === '.=' || operator === '+=', declares: false, span: spanOf(node) };
}

/** An array with keys is a mapping; without them a sequence. */
function lowerArray(node: SyntaxNode, lower: Lowering): Expression {
  const elements = lower.meaningful(node);
  if (elements.length === 0 || elements.every((one) => one.children.length < 2 && one.children[0]?.type !== 'variadic_unpacking')) return { kind: 'sequence', items: elements.flatMap((one) => lowerAll([one.children[0] ?? one], lower)), span: spanOf(node) };
  return { kind: 'mapping', entries: elements.map((one) => entry(one, lower)), span: spanOf(node) };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  const parts = lower.meaningful(node);
  const value = parts.at(-1) ?? node;
  const literal = parts.length > 1 && parts[0] !== undefined ? lower.expression(parts[0]) : undefined;
  // `RequestOptions::VERIFY`, `CURLOPT_USERPWD`: a constant is a key by its own name.
  const key = literal?.kind === 'text' ? literal.text : literal?.kind === 'name' ? literal.name : literal?.kind === 'member' ? literal.property : undefined;
  return { ...(key === undefined ? {} : { key }), value: lower.expression(value), span: spanOf(node) };
}

/** `[$a, 'key' => $b] = …` */
function lowerList(node: SyntaxNode, lower: Lowering): Expression {
  const parts = lower.expressionsIn(node);
  if (!parts.some(({ kind }) => kind === 'text')) return { kind: 'sequence', items: parts, span: spanOf(node) };
  const entries = parts.flatMap((part, index): readonly Entry[] => {
    const before = parts[index - 1];
    return part.kind === 'text' ? [] : [{ ...(before?.kind === 'text' ? { key: before.text } : {}), value: part, span: part.span }];
  });
  return { kind: 'mapping', entries, span: spanOf(node) };
}

function lowerClosure(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const body = node.child('body');
  const statements: readonly Statement[] = body === undefined ? [] : body.type === 'compound_statement' ? lower.statementsIn(body) : [{ kind: 'return', value: lower.expression(body), span: spanOf(body) }];
  return { kind: 'function', parameters: parametersOf(node.child('parameters'), lower), body: statements, annotations: [], span: spanOf(node) };
}

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const parameters: readonly Parameter[] = parametersOf(node.child('parameters'), lower);
  return { kind: 'function', ...(name === undefined ? {} : { name }), parameters, body: lower.statementsIn(node.child('body')), annotations: attributesOf(node, lower), span: spanOf(node) };
}

/** A `throw` is an expression in PHP's grammar; alone it is a statement. */
function lowerExpressionStatement(node: SyntaxNode, lower: Lowering): Statement {
  const thrown = node.ofType('throw_expression');
  return thrown === undefined ? { kind: 'expression', value: soleOf(node, lower) } : withValue('throw', thrown, lower);
}

function stored(name: SyntaxNode | undefined, value: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  if (name === undefined || value === undefined) return [];
  return [{ kind: 'expression', value: { kind: 'assign', target: lower.expression(name), value: lower.expression(value), adds: false, declares: true, span: { start: name.start, end: value.end } } }];
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const others = node.children.filter(({ field }) => field === 'alternative');
  return { kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [lower.body(node.child('body')), ...others.map((other) => alternative(other, lower)), ...(others.at(-1)?.type === 'else_clause' ? [] : [[]])] };
}

function alternative(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const test = lower.optional(node.child('condition'));
  return [...(test === undefined ? [] : [{ kind: 'expression', value: test } as const]), ...lower.body(node.child('body'))];
}

function lowerSwitch(node: SyntaxNode, lower: Lowering): Statement {
  const cases = node.child('body')?.children ?? [];
  return { kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [...cases.map((one) => lower.meaningful(one).filter(({ field }) => field !== 'value').map((child) => lower.statement(child))), []] };
}

function lowerForeach(node: SyntaxNode, lower: Lowering): Statement {
  const [over, bound] = node.children.filter(({ field }) => field !== 'body');
  const names = bound === undefined ? [] : bound.type === 'pair' ? bound.children : [bound];
  return { kind: 'loop', ...(over === undefined ? {} : { over: lower.expression(over) }), binds: lowerAll([names.at(-1)], lower), body: lower.body(node.child('body')) };
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  return { kind: 'try', body: lower.body(node.child('body')), handlers: node.children.filter(({ type }) => type === 'catch_clause').map((clause) => handler(clause, lower)), last: lower.body(node.ofType('finally_clause')?.child('body')) };
}

function handler(node: SyntaxNode, lower: Lowering): Handler {
  const binds = node.child('name')?.text.replace(/^\$/, '');
  const type = node.child('type')?.text;
  return { ...(binds === undefined ? {} : { binds }), ...(type === undefined ? {} : { type }), body: lower.body(node.child('body')), span: spanOf(node) };
}
