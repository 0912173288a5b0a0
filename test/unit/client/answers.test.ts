import assert from 'node:assert/strict';
import { allowManifestCommand } from '../../../client/src/commands/allow-manifest';
import { editorCommands } from '../../../client/src/commands/editor-commands';
import { scanWorkspaceCommand } from '../../../client/src/commands/scan-workspace';
import type { ScanAnswer } from '../../../client/src/commands/scan-workspace';
import { statusView, vaultState } from '../../../client/src/views/status';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import { manifestFile } from '../../../shared/src/flows/manifest-file';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { MemoryApprovals } from './support/memory-approvals';
import { RecordedDialogs, RecordedLog, t } from './support/recorded-dialogs';
import { localStatus } from './support/store-status';

describe('a manifest of somebody else', () => {
  const manifest = manifestFile('/work/shop', 'AWS=keyward://local/work/aws#value\n');

  function world() {
    const dialogs = new RecordedDialogs();
    const book = new MemoryApprovals();
    const recorded: string[] = [];
    const approval = {
      approvals: book,
      sideFiles: { read: () => Promise.resolve(manifest.text), realFolder: (folder: string) => Promise.resolve(folder) },
      service: {
        record: (event: { readonly action: string }) => { recorded.push(event.action); return Promise.resolve(ok()); },
        recordAround: <T, E>({ action }: { readonly action: string }, work: () => Promise<Result<T, E>>) => { recorded.push(action); return work(); },
      },
    };
    return { dialogs, book, recorded, approval };
  }

  it('is asked about with every reference in view, and a no keeps nothing', async () => {
    const { dialogs, book, approval } = world();
    await allowManifestCommand({ approval, manifests: () => Promise.resolve([manifest]), dialogs, t }).run([]);
    assert.match(dialogs.confirmations[0]?.detail ?? '', /AWS ← keyward:\/\/local\/work\/aws#value/);
    assert.deepEqual(book.kept, []);
  });

  it('is allowed by a yes, which is written down', async () => {
    const { dialogs, book, recorded, approval } = world();
    dialogs.yes = [true];
    await allowManifestCommand({ approval, manifests: () => Promise.resolve([manifest]), dialogs, t }).run([]);
    assert.deepEqual(book.kept.map(({ folder }) => folder), ['/work/shop']);
    assert.deepEqual(recorded, ['allow']);
  });

  it('with a broken line is not asked about, and the line is not shown', async () => {
    const { dialogs, approval } = world();
    const broken = manifestFile('/work/shop', `TOKEN=${['made', 'up', 'token'].join('-')}\n`);
    await allowManifestCommand({ approval, manifests: () => Promise.resolve([broken]), dialogs, t }).run([]);
    assert.deepEqual(dialogs.confirmations, []);
    assert.ok(!JSON.stringify(dialogs.notices).includes('made-up-token'));
  });

  it('is chosen of several, and none is said where there is none', async () => {
    const { dialogs, approval } = world();
    await allowManifestCommand({ approval, manifests: () => Promise.resolve([]), dialogs, t }).run([]);
    assert.equal(dialogs.notices.length, 1);
    await allowManifestCommand({ approval, manifests: () => Promise.resolve([manifest, manifestFile('/work/two', '')]), dialogs, t }).run([]);
    assert.deepEqual(dialogs.offered, [['/work/shop', '/work/two']]);
  });

  it('is the one of the folder that a notice named, and never one outside the open folders', async () => {
    const { dialogs, approval } = world();
    const nested = manifestFile('/work/shop/packages/x', 'MAIL=keyward://local/work/mail#value\n');
    const command = allowManifestCommand({ approval, manifests: () => Promise.resolve([manifest, nested]), dialogs, t });
    await command.run([{ folder: '/work/shop/packages/x' }]);
    assert.match(dialogs.confirmations[0]?.detail ?? '', /MAIL ← keyward:\/\/local\/work\/mail#value/);
    await command.run([{ folder: '/elsewhere' }]);
    assert.equal(dialogs.confirmations.length, 1);
    assert.equal(await command.run([{ folder: 7 }]), 'invalid-arguments');
    assert.deepEqual(dialogs.offered, []);
  });
});

describe('a scan of the workspace', () => {
  const position = { line: 0, character: 0 };
  const finding = { kind: 'secret', ruleId: 'keyward/generic', fingerprint: 'a'.repeat(32), range: { start: position, end: position }, severity: 'warning' };

  async function scanned(answer: ScanAnswer) {
    const dialogs = new RecordedDialogs();
    let shown = -1;
    const command = scanWorkspaceCommand({
      scan: () => Promise.resolve(answer), show: (files) => { shown = files.length; }, openProblems: () => {}, dialogs, log: new RecordedLog(), t,
    });
    assert.equal(command.trust, 'not-needed');
    await command.run([]);
    return { text: dialogs.notices[0]?.text ?? '', shown };
  }

  it('says what was found and what was left out', async () => {
    const reply = {
      files: [{ uri: 'file:///a', findings: [finding, finding] }], scannedFiles: 7, complete: false,
      skipped: [{ uri: 'file:///b', reason: 'too-large' }],
    };
    const { text, shown } = await scanned({ kind: 'answered', reply });
    assert.equal(shown, 1);
    for (const expected of ['2 findings', '7 files', '1 files were left out', 'not complete']) assert.ok(text.includes(expected), text);
  });

  it('says that nothing was found', async () => {
    const { text } = await scanned({ kind: 'answered', reply: { files: [], scannedFiles: 3, skipped: [], complete: true } });
    assert.match(text, /Nothing found in 3 files/);
  });

  it('is silent when it was cancelled', async () => {
    assert.deepEqual(await scanned({ kind: 'cancelled' }), { text: '', shown: -1 });
  });

  for (const answer of [{ kind: 'no-server' }, { kind: 'answered', reply: { files: 7 } }, { kind: 'answered', reply: null }] as const) {
    it(`does not believe ${JSON.stringify(answer)}`, async () => {
      assert.match((await scanned(answer)).text, /did not finish/);
    });
  }
});

describe('the status', () => {
  const store = localStatus;

  it('of the vaults is one word', () => {
    assert.equal(vaultState([store('missing')]).kind, 'missing');
    assert.equal(vaultState([store('ready')]).kind, 'open');
    assert.equal(vaultState([store('ready'), store('locked')]).kind, 'locked');
    assert.equal(vaultState([store('locked-out')]).kind, 'locked');
    assert.equal(vaultState([]).kind, 'open');
  });

  it('of a damaged vault is a problem, also beside one that is open or locked', () => {
    const damaged: StoreStatus = { ...store('damaged'), error: { kind: 'corrupt', file: '/vault.json', backup: '/backups/7.json' } };
    for (const other of ['missing', 'locked', 'ready'] as const) {
      assert.deepEqual(vaultState([store(other), damaged]), { kind: 'problem', error: damaged.error });
    }
  });

  for (const state of ['damaged', 'sealed', 'unreachable', 'denied', 'unauthenticated'] as const) {
    it(`of a vault that is ${state} is never open, and gives a reason`, () => {
      const vault = vaultState([store(state)]);
      assert.deepEqual(vault, { kind: 'problem', error: { kind: 'unreachable', store: 'local', code: state } });
      assert.notEqual(statusView({ trusted: true, findings: { secrets: 0, patterns: 0 }, vault }, t).text, '$(unlock) Keyward');
    });
  }

  it('says what is wrong with a vault and what to do next', () => {
    const error = { kind: 'corrupt', file: '/vault.json', backup: '/backups/7.json' } as const;
    const { text, tooltip, emphasis } = statusView({ trusted: true, findings: { secrets: 0, patterns: 0 }, vault: { kind: 'problem', error } }, t);
    assert.deepEqual([text, emphasis], ['$(error) Keyward', 'warning']);
    assert.match(tooltip, /cannot be used\n.*vault\.json is damaged.*\nRestore the newest good backup.*\/backups\/7\.json/);
  });

  it('offers to say what is wrong, and only then', async () => {
    const dialogs = new RecordedDialogs();
    const state: { error?: VaultError } = {};
    const [, , status] = editorCommands({
      showLog: () => {}, refresh: () => {}, runCommand: () => {}, showSecrets: () => {}, offered: () => ['keyward.openLogs'],
      problem: () => state.error, dialogs, t,
    });
    await status?.run([]);
    state.error = { kind: 'corrupt', file: '/vault.json' };
    dialogs.picks = ['What is wrong with the vault'];
    await status?.run([]);
    assert.deepEqual(dialogs.offered.map(([first]) => first), ['Show secrets', 'What is wrong with the vault']);
    assert.deepEqual(dialogs.failures, [state.error]);
  });

  it('stands out only where there are findings', () => {
    const quiet = statusView({ trusted: true, findings: { secrets: 0, patterns: 0 }, vault: { kind: 'open' } }, t);
    assert.deepEqual([quiet.text, quiet.emphasis], ['$(unlock) Keyward', 'none']);
    const loud = statusView({ trusted: true, findings: { secrets: 2, patterns: 0 }, vault: { kind: 'locked' } }, t);
    assert.deepEqual([loud.text, loud.emphasis], ['$(lock) Keyward 2', 'warning']);
  });

  it('counts values and unsafe patterns together, and tells them apart on request', () => {
    const { text, tooltip } = statusView({ trusted: true, findings: { secrets: 2, patterns: 3 }, vault: { kind: 'open' } }, t);
    assert.equal(text, '$(unlock) Keyward 5');
    assert.match(tooltip, /Secrets found in this file: 2\nUnsafe patterns in this file: 3/);
    assert.match(statusView({ trusted: true, findings: { secrets: 0, patterns: 1 }, vault: { kind: 'open' } }, t).tooltip, /No secrets found in this file\nUnsafe patterns in this file: 1/);
  });

  it('says nothing of a vault in a folder that is not trusted', () => {
    const { text, tooltip } = statusView({ trusted: false, findings: { secrets: 1, patterns: 0 }, vault: { kind: 'open' } }, t);
    assert.equal(text, '$(shield) Keyward 1');
    assert.match(tooltip, /not trusted/);
  });
});
