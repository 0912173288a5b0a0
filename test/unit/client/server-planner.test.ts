import assert from 'node:assert/strict';
import { ServerPlanner } from '../../../client/src/language/server-planner';
import type { TextPositions } from '../../../client/src/language/plan-reply';
import type { PlanReplacementParams } from '../../../shared/src/core/protocol/plan-replacement';
import type { FindingPlace } from '../../../shared/src/flows/ports';

const place: FindingPlace = {
  uri: 'file:///shop/app.js', version: 1, span: { start: 3, end: 6 }, ruleId: 'keyward/stripe-secret-key', fingerprint: 'a'.repeat(32),
};

/** A text of lines of ten characters. */
function positions(version: number): TextPositions {
  return {
    version,
    offsetAt: ({ line, character }) => line * 10 + character,
    positionAt: (offset) => ({ line: Math.floor(offset / 10), character: offset % 10 }),
  };
}

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
const value = { range, chain: [{ kind: 'string-escapes', dialect: 'javascript' }] };
const replace = { kind: 'replace', value, edits: [{ range, newText: 'process.env.A' }], form: 'process.env', notes: ['import-added', 'from-the-future'] };

interface World {
  readonly replies: readonly unknown[];
  readonly versions?: readonly (number | undefined)[];
}

async function planned(world: World) {
  const requests: PlanReplacementParams[] = [];
  const replies = [...world.replies];
  const versions = [...(world.versions ?? [])];
  let quiet = 0;
  const planner = new ServerPlanner({
    request: (params) => { requests.push(params); return Promise.resolve(replies.length > 1 ? replies.shift() : replies[0]); },
    positions: () => {
      const version = versions.length > 0 ? versions.shift() : 1;
      return version === undefined ? undefined : positions(version);
    },
    documents: { quiet: () => { quiet += 1; return Promise.resolve(); } },
  });
  return { reply: await planner.plan(place, 'A', 'plain'), requests, quiet: () => quiet };
}

describe('the plan of the server', () => {
  it('is read against the text that it is of', async () => {
    const { reply, requests } = await planned({ replies: [{ kind: 'planned', version: 1, range, plan: replace, secretType: 'api-key' }] });
    assert.deepEqual(requests[0]?.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 6 } });
    assert(reply.kind === 'planned' && reply.plan.kind === 'replace');
    assert.deepEqual(reply.span, { start: 12, end: 15 });
    assert.deepEqual(reply.plan.edits, [{ span: { start: 12, end: 15 }, newText: 'process.env.A' }]);
    assert.deepEqual(reply.plan.notes, ['import-added']);
    assert.equal(reply.secretType, 'api-key');
  });

  it('is asked for again when the text moved meanwhile, and given up after three times', async () => {
    const reply = { kind: 'planned', version: 1, range, plan: replace };
    const moved = await planned({ replies: [reply, { ...reply, version: 2 }], versions: [1, 2, 2, 2] });
    assert.equal(moved.reply.kind, 'planned');
    assert.equal(moved.quiet(), 1);
    const typing = await planned({ replies: [reply], versions: [1, 2, 2, 3, 3, 4] });
    assert.equal(typing.reply.kind, 'gone');
    assert.equal(typing.requests.length, 3);
  });

  it('is gone when the document was closed', async () => {
    const { reply, requests } = await planned({ replies: [{ kind: 'gone' }], versions: [undefined] });
    assert.deepEqual([reply, requests.length], [{ kind: 'gone' }, 0]);
  });

  it('of a newer server falls back to the general words', async () => {
    const refused = await planned({ replies: [{ kind: 'planned', version: 1, range, plan: { kind: 'refused', reason: 'of-the-future' } }] });
    assert(refused.reply.kind === 'planned');
    assert.deepEqual(refused.reply.plan, { kind: 'refused', reason: 'stale' });
    const stored = await planned({ replies: [{ kind: 'planned', version: 1, range, plan: { kind: 'store-only', value, reason: 'of-the-future' } }] });
    assert(stored.reply.kind === 'planned' && stored.reply.plan.kind === 'store-only');
    assert.equal(stored.reply.plan.reason, 'not-a-literal');
  });

  for (const nonsense of [undefined, null, 7, 'planned', {}, { kind: 'planned' }, { kind: 'planned', version: 1, range, plan: { kind: 'run' } },
    { kind: 'planned', version: 1, range: { start: {}, end: {} }, plan: replace }]) {
    it(`is not believed as ${JSON.stringify(nonsense)}`, async () => {
      assert.deepEqual((await planned({ replies: [nonsense] })).reply, { kind: 'gone' });
    });
  }
});
