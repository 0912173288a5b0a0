import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { env } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Disposable } from '../../shared/src/core/disposable';
import { LiteralHistory } from '../../shared/src/host/git/literal-history';
import { fingerprintKey } from '../../shared/src/host/paths/fingerprint-key';
import { userPaths } from '../../shared/src/host/paths/user-paths';
import type { UserPaths } from '../../shared/src/host/paths/user-paths';
import type { Machine } from '../../shared/src/secrets/user-secrets';
import { extensionCommands } from './commands/extension-commands';
import type { EditorPorts } from './commands/extension-commands';
import type { CommandId } from './commands/command-id';
import { ServerInsertionPlanner } from './language/insertion-planner';
import { knownReferences } from './language/known-references';
import { ServerPlanner } from './language/server-planner';
import { vendorConsole } from './language/vendor-console';
import { LanguageServer } from './language-client';
import { ClearingClipboard } from './platform/clipboard';
import { focusSecretsView, isTrusted, manageTrust, openProblems, registerCommands, runCommand, workspaceFolders } from './platform/commands';
import { localDate } from './platform/dates';
import { realDelay } from './platform/delay';
import { EditorDialogs } from './platform/dialogs';
import { EditorDocuments } from './platform/documents';
import { editingPorts } from './platform/editing';
import { findingAtCursor, ScannedFindings } from './platform/findings';
import { ChannelLog } from './platform/log-channel';
import { ManifestWatch, manifestFolders } from './platform/manifests';
import { EditorOutlets } from './platform/outlets';
import { cursorPlace, positionsOf } from './platform/positions';
import { busy, cancellable } from './platform/progress';
import { RecoveryCodeModal } from './platform/recovery-code';
import { pickFoundSecret } from './platform/secret-pick';
import { showInRevealBox } from './platform/reveal-box';
import { settingsOf } from './platform/settings';
import { EditorSideFiles } from './platform/side-files';
import { Surfaces } from './platform/surfaces';
import { translate as t } from './platform/translate';
import { nextStep } from './prompts/next-step';
import { EditorVaultPrompts } from './prompts/vault-prompts';
import { Listings } from './vault/listings';
import { openUserVault } from './vault/user-vault';
import type { UserVault } from './vault/user-vault';
import { searchSecrets } from './views/secret-search';
import { SecretsTree } from './views/secrets-tree/secrets-tree';
import { findingText } from './views/finding-text';
import type { VaultState } from './views/status';
import { StoreFollower } from './views/store-follower';

/** The running extension. */
export interface Program extends Disposable {
  /** What must be done before the editor ends: a copied value leaves the clipboard. */
  close(): Promise<void>;
}

/** Puts the whole extension together. What is disposed of ends in reverse order. */
export async function createContext(extension: ExtensionContext): Promise<Program> {
  const owned = new Owned();
  const base: Base = { log: owned.add(new ChannelLog()), dialogs: new EditorDialogs((error) => nextStep(error, { runCommand, t })) };
  const paths = userPaths({ platform: process.platform, homeFolder: homedir(), environment: process.env });
  if (!paths.ok) {
    base.log.event('extension.failed', { part: 'paths', reason: paths.error.kind });
    base.dialogs.notify({ level: 'error', text: t('Keyward found no folder for your vaults: KEYWARD_HOME must be an absolute path.') });
    return owned;
  }
  const server = owned.add(await createServer(extension, paths.value, base));
  const vault = owned.add(await openUserVault(machine(extension, paths.value)));
  const surfaces = owned.add(createSurfaces(vault, server, base));
  const { commands, offerApprovals } = extensionCommands(vault, editorPorts(server, surfaces, owned, base));
  for (const registered of registerCommands(commands, { ...base, isTrusted, manageTrust, t })) owned.add(registered);
  owned.add(new ManifestWatch(() => { if (isTrusted()) offerApprovals(); }, realDelay));
  server.start().then(
    () => { surfaces.tellAgain(); },
    (error: unknown) => { base.log.failure('extension.failed', { part: 'server' }, error); },
  );
  base.log.event('extension.started', { trusted: isTrusted() });
  return owned;
}

interface Base {
  readonly log: ChannelLog;
  readonly dialogs: EditorDialogs;
}

/** What was started, let go in reverse order. */
class Owned implements Program {
  readonly #items: Disposable[] = [];
  readonly #closing: (() => Promise<void>)[] = [];

  add<T extends Disposable>(item: T): T {
    this.#items.push(item);
    return item;
  }

  /** Runs `close` before anything is let go. */
  onClose(close: () => Promise<void>): void {
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
  }

