import type { Message } from '../../../shared/src/core/messages/message';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { ok } from '../../../shared/src/core/result';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import type { RelocatePorts } from '../../../shared/src/flows/relocate';
import type { SecretPlace } from '../../../shared/src/secrets/service';
import { FileSideFiles } from '../files/file-side-files';
import { manifestsHere } from '../files/manifests-here';
import { describeHere } from '../output/describe-here';
import type { Agreement } from '../prompts/agreement';
import { openExisting } from '../session';
import type { Session } from '../session';

/** What the flows of a secret's life need of a terminal's session. */
export function manifestPorts(session: Session): Pick<RelocatePorts, 'manifests' | 'sideFiles' | 'approvals' | 'openStore'> {
  const { context, vault: { approvals } } = session;
  const sideFiles = new FileSideFiles(context);
  return {
    sideFiles, approvals, openStore: existingStore(session),
    manifests: () => manifestsHere({ cwd: context.cwd, sideFiles, approvals, signal: context.interruption.signal }),
  };
}

export function relocatePorts(session: Session, { ask }: Agreement, agree: RelocatePorts['agree']): RelocatePorts {
  return {
    ...manifestPorts(session), service: session.vault.service, agree,
    acceptUnverified: ({ store, path }: SecretPlace) =>
      ask([`"${store}" takes writes but does not let them be read back, so the copy could not be compared.`], `Go on with ${path} all the same?`),
  };
}

/** For what has nothing to do in a vault that does not exist: none is made. */
export function existingStore(session: Session): StoreOpener {
  return async (store) => {
    const opened = await openExisting(session, store);
    return opened.ok ? ok() : opened;
  };
}

/** The flow's own words; where it failed with an error whose general advice is about another program, this one's. */
export function messageHere(message: Message, outcome: { readonly kind: string; readonly error?: VaultError }): Message {
  return outcome.error === undefined ? message : { ...message, next: describeHere(outcome.error).next };
}

/** The secret as it is typed again. */
export async function typedAgain(session: Session, { store, path }: SecretPlace | SecretRef): Promise<string> {
  return store === (await session.vault.stores.list()).defaultStore ? path : `${path} --store ${store}`;
}
