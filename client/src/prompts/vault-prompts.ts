import { describe } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { PasswordRequest, VaultPrompts } from '../../../shared/src/flows/ports';
import type { Dialogs } from './dialogs';
import type { Translate } from './translate';

/** Where a recovery code is shown: the one value that a person must write down. */
export interface RecoveryCodeOutlet {
  /** True only when the person says that the code is saved. */
  show(store: string, code: SecretValue): Promise<boolean>;
}

/** Asks the vault's owner in the editor. */
export class EditorVaultPrompts implements VaultPrompts {
  readonly #dialogs: Dialogs;
  readonly #outlet: RecoveryCodeOutlet;
  readonly #t: Translate;

  constructor(dialogs: Dialogs, outlet: RecoveryCodeOutlet, t: Translate) {
    this.#dialogs = dialogs;
    this.#outlet = outlet;
    this.#t = t;
  }

  async password(request: PasswordRequest): Promise<SecretValue | undefined> {
    return request.kind === 'new' ? this.#newPassword(request) : this.#ask(request, this.#t('Unlock the vault "{0}"', request.store));
  }

  async recoveryCode(store: string, problem: VaultError | undefined): Promise<SecretValue | undefined> {
    const reason = problem === undefined ? '' : `${describe(problem).what} `;
    return this.#dialogs.askSecret({
      title: this.#t('Open the vault "{0}" with its recovery code', store),
      prompt: `${reason}${this.#t('Type the recovery code that you saved.')}`,
    });
  }

  async wantsRecoveryCode(store: string): Promise<boolean> {
    return this.#dialogs.confirm({
      title: this.#t('Save a recovery code for the vault "{0}"?', store),
      detail: this.#t('Until then there is only one way in: if it is lost, so are the secrets.'),
      action: this.#t('Show Recovery Code'),
    });
  }

  saveRecoveryCode(store: string, code: SecretValue): Promise<boolean> {
    return this.#outlet.show(store, code);
  }

  /** Asks twice; what was typed first is compared and zeroed before anybody else sees the second. */
  async #newPassword(request: PasswordRequest): Promise<SecretValue | undefined> {
    let mismatch = false;
    for (;;) {
      const first = await this.#ask(request, this.#t('New vault "{0}": choose a master password (1/2)', request.store), mismatch);
      if (first === undefined) return undefined;
      const second = await this.#dialogs.askSecret({
        title: this.#t('New vault "{0}": repeat the master password (2/2)', request.store),
        prompt: this.#t('It is stored nowhere. Nobody can bring it back.'),
      });
      const same = second !== undefined && first.equals(second);
      first.dispose();
      if (second === undefined || same) return second;
      second.dispose();
      mismatch = true;
    }
  }

  async #ask({ problem, kind }: PasswordRequest, title: string, mismatch = false): Promise<SecretValue | undefined> {
    const parts = [
      ...(mismatch ? [this.#t('The two did not match.')] : []),
      ...(problem === undefined || mismatch ? [] : [describe(problem).what]),
      kind === 'new'
        ? this.#t('A master password protects the vault: at least 12 characters of three kinds (capitals, small letters, digits, others), or 20 of any.')
        : this.#t('Type the master password.'),
    ];
    return this.#dialogs.askSecret({ title, prompt: parts.join(' ') });
  }
}