  dispose(): void {
    for (const item of this.#items.reverse()) item.dispose();
  }
}

async function createServer(extension: ExtensionContext, paths: UserPaths, { log, dialogs }: Base): Promise<LanguageServer> {
  const key = await fingerprintKey(paths.fingerprintKeyFile, randomBytes);
  if (!key.ok) {
    log.event('extension.failed', { part: 'fingerprint-key', reason: key.error.kind });
    dialogs.notify({ level: 'warning', text: t('{0} cannot be used: values that were stored before are not recognised until it is restored.', key.error.file) });
  }
  return new LanguageServer({
    module: extension.asAbsolutePath('dist/server.js'),
    fingerprintKey: key.ok ? key.value : undefined,
    log,
    now: () => performance.now(),
    onGivenUp: () => { dialogs.notify({ level: 'error', text: t('Keyward\'s language server keeps ending. "Developer: Reload Window" starts it again.') }); },
  });
}

function machine(extension: ExtensionContext, paths: UserPaths): Machine {
  return {
    paths,
    programFolder: extension.asAbsolutePath('dist'),
    platform: process.platform,
    environment: process.env,
    execPath: process.execPath,
    uid: process.getuid?.(),
    now: () => new Date(),
    monotonic: () => performance.now(),
    randomBytes,
  };
}

function createSurfaces({ service, stores, known, file, configFile }: UserVault, server: LanguageServer, { log }: Base): Surfaces {
  const listings = new Listings(service);
  const words = { t, date: (time: Date) => localDate(time, new Date()), now: () => Date.now() };
  const onFailure = (error: unknown): void => { log.failure('extension.failed', { part: 'surfaces' }, error); };
  const follower = new StoreFollower({
    service, isTrusted,
    vaultVersion: () => file.version(),
    config: { version: () => configFile.version(), problem: () => stores.problem() },
    now: () => performance.now(),
    failed: onFailure,
  });
  return new Surfaces({
    listings, follower, words, onFailure,
    pick: () => pickFoundSecret({ search: (report) => searchSecrets({ follower, listings, t }, report), runCommand, failed: onFailure, t }),
    tree: new SecretsTree({ listings, follower, isTrusted, words }),
    onFileChange: (changed) => both(file.onChange(changed), configFile.onChange(changed)),
    onStoresChanged: async () => { await server.tellReferences(await knownReferences(follower.stores, listings, known)); },
  });
}

function both(one: Disposable, other: Disposable): Disposable {
  return {
    dispose: () => {
      one.dispose();
      other.dispose();
    },
  };
}

/** A large history may take its time; nobody waits for it. */
const HISTORY_TIMEOUT_MS = 20_000;

function editorPorts(server: LanguageServer, surfaces: Surfaces, owned: Owned, { log, dialogs }: Base): EditorPorts {
  const clipboard = owned.add(new ClearingClipboard(env.clipboard, realDelay));
  owned.onClose(() => clipboard.close());
  const scanned = owned.add(new ScannedFindings());
  const documents = new EditorDocuments(realDelay);
  return {
    dialogs, log, t, documents, manifestFolders,
    sideFiles: new EditorSideFiles(randomBytes),
    insertionPlanner: new ServerInsertionPlanner({ request: (params) => server.planInsertion(params), positions: positionsOf }),
    cursor: cursorPlace,
    planner: new ServerPlanner({ request: (params) => server.plan(params), positions: positionsOf, documents }),
    history: new LiteralHistory({ environment: process.env, platform: process.platform, forbidden: workspaceFolders, timeoutMs: HISTORY_TIMEOUT_MS }),
    outlets: new EditorOutlets({ clipboard, dialogs, t, showInBox: (value, texts) => showInRevealBox(value, texts, realDelay) }),
    prompts: new EditorVaultPrompts(dialogs, new RecoveryCodeModal(clipboard, t), t),
    copyText: (text) => clipboard.copyText(text),
    changed: () => { surfaces.refresh(); },
    move: { positions: positionsOf, findingAtCursor, busy, style: (uri) => settingsOf(uri).lookup.style },
    scan: {
      scan: () => cancellable(t('Scanning for secrets'), (report, token) => server.scan(report, token)),
      show: (files) => { scanned.show(files, (finding) => findingText(finding, t)); },
      openProblems,
    },
    editing: editingPorts({
      delay: realDelay, randomBytes, t,
      consoleOf: async (ruleId) => vendorConsole(await server.ruleInfo({ ruleId })),
      touched: (place) => { surfaces.touched(place); },
    }),
    search: {
      filter: () => surfaces.filter,
      filterBy: (text) => { surfaces.filterBy(text); },
      find: () => surfaces.find(),
      show: (ref) => surfaces.show(ref),
    },
    surfaces: {
      showLog: () => { log.show(); },
      runCommand,
      showSecrets: focusSecretsView,
      offered: () => offered(surfaces),
      problem: () => surfaces.vault?.kind === 'problem' ? surfaces.vault.error : undefined,
    },
  };
}

function offered({ vault }: Surfaces): readonly CommandId[] {
  const byState: Readonly<Record<Exclude<VaultState['kind'], 'problem'>, CommandId>> = {
    missing: 'keyward.createVault', locked: 'keyward.unlock', open: 'keyward.lock',
  };
  return [...(vault === undefined || vault.kind === 'problem' ? [] : [byState[vault.kind]]), 'keyward.scanWorkspace', 'keyward.openLogs'];
}
