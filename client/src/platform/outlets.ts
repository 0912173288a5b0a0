import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Outlets } from '../../../shared/src/flows/ports';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import type { ClearingClipboard } from './clipboard';
import type { RevealBox } from './reveal-box';

export interface OutletPorts {
  readonly clipboard: Pick<ClearingClipboard, 'copy'>;
  /** Resolves when the box is closed. */
  readonly showInBox: (value: SecretValue, texts: RevealBox) => Promise<void>;
  readonly dialogs: Pick<Dialogs, 'notify'>;
  readonly t: Translate;
}

/** The two places of the editor where a value ends. */
export class EditorOutlets implements Outlets {
  readonly #ports: OutletPorts;

  constructor(ports: OutletPorts) {
    this.#ports = ports;
  }

  reveal({ store, path }: SecretRef, value: SecretValue): Promise<void> {
    const { showInBox, t } = this.#ports;
    return showInBox(value, {
      title: t('{0} in {1}', path, store),
      prompt: t('Closes after ten seconds, or when you click elsewhere. Changing it here changes nothing.'),
    });
  }

  /** What cannot be promised is not: a clipboard that cannot be read again is not cleared either. */
  async copy(_ref: SecretRef, value: SecretValue): Promise<void> {
    const { clipboard, dialogs, t } = this.#ports;
    const copied = await clipboard.copy(value);
    dialogs.notify(copied === 'will-be-cleared'
      ? { level: 'information', text: t('Copied. In 30 seconds it is taken off the clipboard.'), passing: true }
      : {
          level: 'warning',
          text: t('Copied, and it stays on the clipboard: Keyward may not read it here, so it cannot tell whether the value is still there. Copy something else when you have pasted it.'),
        });
  }
}
