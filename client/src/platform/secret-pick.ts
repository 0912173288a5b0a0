import { ThemeIcon, window } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { CommandId } from '../commands/command-id';
import { plainLabel } from '../prompts/plain-label';
import type { Translate } from '../prompts/translate';
import type { FoundSecret, SearchState } from '../views/secret-search';
import { secretNode } from '../views/secrets-tree/folder-level';
import type { NoticeNode } from '../views/secrets-tree/node';
import { isDeleted } from '../views/secrets-tree/secret-view';

export interface SecretPickPorts {
  readonly search: (report: (state: SearchState) => void) => Promise<void>;
  readonly runCommand: (id: CommandId, argument: unknown) => void;
  readonly failed: (error: unknown) => void;
  readonly t: Translate;
}

/** One secret out of all stores, in a list that fills while the stores answer; undefined when the person turned away. */
export function pickFoundSecret({ search, runCommand, failed, t }: SecretPickPorts): Promise<SecretRef | undefined> {
  const pick = window.createQuickPick<FoundItem>();
  pick.title = t('Find secret');
  pick.placeholder = t('Part of a name, a folder or a store');
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  pick.busy = true;
  const buttons = itemButtons(t);
  search((state) => {
    pick.items = [...state.found.map((found) => foundItem(found, buttons, t)), ...state.notices.map(noticeItem)];
    pick.busy = state.pending.length > 0;
  }).catch(failed);
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item, button }) => {
      const chosen = buttons.find((each) => each === button);
      if (chosen === undefined || item.found === undefined) return;
      pick.hide();
      runCommand(chosen.id, secretNode(item.found.store, item.found));
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.found !== undefined) resolve(secretNode(item.found.store, item.found).ref);
      const { command, store, argument } = item?.notice ?? {};
      if (command !== undefined) runCommand(command, argument ?? { store });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

interface FoundItem extends QuickPickItem {
  readonly found?: FoundSecret;
  readonly notice?: NoticeNode;
}

type ItemButton = QuickInputButton & { readonly id: CommandId };

function itemButtons(t: Translate): readonly ItemButton[] {
  return [
    { id: 'keyward.copyReference', iconPath: new ThemeIcon('link'), tooltip: t('Copy reference') },
    { id: 'keyward.reveal', iconPath: new ThemeIcon('eye'), tooltip: t('Reveal secret…') },
  ];
}

function foundItem(found: FoundSecret, buttons: readonly ItemButton[], t: Translate): FoundItem {
  const { path, store, meta } = found;
  const deleted = meta !== undefined && isDeleted(meta);
  return {
    label: plainLabel(path), description: [plainLabel(store), ...(deleted ? [t('deleted')] : [])].join(' · '),
    iconPath: new ThemeIcon(deleted ? 'trash' : 'key'), found, ...(deleted ? {} : { buttons }),
  };
}

/** Always shown, whatever was typed: it says why something may be missing. */
function noticeItem(notice: NoticeNode): FoundItem {
  return {
    label: plainLabel(notice.label), description: plainLabel(notice.store), iconPath: new ThemeIcon(notice.icon), alwaysShow: true, notice,
  };
}
