// Where the packages of node_modules keep the WebAssembly of a grammar.
import fs from 'node:fs';
import path from 'node:path';

const packages = path.resolve(import.meta.dirname, '../node_modules');

/** The editor's own collection first, then the package of the grammar itself. */
export function grammarFile(name) {
  const places = ['@vscode/tree-sitter-wasm/wasm', `tree-sitter-${name}`, `@tree-sitter-grammars/tree-sitter-${name}`];
  const file = places.map((place) => path.join(packages, place, `tree-sitter-${name}.wasm`)).find((one) => fs.existsSync(one));
  if (file === undefined) throw new Error(`no package holds the grammar ${name}: npm ci`);
  return file;
}
