import type { Suite } from 'mocha';

/**
 * Each test of this suite goes on from the one before, so that none runs after one that failed. Mocha's own `bail` would
 * also leave out the whole suite when a test of an earlier file has failed:
 * https://github.com/mochajs/mocha/blob/main/lib/runner.js (`runSuite`).
 */
export function stepByStep(suite: Suite): void {
  suite.beforeEach(function () {
    if (suite.tests.some(({ state }) => state === 'failed')) this.skip();
  });
}
