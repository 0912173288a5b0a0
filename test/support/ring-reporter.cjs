'use strict';
// Mocha reporter of `npm test`: says nothing of what passes, everything of what does not, and leaves the counts as JSON
// in the file KEYWARD_RING_RESULT for scripts/test.mjs to add up.
const fs = require('node:fs');
const { reporters, Runner } = require('mocha');

const { EVENT_RUN_END, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Runner.constants;

module.exports = class RingReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const result = { passed: 0, failed: 0, skipped: [], slowest: [] };
    runner.on(EVENT_TEST_PASS, (test) => {
      result.passed++;
      result.slowest.push({ title: test.fullTitle(), ms: test.duration ?? 0 });
    });
    runner.on(EVENT_TEST_FAIL, () => result.failed++);
    runner.on(EVENT_TEST_PENDING, (test) => result.skipped.push(test.fullTitle()));
    runner.once(EVENT_RUN_END, () => {
      if (this.failures.length > 0) reporters.Base.list(this.failures);
      result.slowest = result.slowest.sort((a, b) => b.ms - a.ms).slice(0, 3);
      const file = process.env.KEYWARD_RING_RESULT;
      if (file !== undefined) fs.writeFileSync(file, JSON.stringify(result));
    });
  }
};
