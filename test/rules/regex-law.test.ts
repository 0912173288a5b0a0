import assert from 'node:assert/strict';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { elements, isLiteral, leading, longestMatch, quantifiers } from './support/regex-shape';
import { marksInside } from './support/marks-inside';

describe('rules: the law for patterns', () => {
  for (const { id, pattern, maxLength, keywords, form } of builtInRules) {
    describe(id, () => {
      it('bounds every repeat, and says how long a match can be', () => {
        for (const { max, raw } of quantifiers(pattern)) assert(Number.isFinite(max), `${raw} has no bound`);
        assert.equal(maxLength, longestMatch(pattern));
      });

      it('starts with a literal', () => {
        const first = leading(elements(pattern));
        if (marksInside.has(id)) {
          for (const node of first) assert(node.type !== 'Quantifier' || node.max <= 90, `${node.raw} is a long lead`);
        } else {
          for (const node of first) assert(isLiteral(node), `${node.raw} comes first`);
        }
      });

      it('has a boundary on both sides', () => {
        const parts = elements(pattern);
        assert.equal(parts[0]?.type, 'Assertion');
        assert.equal(parts.at(-1)?.type, 'Assertion');
      });

      it('carries no flag that the engine sets itself', () => {
        assert.match(pattern.flags, /^[iu]*$/u);
      });

      it('has keywords that the prefilter can use', () => {
        assert(keywords.length > 0);
        for (const keyword of keywords) {
          assert(keyword.length >= 3, `${keyword} is too short`);
          assert.equal(keyword, keyword.toLowerCase());
        }
      });

      it('names its vendor in the pattern where the value has no mark', () => {
        if (form === 'near') assert.notEqual(/\(\?<secret>/u.exec(pattern.source), null);
      });
    });
  }
});
