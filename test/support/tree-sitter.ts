import { readFile } from 'node:fs/promises';
import { TreeSitterParsers } from '../../shared/src/sources/syntax/tree-sitter-parsers';

/** Parsers from the packages in node_modules. */
export function treeSitterParsers(): TreeSitterParsers {
  return new TreeSitterParsers({
    runtime: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: (grammar) => readFile(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`)),
  }, () => performance.now());
}
