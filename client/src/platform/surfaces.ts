import { languages, window, workspace } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { Translate } from '../prompts/translate';
import type { Listings } from '../vault/listings';
import type { SecretsTree } from '../views/secrets-tree/secrets-tree';
import { statusView } from '../views/status';
import type { VaultState } from '../views/status';
import type { StoreFollower } from '../views/store-follower';
import { isTrusted, setVaultContext } from './commands';
import { findingsInActiveFile } from './findings';
import { StatusBar } from './status-bar';
import { SecretsView } from './tree-view';

export interface SurfacesPorts {
  readonly listings: Pick<Listings, 'forget'>;
  readonly follower: StoreFollower;
  readonly tree: SecretsTree;
  readonly t: Translate;
  /** Runs what it is given after other programs changed the vault's file. */
  readonly onVaultFileChange: (changed: () => void) => Disposable;
  /** Stores may hold something else now: told after trust, unlocking and every change. */
  readonly onStoresChanged: () => void;
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
    const look = (): void => { this.#followStores().catch(ports.onFailure); };
    this.#subscriptions = [
      languages.onDidChangeDiagnostics(() => { this.#paint(); }),
      window.onDidChangeActiveTextEditor(look),
      // A vault locks itself when nobody uses it: look again when somebody comes back.
      window.onDidChangeWindowState(look),
      ports.onVaultFileChange(look),
      workspace.onDidGrantWorkspaceTrust(() => { this.refresh(); }),
    ];
    this.refresh();
  }

  get vault(): VaultState | undefined {
    return this.#ports.follower.vault;
  }

  /** After a command: everything is asked for again. */
  refresh(): void {
    this.#ports.follower.forget();
    this.#followStores().catch(this.#ports.onFailure);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#bar.dispose();
  }

  async #followStores(): Promise<void> {
    const changed = await this.#ports.follower.look();
    if (changed && this.vault !== undefined) {
      setVaultContext(this.vault);
      this.#ports.listings.forget();
      this.#ports.onStoresChanged();
      this.#view.refresh();
    }
    this.#paint();
  }

  #paint(): void {
    const facts = { trusted: isTrusted(), findings: findingsInActiveFile(), vault: this.vault ?? { kind: 'missing' } } as const;
    this.#bar.show(statusView(facts, this.#ports.t));
  }
}
