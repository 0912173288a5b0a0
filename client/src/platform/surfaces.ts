import { languages, window, workspace } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { Translate } from '../prompts/translate';
import type { Listings } from '../vault/listings';
import type { SecretsTree } from '../views/secrets-tree/secrets-tree';
import { statusView, vaultState } from '../views/status';
import type { VaultState } from '../views/status';
import { isTrusted, setVaultContext } from './commands';
import { findingsInActiveFile } from './findings';
import { StatusBar } from './status-bar';
import { SecretsView } from './tree-view';

export interface SurfacesPorts {
  readonly listings: Listings;
  readonly tree: SecretsTree;
  readonly t: Translate;
  /** Stores may hold something else now: told after trust, unlocking and every change. */
  readonly onStoresChanged: () => void;
}

/** What is always on the screen: the Secrets view and the status bar. Both follow the editor and the stores. */
export class Surfaces implements Disposable {
  readonly #ports: SurfacesPorts;
  readonly #view: SecretsView;
  readonly #bar = new StatusBar('keyward.status');
  readonly #subscriptions: readonly Disposable[];
  #vault: VaultState | undefined;
  #stale = true;

  constructor(ports: SurfacesPorts) {
    this.#ports = ports;
    this.#view = new SecretsView(ports.tree);
    this.#subscriptions = [
      languages.onDidChangeDiagnostics(() => { this.#paint(); }),
      window.onDidChangeActiveTextEditor(() => { void this.#followStores(); }),
      // A vault locks itself when nobody uses it: look again when somebody comes back.
      window.onDidChangeWindowState(() => { void this.#followStores(); }),
      workspace.onDidGrantWorkspaceTrust(() => { this.refresh(); }),
    ];
    this.refresh();
  }

  get vault(): VaultState | undefined {
    return this.#vault;
  }

  /** After a command: everything is asked for again. */
  refresh(): void {
    this.#stale = true;
    void this.#followStores();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#bar.dispose();
  }

  async #followStores(): Promise<void> {
    const vault = isTrusted() ? vaultState(await this.#ports.listings.stores()) : undefined;
    if (vault !== undefined && (this.#stale || vault !== this.#vault)) {
      this.#stale = false;
      this.#vault = vault;
      setVaultContext(vault);
      this.#ports.listings.forget();
      this.#ports.onStoresChanged();
      this.#view.refresh();
    }
    this.#paint();
  }

  #paint(): void {
    const facts = { trusted: isTrusted(), findings: findingsInActiveFile(), vault: this.#vault ?? 'missing' };
    this.#bar.show(statusView(facts, this.#ports.t));
  }
}
