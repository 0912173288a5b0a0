import assert from 'node:assert/strict';
import ts from 'typescript';
import { readSources, type SourceFile } from './source-tree';

describe('dangerous calls', () => {
  const sources = readSources();

  it('use a cipher in one file only', () => {
    assert.ok(filesThatName(sources, ['createCipheriv', 'createDecipheriv']).length <= 1);
  });

  it('never go through a shell', () => {
    const wrong = sources.filter((source) => hasNode(source.syntax, (node) =>
      ts.isPropertyAssignment(node) && node.name.getText() === 'shell'
      && (node.initializer.kind === ts.SyntaxKind.TrueKeyword || ts.isStringLiteralLike(node.initializer))));
    assert.deepEqual(wrong.map((source) => source.path), []);
    assert.deepEqual(filesThatName(sources, ['execSync', 'exec']).filter((file) => file.startsWith('shared/src/host/')), []);
  });

  it('never print outside the terminal program', () => {
    const streams = sources.filter((source) => source.room !== 'cli/src' && !source.path.startsWith('shared/src/host/terminal/'))
      .filter((source) => /\bprocess\.(stdout|stderr)\.write\b|\bconsole\./.test(withoutComments(source)));
    assert.deepEqual(streams.map((source) => source.path), []);
  });

  it('make random numbers and read the clock through arguments in the pure rooms', () => {
    const wrong = sources.filter((source) => ['shared/src/core', 'shared/src/scan', 'shared/src/flows'].includes(source.room))
      .filter((source) => /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.env\b/.test(withoutComments(source)));
    assert.deepEqual(wrong.map((source) => source.path), []);
  });
});

function filesThatName(sources: readonly SourceFile[], names: readonly string[]): readonly string[] {
  return sources.filter((source) => hasNode(source.syntax, (node) =>
    ts.isCallExpression(node) && names.includes(nameOf(node.expression)))).map((source) => source.path);
}

function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) ? callee.name.text : '';
}

function hasNode(root: ts.Node, test: (node: ts.Node) => boolean): boolean {
  return test(root) || ts.forEachChild(root, (child) => hasNode(child, test) || undefined) === true;
}

/** The code alone: words in comments, strings and patterns are not calls. */
function withoutComments(source: SourceFile): string {
  const parts: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (ts.isJSDoc(node) || isText || node.kind === ts.SyntaxKind.RegularExpressionLiteral) return;
    if (node.getChildCount() === 0) parts.push(node.getText());
    else node.getChildren().forEach(visit);
  };
  source.syntax.statements.forEach(visit);
  return parts.join('');
}
