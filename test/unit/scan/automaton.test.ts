import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildAutomaton, findInBytes, findInText } from '../../../shared/src/scan/detection/automaton';
import { hitsInDecodedText } from '../../../shared/src/scan/detection/byte-offsets';

const letter = fc.constantFrom('a', 'b', 'c', '_');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 5 });
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'A', 'b', '_', 'é', '😀', '-'), maxLength: 60 });

/** What an automaton finds, the slow way: every word at every place. */
function naive(list: readonly string[], where: string): readonly string[] {
  const folded = where.replace(/[A-Z]/g, (upper) => upper.toLowerCase());
  const hits: string[] = [];
  for (let end = 1; end <= folded.length; end++) {
    list.forEach((one, index) => {
      if (folded.slice(0, end).endsWith(one)) hits.push(`${index}@${end}`);
    });
  }
  return hits.sort();
}

function pairs(hits: readonly number[]): readonly string[] {
  const all: string[] = [];
  for (let index = 0; index < hits.length; index += 2) all.push(`${hits[index]}@${hits[index + 1]}`);
  return all.sort();
}

describe('automaton', () => {
  it('finds what a search for each word at each place finds', () => {
    fc.assert(fc.property(words, text, (list, where) => {
      assert.deepEqual(pairs(findInText(buildAutomaton(list), where)), naive(list, where));
    }));
  });

  it('finds in a part exactly the hits that end in it', () => {
    fc.assert(fc.property(words, text, fc.nat(60), fc.nat(60), (list, where, a, b) => {
      const [start, end] = [Math.min(a, b, where.length), Math.min(Math.max(a, b), where.length)];
      const inPart = naive(list, where).filter((hit) => Number(hit.split('@')[1]) > start && Number(hit.split('@')[1]) <= end);
      assert.deepEqual(pairs(findInText(buildAutomaton(list), where, start, end)), inPart);
    }));
  });

  it('finds in a text what it would find if it had seen none before', () => {
    fc.assert(fc.property(words, fc.array(text, { maxLength: 4 }), (list, texts) => {
      const automaton = buildAutomaton(list);
      for (const where of [...texts, ...texts]) assert.deepEqual(findInText(automaton, where), findInText(buildAutomaton(list), where));
    }));
  });

  it('finds the same in Latin-1 bytes', () => {
    fc.assert(fc.property(words, text.filter((one) => !one.includes('😀')), (list, where) => {
      const automaton = buildAutomaton(list);
      assert.deepEqual(findInBytes(automaton, Buffer.from(where, 'latin1')), findInText(automaton, where));
    }));
  });

  it('finds in UTF-8 bytes what it finds in their text, a byte order mark or not', () => {
    fc.assert(fc.property(words, text, fc.constantFrom('', '\ufeff'), (list, where, mark) => {
      const automaton = buildAutomaton(list);
      const bytes = Buffer.from(mark + where);
      assert.deepEqual(hitsInDecodedText(findInBytes(automaton, bytes), bytes), findInText(automaton, where));
    }));
  });

  it('refuses words that it could never find', () => {
    assert.throws(() => buildAutomaton(['']), /empty/);
    assert.throws(() => buildAutomaton(['Key']), /lower-case/);
    assert.throws(() => buildAutomaton(['clé']), /ASCII/);
  });
});
