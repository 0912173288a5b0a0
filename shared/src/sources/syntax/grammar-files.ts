import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarFiles } from './tree-sitter-parsers';

/** The folder beside the programs where the build puts tree-sitter's WebAssembly and that of the grammars. */
export const GRAMMAR_FOLDER = 'grammars';

/** The files of such a folder, each read when it is first needed. */
export function grammarFilesIn(folder: string): GrammarFiles {
  return {
    runtime: () => readFile(path.join(folder, 'tree-sitter.wasm')),
    grammar: (grammar) => readFile(path.join(folder, `tree-sitter-${grammar}.wasm`)),
  };
}
