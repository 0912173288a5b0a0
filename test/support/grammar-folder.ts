import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Disposable } from '../../shared/src/core/disposable';
import type { Grammar } from '../../shared/src/scan/analysis/syntax/parse-port';
import { grammarFile } from './grammar-file';

/** A folder as the build makes one beside the programs, with the grammars that a test needs. */
export interface GrammarFolder extends Disposable {
  readonly path: string;
}

export function grammarFolder(grammars: readonly Grammar[]): GrammarFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'keyward-grammars-'));
  linkGrammars(folder, grammars);
  return { path: folder, dispose: () => { rmSync(folder, { recursive: true, force: true }); } };
}

/** Fills a folder that is there. */
export function linkGrammars(folder: string, grammars: readonly Grammar[]): void {
  symlinkSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), path.join(folder, 'tree-sitter.wasm'));
  for (const grammar of grammars) {
    symlinkSync(grammarFile(grammar), path.join(folder, `tree-sitter-${grammar}.wasm`));
  }
}
