import type { Span, TextEdit } from '../../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../../../lookups/layout';
import { nearest, nodeAround } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';
import type { FixContext } from '../fix-context';

/** Types of nodes whose children are statements one below the other. */
const BODIES = /^(?:program|source_file|module|compilation_unit|block|statement_block|statement_list|compound_statement|switch_case|switch_default|switch_body|declaration_list|constructor_body|colon_block|global_statement)$/;

/** Functions that are an expression: what stands outside of one does not know its parameters. */
const CLOSURES = /^(?:arrow_function|function_expression|lambda|lambda_expression|func_literal|anonymous_function|anonymous_function_creation_expression|closure_expression|lambda_literal|do_block|closure)$/;

/** The statement around the finding, when it stands in a body of the same function: then another can be written above it. */
export function statementAround({ root, words, finding }: FixContext, span: Span = finding.span): SyntaxNode | undefined {
  const statement = nearest(nodeAround(root, span), ({ type, parent }) => CLOSURES.test(type) || (parent !== undefined && BODIES.test(parent.type)));
  return statement !== undefined && words.statements.has(statement.type) && !CLOSURES.test(statement.type) ? statement : undefined;
}

/** Removes the statement around the finding with its line. Undefined where it is not alone in its body, on its line, or in a block that needs one. */
export function withoutStatement(context: FixContext): readonly TextEdit[] | undefined {
  const { text } = context;
  const statement = statementAround(context);
  if (statement === undefined || (statement.parent?.children.length ?? 0) < 2) return undefined;
  const start = lineStart(text, statement.start);
  const isAlone = text.slice(start, statement.start).trim() === '' && /^\s*;?\s*(?:(?:\/\/|#).*)?$/.test(text.slice(statement.end, lineEnd(text, statement.end)));
  return isAlone ? [{ span: { start, end: nextLineStart(text, statement.end) }, newText: '' }] : undefined;
}
