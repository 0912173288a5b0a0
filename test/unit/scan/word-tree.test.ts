import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findInText, linkAutomaton } from '../../../shared/src/scan/detection/automaton';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules } from '../../../shared/src/scan/engine';
import { wordTree, wordTreeFromData, wordTreeToData, type WordTreeData } from '../../../shared/src/scan/detection/word-tree';

const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '_'), minLength: 1, maxLength: 5 }), { maxLength: 8 });

describe('the tree of words', () => {
  it('numbers states breadth first, so that a count of children is enough', () => {
    const { characters, children, symbols, ends } = wordTree(['ab', 'b', 'abc']);
    assert.equal(characters, 'abc');
    assert.deepEqual([...children], [2, 1, 0, 1, 0]);
    assert.deepEqual([...symbols], [0, 1, 2, 2, 3]);
    assert.deepEqual([...ends], [2, 1, 3, 0, 4, 2]);
  });

  it('has one state for each beginning', () => {
    fc.assert(fc.property(words, (list) => {
      const beginnings = new Set(list.flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1))));
      const { children, symbols, ends } = wordTree(list);
      assert.equal(children.length, beginnings.size + 1);
      assert.equal(symbols.length, beginnings.size + 1);
      assert.equal(ends.length, 2 * list.length);
    }));
  });

  it('is the same after it was written as data', () => {
    const keywords = compileRules(builtInRules).targets.map(({ keyword }) => keyword);
    for (const list of [[], ['key'], keywords]) {
      const tree = wordTree(list);
      const read = wordTreeFromData(JSON.parse(JSON.stringify(wordTreeToData(tree))) as WordTreeData);
      assert.deepEqual({ ...read, children: [...read.children], symbols: [...read.symbols], ends: [...read.ends] },
        { ...tree, children: [...tree.children], symbols: [...tree.symbols], ends: [...tree.ends] });
      const all = list.join('-');
      assert.deepEqual(findInText(linkAutomaton(read), all), findInText(linkAutomaton(tree), all));
    }
  });

  it('finds nothing without words', () => {
    assert.deepEqual(findInText(linkAutomaton(wordTree([])), 'anything'), []);
  });

  it('refuses a word that is there twice', () => {
    assert.throws(() => wordTree(['key', 'key']), /twice/);
  });
});
