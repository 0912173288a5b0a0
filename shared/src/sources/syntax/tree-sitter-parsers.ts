import { Language, Parser as TreeSitter, type Tree } from 'web-tree-sitter';
import { swiftParser } from '../../scan/analysis/languages/swift/parser';
import type { FlatTree } from '../../scan/analysis/syntax/flat-tree';
import { OWN_GRAMMARS, type Grammar, type ParseBudget, type Parser, type ParseResult } from '../../scan/analysis/syntax/parse-port';

/** The bytes of tree-sitter's own WebAssembly and of one grammar; both are files beside the program. */
export interface GrammarFiles {
  readonly runtime: () => Promise<Uint8Array>;
  readonly grammar: (grammar: Grammar) => Promise<Uint8Array>;
}

/**
 * Parsers of tree-sitter, each grammar loaded when it is first asked for. The foreign tree lives only while it is
 * copied into a flat one. Source: https://github.com/tree-sitter/tree-sitter/blob/master/lib/binding_web/README.md
 */
export class TreeSitterParsers {
  readonly #files: GrammarFiles;
  readonly #now: () => number;
  readonly #parsers = new Map<Grammar, Promise<Parser>>();
  #started: Promise<void> | undefined;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor(files: GrammarFiles, now: () => number) {
    this.#files = files;
    this.#now = now;
  }

  /** Rejects when the grammar's file cannot be read; asking again tries again. */
  load(grammar: Grammar): Promise<Parser> {
    if (OWN_GRAMMARS.has(grammar)) return Promise.resolve(swiftParser);
    const known = this.#parsers.get(grammar);
    if (known !== undefined) return known;
    const loading = this.#make(grammar);
    this.#parsers.set(grammar, loading);
    loading.catch(() => this.#parsers.delete(grammar));
    return loading;
  }

  async #make(grammar: Grammar): Promise<Parser> {
    this.#started ??= this.#files.runtime().then((wasmBinary) => TreeSitter.init({ wasmBinary }));
    await this.#started;
    const language = await Language.load(await this.#files.grammar(grammar));
    const parser = new TreeSitter();
    parser.setLanguage(language);
    return { grammar, parse: (text, budget) => parse(parser, language, { text, budget, now: this.#now }) };
  }
}

interface Job {
  readonly text: string;
  readonly budget: ParseBudget;
  readonly now: () => number;
}

function parse(parser: TreeSitter, language: Language, { text, budget, now }: Job): ParseResult {
  const end = now() + budget.maxMilliseconds;
  const tree = parser.parse(text, null, { progressCallback: () => now() > end || budget.isCancelled?.() === true });
  if (tree === null) {
    // Without it the next parse would go on where this one stopped.
    parser.reset();
    return { kind: 'stopped' };
  }
  try {
    return { kind: 'parsed', tree: flatten(tree, language, text) };
  } finally {
    tree.delete();
  }
}

/** Copies named nodes, and of the others those that stand in a field: an operator says what an expression does. */
function flatten(tree: Tree, language: Language, text: string): FlatTree {
  const most = tree.rootNode.descendantCount;
  const [type, field] = [new Uint16Array(most), new Uint16Array(most)];
  const [from, to, next] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const parent = new Int32Array(most);
  const cursor = tree.walk();
  // Each question to the cursor costs a call into WebAssembly, and half of the nodes are signs: their types tell that nothing is in them.
  const named = language.types.map((_, id) => language.nodeTypeIsNamed(id));
  const open: number[] = [];
  let count = 0;
  const leave = () => {
    const left = open.pop();
    if (left !== undefined && left >= 0) next[left] = count;
  };
  /** Whether there may be anything in it. */
  const enter = (): boolean => {
    const fieldId = cursor.currentFieldId;
    const typeId = cursor.nodeTypeId;
    const isNamed = named[typeId] ?? true;
    if (!isNamed && fieldId === 0) {
      open.push(-1);
      return false;
    }
    type[count] = typeId;
    field[count] = fieldId;
    from[count] = cursor.startIndex;
    to[count] = cursor.endIndex;
    parent[count] = open.findLast((index) => index >= 0) ?? -1;
    open.push(count++);
    return isNamed;
  };
  let mayHoldMore = enter();
  for (;;) {
    if (mayHoldMore && cursor.gotoFirstChild()) {
      mayHoldMore = enter();
      continue;
    }
    leave();
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        const broken = tree.rootNode.hasError;
        cursor.delete();
        return { text, types: [...language.types], fields: language.fields.map((name) => name ?? ''), type, field, from, to, next, parent, broken };
      }
      leave();
    }
    mayHoldMore = enter();
  }
}
