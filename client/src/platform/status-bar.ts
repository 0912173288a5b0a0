import { StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { CommandId } from '../commands/command-id';
import type { StatusView } from '../views/status';

/** The item at the bottom: findings of this file and the lock's state. A click opens the choice of what to do. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('keyward.status', StatusBarAlignment.Right, 100);

  constructor(command: CommandId) {
    this.#item.name = 'Keyward';
    this.#item.command = command;
  }

  show({ text, tooltip, emphasis }: StatusView): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: `Keyward. ${tooltip.replaceAll('\n', '. ')}` };
    this.#item.backgroundColor = emphasis === 'warning' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
