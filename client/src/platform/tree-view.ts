import { EventEmitter, FileDecoration, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window } from 'vscode';
import type { TreeDataProvider, TreeView } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { ItemView } from '../views/secrets-tree/item-view';
import type { TreeNode } from '../views/secrets-tree/node';
import type { SecretsTree } from '../views/secrets-tree/secrets-tree';

/** The Secrets view in the side bar. */
export class SecretsView implements Disposable, TreeDataProvider<TreeNode> {
  readonly #tree: SecretsTree;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #view: TreeView<TreeNode>;
  readonly #subscriptions: readonly Disposable[];
  readonly #dimming = window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) => (scheme === DIMMED.scheme ? new FileDecoration(undefined, undefined, new ThemeColor('disabledForeground')) : undefined),
  });

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(tree: SecretsTree) {
    this.#tree = tree;
    this.#view = window.createTreeView('keyward.secrets', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      tree.onRedraw((node) => { this.#changed.fire(node); }),
      this.#view.onDidExpandElement(({ element }) => { tree.remember(element, true); }),
      this.#view.onDidCollapseElement(({ element }) => { tree.remember(element, false); }),
    ];
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  /** Runs `changed` whenever the view appears or goes. */
  onVisibility(changed: () => void): Disposable {
    return this.#view.onDidChangeVisibility(changed);
  }

  /** Called for every child at once: cheap and synchronous; tooltips come later. */
  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(this.#tree.view(node));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...await this.#tree.children(node)];
  }

  async getParent(node: TreeNode): Promise<TreeNode | undefined> {
    return this.#tree.parent(node);
  }

  async resolveTreeItem(item: TreeItem, node: TreeNode): Promise<TreeItem> {
    // A text, never Markdown: names from a store are shown as they are.
    item.tooltip = (await this.#tree.tooltip(node)).join('\n');
    return item;
  }

  /** Draws `store` anew, or everything. */
  refresh(store?: string): void {
    const node = store === undefined ? undefined : this.#tree.storeNode(store);
    if (store === undefined || node !== undefined) this.#changed.fire(node);
  }

  /** Opens the lines above a secret and selects it. */
  async reveal(node: TreeNode): Promise<void> {
    await this.#view.reveal(node, { select: true, focus: true });
  }

  /** A number on the icon of the side bar, and what it counts; none for 0. */
  mark(value: number, tooltip: string): void {
    this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }

  /** A line above the tree; none for an empty text. */
  say(message: string): void {
    this.#view.message = message;
  }

  dispose(): void {
    this.#view.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#dimming.dispose();
    this.#changed.dispose();
  }
}

/** One address for all dimmed lines: every extension may decorate addresses, and shall read no name out of one. */
const DIMMED = Uri.from({ scheme: 'keyward-dimmed', path: '/' });

const COLLAPSIBLE: Readonly<Record<ItemView['expands'], TreeItemCollapsibleState>> = {
  no: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
};

/** Colours by the names of https://code.visualstudio.com/api/references/theme-color. */
const COLOURS: Readonly<Record<NonNullable<ItemView['tone']>, string>> = {
  warning: 'list.warningForeground', error: 'list.errorForeground', dimmed: 'disabledForeground',
};

function treeItem({ id, label, icon, tone, context, expands, description, command, spoken }: ItemView): TreeItem {
  const item = new TreeItem(label, COLLAPSIBLE[expands]);
  item.id = id;
  item.iconPath = tone === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(COLOURS[tone]));
  item.contextValue = context;
  item.accessibilityInformation = { label: spoken };
  if (tone === 'dimmed') item.resourceUri = DIMMED;
  if (description !== undefined) item.description = description;
  if (command !== undefined) item.command = { command: command.id, title: command.title, arguments: [command.argument] };
  return item;
}
