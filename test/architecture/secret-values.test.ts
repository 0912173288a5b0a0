import assert from 'node:assert/strict';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/requirements';
import { readSources } from './source-tree';

/**
 * Who may open a SecretValue, that is call `text()` or `bytes()`. Everything else only carries one along. A new line here
 * is a new place where a value could get out: it needs the same thought as a new outlet.
 */
const openers: readonly string[] = [
  'shared/src/core/redact/secret-value.ts',
];

describe('secret values', () => {
  it('are opened only by stores and final outlets', function () {
    this.timeout(120_000);
    assert.deepEqual(filesThatOpen().filter((file) => !openers.includes(file)), []);
  });
});

function filesThatOpen(): readonly string[] {
  const files = readSources().map((source) => path.join(projectRoot, source.path));
  const base = ts.readConfigFile(path.join(projectRoot, 'tsconfig.base.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...base.config as object, files: [] }, ts.sys, projectRoot);
  const program = ts.createProgram(files, { ...options, noEmit: true, composite: false, emitDeclarationOnly: false, declaration: false });
  const checker = program.getTypeChecker();
  const opens = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && ['text', 'bytes'].includes(node.name.text)) {
      if (checker.getTypeAtLocation(node.expression).getNonNullableType().getSymbol()?.getName() === 'SecretValue') return true;
    }
    return ts.forEachChild(node, (child) => opens(child) || undefined) === true;
  };
  return program.getSourceFiles().filter((source) => files.includes(path.resolve(source.fileName)) && opens(source))
    .map((source) => path.relative(projectRoot, source.fileName).split(path.sep).join('/'));
}
