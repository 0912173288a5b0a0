import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import type { TreeDataProvider } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { ItemView } from '../views/secrets-tree/item-view';
import type { TreeNode } from '../views/secrets-tree/node';
import type { SecretsTree } from '../views/secrets-tree/secrets-tree';

/** The Secrets view in the side bar. */
export class SecretsView implements Disposable, TreeDataProvider<TreeNode> {
  readonly #tree: SecretsTree;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #view: Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(tree: SecretsTree) {
    this.#tree = tree;
    this.#view = window.createTreeView('keyward.secrets', { treeDataProvider: this, showCollapseAll: true });
  }

  /** Called for every child at once: cheap and synchronous; tooltips come later. */
  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(this.#tree.view(node));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...await this.#tree.children(node)];
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    item.tooltip = this.#tree.tooltip(node).join('\n');
    return item;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }
}

const COLLAPSIBLE: Readonly<Record<ItemView['expands'], TreeItemCollapsibleState>> = {
  no: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
};

function treeItem(view: ItemView): TreeItem {
  const item = new TreeItem(view.label, COLLAPSIBLE[view.expands]);
  item.id = view.id;
  item.iconPath = new ThemeIcon(view.icon);
  item.contextValue = view.context;
  item.accessibilityInformation = { label: view.spoken };
  if (view.description !== undefined) item.description = view.description;
  if (view.command !== undefined) item.command = { command: view.command.id, title: view.command.title };
  return item;
}
