import { window } from 'vscode';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { RecoveryCodeOutlet } from '../prompts/vault-prompts';
import type { Translate } from '../prompts/translate';
import type { ClearingClipboard } from './clipboard';
import { answerOf } from './dialogs';

/**
 * Shows a recovery code as a modal's detail: measured, the editor writes that to no log and no storage. Copying leaves the
 * modal open for the answer whether it was saved.
 */
export class RecoveryCodeModal implements RecoveryCodeOutlet {
  readonly #clipboard: ClearingClipboard;
  readonly #t: Translate;

  constructor(clipboard: ClearingClipboard, t: Translate) {
    this.#clipboard = clipboard;
    this.#t = t;
  }

  async show(store: string, code: SecretValue): Promise<boolean> {
    const saved = this.#t('I Have Saved It');
    const copy = this.#t('Copy');
    for (;;) {
      const explanation = this.#t('Keep it away from this computer. It opens the vault when the keychain or the password is lost, and is not shown again.');
      const detail = `${code.text()}\n\n${explanation}`;
      const title = this.#t('Recovery code of the vault "{0}"', store);
      const answer = await answerOf(window.showWarningMessage(title, { modal: true, detail }, saved, copy));
      if (answer !== copy) return answer === saved;
      await this.#clipboard.copy(code);
    }
  }
}
