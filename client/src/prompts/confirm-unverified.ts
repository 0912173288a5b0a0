import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { Dialogs } from './dialogs';
import type { Translate } from './translate';

/** Asked where a store takes writes but does not let them be read back: the literal is about to go. */
export function confirmUnverified(
  { store, path }: SecretRef, { dialogs, t }: { readonly dialogs: Dialogs; readonly t: Translate },
): Promise<boolean> {
  return dialogs.confirm({
    title: t('{0} could not be read back. Change the code all the same?', path),
    detail: t('Your access to the store {0} does not allow reading, so whether it holds this very value could not be compared.', store),
    action: t('Change the Code'),
  });
}
