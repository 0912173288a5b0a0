import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import { FILTER_STATES } from '../views/secrets-tree/filter';
import { noArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';

export interface SearchCommandPorts {
  readonly dialogs: Pick<Dialogs, 'askText'>;
  /** What the Secrets view is filtered by. */
  readonly filter: () => string | undefined;
  readonly filterBy: (text: string) => void;
  /** Lets the person choose among the secrets of all stores. */
  readonly find: () => Promise<SecretRef | undefined>;
  /** Shows a secret's line in the tree. */
  readonly show: (ref: SecretRef) => Promise<void>;
  readonly t: Translate;
}

/** Ways to see less, and to find one secret among many. Names only. */
export function searchCommands(ports: SearchCommandPorts): readonly Command[] {
  return [
    command({ id: 'keyward.filterSecrets', trust: 'needed' }, noArgument, () => filterSecrets(ports)),
    command({ id: 'keyward.clearFilter', trust: 'needed' }, noArgument, () => {
      ports.filterBy('');
      return Promise.resolve();
    }),
    command({ id: 'keyward.findSecret', trust: 'needed' }, noArgument, async () => {
      const ref = await ports.find();
      if (ref !== undefined) await ports.show(ref);
    }),
  ];
}

/** An empty answer clears the filter; turning away keeps it. */
async function filterSecrets({ dialogs, filter, filterBy, t }: SearchCommandPorts): Promise<void> {
  const before = filter();
  const text = await dialogs.askText({
    title: t('Filter secrets'),
    prompt: t('Words of names, folders or tags. {0} shows what expires, {1} what is deleted.', ...FILTER_STATES),
    ...(before === undefined ? {} : { initial: before }),
  });
  if (text !== undefined) filterBy(text);
}
