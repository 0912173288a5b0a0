import assert from 'node:assert/strict';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import type { RuleData } from '../../shared/src/scan/detection/rules/rule-data';
import { ruleFromData, ruleToData } from '../../shared/src/scan/detection/rules/rule-data';

describe('rules as data', () => {
  it('are the same rules, apart from the examples', () => {
    for (const rule of builtInRules) {
      const read = ruleFromData(JSON.parse(JSON.stringify(ruleToData(rule))) as RuleData);
      const { source, flags } = rule.pattern;
      assert.deepEqual({ ...read, pattern: read.pattern }, { ...rule, source, flags, examples: [], counterExamples: [] }, rule.id);
    }
  });
});
