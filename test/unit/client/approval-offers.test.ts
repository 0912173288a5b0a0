import assert from 'node:assert/strict';
import { ApprovalOffers } from '../../../client/src/prompts/approval-offers';
import { manifestFile } from '../../../shared/src/flows/manifest-file';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import { MemoryApprovals } from './support/memory-approvals';
import { RecordedDialogs, RecordedLog, t } from './support/recorded-dialogs';

describe('manifests that nobody approved', () => {
  const root = manifestFile('/work/shop', 'AWS=keyward://local/work/aws#value\n');

  function world() {
    const dialogs = new RecordedDialogs();
    const approvals = new MemoryApprovals();
    const reviewed: (string | undefined)[] = [];
    const log = new RecordedLog();
    const offers = new ApprovalOffers({
      approval: { approvals, sideFiles: { read: () => Promise.resolve(undefined), realFolder: (folder) => Promise.resolve(folder) } },
      dialogs, log, t, review: (folder) => { reviewed.push(folder); },
    });
    /** What a look at these manifests says, without the rest of the sentence. */
    const said = async (...manifests: readonly ManifestFile[]): Promise<readonly string[]> => {
      dialogs.notices.length = 0;
      await offers.offer(manifests);
      return dialogs.notices.map(({ text }) => text.replace(/ of your secrets.*/, ''));
    };
    return { dialogs, approvals, reviewed, log, said };
  }

  it('are announced once, and not at all where they ask for nothing', async () => {
    const { said, log } = world();
    assert.deepEqual(await said(root, manifestFile('/work/empty', '# nothing\n')), ['shop/keyward.env asks for 1']);
    assert.deepEqual(await said(root), []);
    assert.deepEqual(log.events, [{ name: 'manifest.unapproved', fields: { references: 1 } }]);
  });

  it('are announced each, also below the root, with a review of that very folder', async () => {
    const { said, dialogs, reviewed } = world();
    const nested = manifestFile('/work/shop/packages/x', 'MAIL=keyward://local/work/mail#value\n');
    assert.deepEqual(await said(root, nested), ['shop/keyward.env asks for 1', 'x/keyward.env asks for 1']);
    dialogs.notices[1]?.actions?.[0]?.run();
    assert.deepEqual(reviewed, ['/work/shop/packages/x']);
  });

  it('are announced again when they ask for something else, and not when only their words change', async () => {
    const { said } = world();
    await said(root);
    const more = 'AWS=keyward://local/work/aws#value\nMAIL=keyward://local/work/mail#value\n';
    assert.deepEqual(await said(manifestFile('/work/shop', `# for the tests\n\n${root.text ?? ''}`)), []);
    assert.deepEqual(await said(manifestFile('/work/shop', more)), ['shop/keyward.env asks for 2']);
    assert.deepEqual(await said(manifestFile('/work/shop', more)), []);
    assert.deepEqual(await said(root), [], 'a set that was announced before is no news');
  });

  it('are silent once they are approved, until they ask for more', async () => {
    const { said, approvals } = world();
    await approvals.approve('/work/shop', root.manifest.entries);
    assert.deepEqual(await said(root), []);
    assert.deepEqual(await said(manifestFile('/work/shop', 'OTHER=keyward://local/work/aws#value\n')), ['shop/keyward.env asks for 1']);
  });

  it('are announced together when there are many', async () => {
    const { said, dialogs, reviewed } = world();
    const many = Array.from({ length: 20 }, (_, index) => manifestFile(`/work/shop/packages/${index}`, root.text));
    const texts = await said(...many);
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /^20 folders/);
    dialogs.notices[0]?.actions?.[0]?.run();
    assert.deepEqual(reviewed, [undefined]);
    assert.deepEqual(await said(...many), []);
  });
});
