import { languages, window, workspace } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { TouchedPlace } from '../commands/touched';
import type { Listings } from '../vault/listings';
import type { SecretsTree } from '../views/secrets-tree/secrets-tree';
import { wantAttention } from '../views/attention';
import { statusView } from '../views/status';
import type { VaultState } from '../views/status';
import type { Occasion, StoreChange, StoreFollower } from '../views/store-follower';
import type { Words } from '../views/words';
import { isTrusted, setFilterContext, setVaultContext } from './commands';
import { findingsInActiveFile } from './findings';
import { StatusBar } from './status-bar';
import { SecretsView } from './tree-view';

export interface SurfacesPorts {
  readonly listings: Pick<Listings, 'forget' | 'seen'>;
  readonly follower: StoreFollower;
  readonly tree: SecretsTree;
  /** Lets the person choose among the secrets of all stores. */
  readonly pick: () => Promise<SecretRef | undefined>;
  readonly words: Words;
  /** Runs what it is given after other programs changed the vault's file or config.yaml. */
  readonly onFileChange: (changed: () => void) => Disposable;
  /** Stores may hold something else now: told after trust, unlocking and every change. */
  readonly onStoresChanged: () => Promise<void>;
  /** A look at the stores threw: the screen keeps what it shows. */
  readonly onFailure: (error: unknown) => void;
}

/** What is always on the screen: the Secrets view and the status bar. Both follow the editor and the stores. */
export class Surfaces implements Disposable {
  readonly #ports: SurfacesPorts;
  readonly #view: SecretsView;
  readonly #bar = new StatusBar('keyward.status');
  readonly #subscriptions: readonly Disposable[];

  constructor(ports: SurfacesPorts) {
    this.#ports = ports;
    this.#view = new SecretsView(ports.tree);
    const glance = (): void => { this.#look('glance'); };
    this.#subscriptions = [
      ports.follower.onChange((change) => { this.#follow(change); }),
      languages.onDidChangeDiagnostics(() => { this.#paint(); }),
      window.onDidChangeActiveTextEditor(() => { this.#paint(); glance(); }),
      window.onDidChangeActiveNotebookEditor(() => { this.#paint(); }),
      // A vault locks itself when nobody uses it, and a team changes its own: look again when somebody comes back.
      window.onDidChangeWindowState(({ focused }) => { this.#look(focused && this.#view.isVisible ? 'return' : 'glance'); }),
      this.#view.onVisibility(() => { this.#look(this.#view.isVisible ? 'return' : 'glance'); }),
      ports.onFileChange(glance),
      workspace.onDidGrantWorkspaceTrust(() => { this.refresh(); }),
    ];
    this.#paint();
    glance();
  }

  get vault(): VaultState | undefined {
    return this.#ports.follower.vault;
  }

  /** Everything is asked for again. */
  refresh(): void {
    this.#look('demand');
  }

  /** Whoever hears of the stores is told again. */
  tellAgain(): void {
    this.#ports.onStoresChanged().then(() => { this.#mark(); }, this.#ports.onFailure);
  }

  /** After a command: as little is asked for again as shows what it did. */
  touched({ store, path }: TouchedPlace): void {
    if (path === undefined) {
      this.#look('demand', store);
      return;
    }
    this.#ports.listings.forget(store, path);
    this.#view.refresh(store);
    this.tellAgain();
  }

  /** Shows only the lines with these words; all of them for a text without a word. */
  filterBy(text: string): void {
    const { tree, words: { t } } = this.#ports;
    tree.filterBy(text);
    const { filter } = tree;
    setFilterContext(filter !== undefined);
    this.#view.say(filter === undefined ? '' : t('Filter: {0}', filter));
    this.#view.refresh();
  }

  get filter(): string | undefined {
    return this.#ports.tree.filter;
  }

  find(): Promise<SecretRef | undefined> {
    return this.#ports.pick();
  }

  /** Shows the line of a secret, whatever the filter hides. */
  async show(ref: SecretRef): Promise<void> {
    const { tree } = this.#ports;
    if (tree.filter !== undefined) this.filterBy('');
    await this.#view.reveal(tree.secretNode(ref));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#bar.dispose();
  }

  #look(occasion: Occasion, store?: string): void {
    this.#ports.follower.look(occasion, store).then(() => { this.#tellState(); }, this.#ports.onFailure);
  }

  #follow(change: StoreChange): void {
    const { listings } = this.#ports;
    if (change.kind === 'stores') for (const gone of change.gone) listings.forget(gone);
    if (change.kind === 'contents') listings.forget(change.store);
    this.#view.refresh(change.kind === 'stores' ? undefined : change.store);
    this.#tellState();
    this.tellAgain();
  }

  /** Once the stores on this machine are listed. */
  #mark(): void {
    const { follower, listings, words: { t, now } } = this.#ports;
    const count = wantAttention(follower.stores, listings, now());
    this.#view.mark(count, count === 1 ? t('1 secret has expired or soon will') : t('{0} secrets have expired or soon will', count));
  }

  #tellState(): void {
    if (this.vault !== undefined) setVaultContext(this.vault);
    this.#paint();
  }

  #paint(): void {
    const facts = { trusted: isTrusted(), findings: findingsInActiveFile(), vault: this.vault ?? { kind: 'missing' } } as const;
    this.#bar.show(statusView(facts, this.#ports.words.t));
  }
}
