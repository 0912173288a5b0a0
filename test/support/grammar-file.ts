import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Grammar } from '../../shared/src/scan/analysis/syntax/parse-port';

const packages = path.resolve(__dirname, '../../node_modules');
/** As scripts/grammar-file.mjs has them. */
const PLACES = ['@vscode/tree-sitter-wasm/wasm', 'tree-sitter-', '@tree-sitter-grammars/tree-sitter-'];

/** The file of a grammar in node_modules: the editor's own collection, or the package of the grammar itself. */
export function grammarFile(grammar: Grammar): string {
  const files = PLACES.map((place) => path.join(packages, place.endsWith('-') ? `${place}${grammar}` : place, `tree-sitter-${grammar}.wasm`));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`no package holds the grammar ${grammar}: npm ci`);
  return found;
}
