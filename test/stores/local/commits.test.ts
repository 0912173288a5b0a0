import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import type { RestorableStore } from '../../../shared/src/secrets/lockable';
import { parseVault } from '../../../shared/src/secrets/vault-file/format/parse';
import {
  createTestVault, openTestStore, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../../support/local-vault';

/** Meetings of two writers without a lock, at the points where a commit could be lost or made twice. */
describe('commits of two writers', () => {
  const folder = temporaryFolder();
  const real = nodeFileOperations(process.platform);
  let number = 0;

  interface Meeting {
    readonly directory: string;
    readonly slow: RestorableStore;
    readonly quick: RestorableStore;
    /** Runs once, inside the next such call of the slow writer, before or after the call itself. */
    interrupt(call: 'link' | 'rename' | 'sync', moment: 'before' | 'after', body: () => Promise<void>): void;
  }

  async function meet(now = Date.now): Promise<Meeting> {
    const directory = path.join(folder, `vault-${number += 1}`);
    let planned: { call: string; moment: string; body: () => Promise<void> } | undefined;
    const around = async (call: string, real: () => Promise<void>): Promise<void> => {
      const plan = planned?.call === call ? planned : undefined;
      if (plan !== undefined) planned = undefined;
      if (plan?.moment === 'before') await plan.body();
      await real();
      if (plan?.moment === 'after') await plan.body();
    };
    const slow = await createTestVault(directory, {
      kernelLock: undefined, now,
      operations: {
        ...real,
        sync: (handle) => around('sync', () => real.sync(handle)),
        link: (from, to) => around('link', () => real.link(from, to)),
        rename: (from, to) => around('rename', () => real.rename(from, to)),
      },
    });
    const quick = await openTestStore(directory, { kernelLock: undefined, now });
    valueOf(await unlockByPassword(quick));
    return { directory, slow, quick, interrupt: (call, moment, body) => { planned = { call, moment, body }; } };
  }

  async function assertBoth({ directory, slow, quick }: Meeting, expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const fresh = await openTestStore(directory, { kernelLock: undefined });
    valueOf(await unlockByPassword(fresh));
    for (const store of [slow, quick, fresh]) {
      for (const [name, texts] of Object.entries(expected)) {
        assert.equal(valueOf(await store.describe(name)).versions.length, texts.length, name);
        for (const [at, text] of texts.entries()) assert.equal(await readText(store, name, at + 1), text);
      }
      store.dispose();
    }
  }

  const generationOf = (directory: string): number => {
    const parsed = parseVault(readFileSync(path.join(directory, 'vault.json')));
    assert(parsed.ok);
    return parsed.value.document.header.generation;
  };

  it('the slower begins again when the other took its generation', async () => {
    const meeting = await meet();
    meeting.interrupt('link', 'before', async () => { await writeText(meeting.quick, 'a', 'quick'); });
    assert.equal(await writeText(meeting.slow, 'a', 'slow'), 2);
    await assertBoth(meeting, { a: ['quick', 'slow'] });
  });

  it('a commit that another went on from, before it had its name, is made once', async () => {
    const meeting = await meet();
    meeting.interrupt('link', 'after', async () => { await writeText(meeting.quick, 'a', 'quick'); });
    assert.equal(await writeText(meeting.slow, 'a', 'slow'), 1);
    assert.equal(generationOf(meeting.directory), 3);
    await assertBoth(meeting, { a: ['slow', 'quick'] });
  });

  it('a late rename puts an older file in place, and loses nothing', async () => {
    const meeting = await meet();
    meeting.interrupt('rename', 'before', async () => { await writeText(meeting.quick, 'a', 'quick'); });
    assert.equal(await writeText(meeting.slow, 'a', 'slow'), 1);
    assert.equal(generationOf(meeting.directory), 2);
    assert.equal(await writeText(meeting.slow, 'a', 'again'), 3);
    assert.equal(generationOf(meeting.directory), 4);
    await assertBoth(meeting, { a: ['slow', 'quick', 'again'] });
  });

  it('a writer that slept through more commits than claims are kept begins again', async () => {
    const meeting = await meet();
    const quick = Array.from({ length: 20 }, (_, at) => `quick ${at}`);
    meeting.interrupt('sync', 'after', async () => {
      for (const text of quick) await writeText(meeting.quick, 'a', text);
      assert(!existsSync(path.join(meeting.directory, 'vault.2.commit')));
    });
    assert.equal(await writeText(meeting.slow, 'a', 'slow'), 21);
    await assertBoth(meeting, { a: [...quick, 'slow'] });
    const claims = readdirSync(meeting.directory).filter((name) => name.endsWith('.commit'));
    assert.equal(claims.length, 16);
  });

  it('two that change the data key at once end with one key', async () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    const meeting = await meet(() => time);
    time += 91 * 24 * 60 * 60_000;
    meeting.interrupt('link', 'before', async () => { await writeText(meeting.quick, 'a', 'quick'); });
    assert.equal(await writeText(meeting.slow, 'a', 'slow'), 2);
    assert.equal(await writeText(meeting.quick, 'a', 'again'), 3);
    await assertBoth(meeting, { a: ['quick', 'slow', 'again'] });
  });

  it('a commit that was never renamed is found by its claim', async () => {
    const meeting = await meet();
    await writeText(meeting.quick, 'a', 'one');
    const older = path.join(meeting.directory, 'older');
    renameSync(path.join(meeting.directory, 'vault.json'), older);
    await writeText(meeting.slow, 'a', 'two');
    renameSync(older, path.join(meeting.directory, 'vault.json'));
    await assertBoth(meeting, { a: ['one', 'two'] });
  });
});
