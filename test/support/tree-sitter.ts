import { readFile } from 'node:fs/promises';
import { TreeSitterParsers } from '../../shared/src/sources/syntax/tree-sitter-parsers';
import { grammarFile } from './grammar-file';

/** Parsers from the packages in node_modules. */
export function treeSitterParsers(): TreeSitterParsers {
  return new TreeSitterParsers({
    runtime: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: (grammar) => readFile(grammarFile(grammar)),
  }, () => performance.now());
}
