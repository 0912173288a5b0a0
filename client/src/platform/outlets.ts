import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Outlets } from '../../../shared/src/flows/ports';
import type { Translate } from '../prompts/translate';
import type { ClearingClipboard, Delay } from './clipboard';
import { showInRevealBox } from './reveal-box';

/** The two places of the editor where a value ends. */
export class EditorOutlets implements Outlets {
  readonly #clipboard: ClearingClipboard;
  readonly #delay: Delay;
  readonly #t: Translate;

  constructor(clipboard: ClearingClipboard, delay: Delay, t: Translate) {
    this.#clipboard = clipboard;
    this.#delay = delay;
    this.#t = t;
  }

  reveal({ store, path }: SecretRef, value: SecretValue): Promise<void> {
    const texts = {
      title: this.#t('{0} in {1}', path, store),
      prompt: this.#t('Closes after ten seconds, or when you click elsewhere. Changing it here changes nothing.'),
    };
    return showInRevealBox(value, texts, this.#delay);
  }

  copy(_ref: SecretRef, value: SecretValue): Promise<void> {
    return this.#clipboard.copy(value);
  }
}
