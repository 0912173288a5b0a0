import { compileWasmOnce } from '../../host/wasm-compiling';
import { grammarFilesIn } from '../syntax/grammar-files';
import type { TreeSitterParsers } from '../syntax/tree-sitter-parsers';
import { PatternScanner } from './pattern-scanner';

/**
 * A scanner whose grammars lie in `folder`. `now` is a clock in milliseconds that never goes back; with `few`, grammars are compiled
 * fast rather than well, in this whole process.
 */
export function openPatternScanner(folder: string, now: () => number, { few }: { readonly few: boolean }): PatternScanner {
  let parsers: Promise<TreeSitterParsers> | undefined;
  return new PatternScanner({
    // The parser's runtime is loaded for the first text that is worth one, and not with the scanner.
    load: async (grammar) => {
      parsers ??= import('../syntax/tree-sitter-parsers').then(({ TreeSitterParsers: Parsers }) => {
        if (few) compileWasmOnce();
        return new Parsers(grammarFilesIn(folder), now);
      });
      return (await parsers).load(grammar);
    },
  }, now);
}
