import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { Result } from '../../../shared/src/core/result';
import { copyValue, referenceText } from '../../../shared/src/flows/copy';
import { reveal } from '../../../shared/src/flows/reveal';
import type { Outlet, RevealPorts } from '../../../shared/src/flows/reveal';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import type { Command } from './command';
import { onField } from './secret-target';
import type { TargetPorts } from './secret-target';

export interface SecretCommandPorts extends TargetPorts {
  readonly reveal: Omit<RevealPorts, 'confirm'>;
  /** For texts that are no secret. */
  readonly copyText: (text: string) => Promise<void>;
}

/** Reveal, copy value, copy reference. A value goes to the person's eyes or clipboard and never to a caller. */
export function secretCommands(ports: SecretCommandPorts): readonly Command[] {
  const outletPorts: RevealPorts = { ...ports.reveal, confirm: (ref, outlet) => confirmOutlet(ref, outlet, ports) };
  return [
    onField('keyward.reveal', ports, async (ref) => { report(await reveal(ref, outletPorts), ports); }),
    onField('keyward.copyValue', ports, async (ref) => { report(await copyValue(ref, outletPorts), ports); }),
    onField('keyward.copyReference', ports, async (ref) => {
      await ports.copyText(referenceText(ref));
      ports.dialogs.notify({ level: 'information', text: ports.t('The reference is on the clipboard. It is no secret.') });
    }),
  ];
}

/** The modal that names the secret and its store. Arguments cannot skip it: it is asked between intent and store. */
function confirmOutlet({ store, path, field }: SecretRef, outlet: Outlet, { dialogs, t }: { readonly dialogs: Dialogs; readonly t: Translate }): Promise<boolean> {
  const detail = t('Secret: {0}#{1}\nStore: {2}', path, field, store);
  return outlet === 'reveal'
    ? dialogs.confirm({
        title: t('Show this secret on the screen?'), action: t('Reveal'),
        detail: `${detail}\n\n${t('It is shown for ten seconds, or until you click elsewhere. The audit log keeps that you looked.')}`,
      })
    : dialogs.confirm({
        title: t('Copy this secret to the clipboard?'), action: t('Copy Value'),
        detail: `${detail}\n\n${t('Other programs can read the clipboard. The audit log keeps that you copied it.')}`,
      });
}

function report(result: Result<void, VaultError>, { dialogs }: Pick<SecretCommandPorts, 'dialogs'>): void {
  if (!result.ok) dialogs.failed(result.error);
}
