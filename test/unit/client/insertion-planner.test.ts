import assert from 'node:assert/strict';
import { ServerInsertionPlanner } from '../../../client/src/language/insertion-planner';
import type { InsertionReply } from '../../../shared/src/flows/ports';
import type { PlanInsertionParams } from '../../../shared/src/core/protocol/plan-insertion';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } };
const insert = { kind: 'insert', edits: [{ range, newText: 'process.env.A' }], form: 'process.env', notes: ['import-added', 'from-the-future'] };

describe('the lookup at a cursor, as the server plans it', () => {
  const requests: PlanInsertionParams[] = [];
  beforeEach(() => { requests.length = 0; });

  function planned(reply: unknown, version = 4): Promise<InsertionReply> {
    return new ServerInsertionPlanner({
      request: (params) => { requests.push(params); return Promise.resolve(reply); },
      positions: () => ({
        version, offsetAt: ({ line, character }) => line * 10 + character, positionAt: (offset) => ({ line: Math.floor(offset / 10), character: offset % 10 }),
      }),
    }).planInsertion({ uri: 'file:///a.js', version: 4, offset: 12 }, 'A', 'plain');
  }

  it('is read against the text that the cursor was in', async () => {
    assert.deepEqual(await planned({ kind: 'planned', version: 4, plan: insert }), {
      kind: 'planned',
      plan: { kind: 'insert', edits: [{ span: { start: 12, end: 12 }, newText: 'process.env.A' }], form: 'process.env', notes: ['import-added'] },
    });
    assert.deepEqual(requests, [{ uri: 'file:///a.js', version: 4, position: { line: 1, character: 2 }, name: 'A', style: 'plain' }]);
  });

  it('is not asked for when that text is gone', async () => {
    assert.deepEqual(await planned({ kind: 'planned', version: 4, plan: insert }, 5), { kind: 'stale' });
    assert.deepEqual(requests, []);
  });

  for (const reply of [undefined, null, 'text', { kind: 'stale' }, { kind: 'planned', version: 5, plan: insert }, { kind: 'planned', version: 4 }, { kind: 'planned', version: 4, plan: { kind: 'insert', edits: [{}] } }]) {
    it(`is none when the server answers ${JSON.stringify(reply)}`, async () => { assert.deepEqual(await planned(reply), { kind: 'stale' }); });
  }

  it('is refused with a reason that this version knows', async () => {
    const refused = async (reason: string): Promise<unknown> => planned({ kind: 'planned', version: 4, plan: { kind: 'refused', reason } });
    for (const [said, known] of [['inside-comment', 'inside-comment'], ['dotenv-reads-manifest', 'dotenv-reads-manifest'], ['from-the-future', 'not-a-literal'], ['constructor', 'not-a-literal']]) {
      assert.deepEqual(await refused(said ?? ''), { kind: 'planned', plan: { kind: 'refused', reason: known } });
    }
  });
});
