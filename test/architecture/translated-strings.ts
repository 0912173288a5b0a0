import ts from 'typescript';
import { readSources } from './source-tree';

export interface TranslatedStrings {
  /** The English texts that the editor is asked to translate. */
  readonly texts: ReadonlySet<string>;
  /** Calls whose text is put together at run time, so that no translation can have it. */
  readonly unknown: readonly string[];
}

/** The one place that hands what it is given to the editor. */
const TRANSLATOR = 'client/src/platform/translate.ts';

/** What `t(…)`, `#t(…)` and `ports.t(…)` are given in the extension. */
export function translatedStrings(): TranslatedStrings {
  const texts = new Set<string>();
  const unknown: string[] = [];
  for (const { path, room, syntax } of readSources()) {
    if (room !== 'client/src' || path === TRANSLATOR) continue;
    const visit = (node: ts.Node): void => {
      const [first] = ts.isCallExpression(node) && isTranslation(node.expression) ? node.arguments : [];
      for (const choice of first === undefined ? [] : choices(first)) {
        const text = textOf(choice);
        if (text === undefined) unknown.push(`${path}: ${choice.getText(syntax)}`);
        else texts.add(text);
      }
      ts.forEachChild(node, visit);
    };
    visit(syntax);
  }
  return { texts, unknown };
}

function isTranslation(callee: ts.Expression): boolean {
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  return name === 't' || name === '#t';
}

function choices(argument: ts.Expression): readonly ts.Expression[] {
  return ts.isConditionalExpression(argument) ? [...choices(argument.whenTrue), ...choices(argument.whenFalse)] : [argument];
}

function textOf(expression: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(expression.left), textOf(expression.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}
