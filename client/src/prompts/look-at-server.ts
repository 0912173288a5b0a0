import type { StoreEntry } from '../../../shared/src/core/config/user-config';
import { describe } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { AuthorityCertificate } from '../../../shared/src/secrets/config/ca-file';
import type { StoreConfiguration } from '../../../shared/src/secrets/config/store-configuration';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { problemOf } from '../views/status';
import { entryOf } from './add-store-questions';
import type { StoreDraft } from './add-store-questions';
import type { Dialogs } from './dialogs';
import type { Patience } from './patience';
import type { StepAnswer } from './steps/step-boxes';
import type { Step } from './steps/steps';
import type { Translate } from './translate';

export interface LookPorts {
  readonly config: Pick<StoreConfiguration, 'look' | 'authorities'>;
  readonly dialogs: Dialogs;
  readonly patience: Patience;
  readonly t: Translate;
}

/**
 * Between the questions and the configuration: asks the server who it is, and the person whether this is the one he
 * means. The address is trusted from then on, so that it is shown once with everything that tells it from another.
 */
export function lookStep(ports: LookPorts): Step<StoreDraft> {
  return {
    silent: true,
    ask: async (draft) => {
      const entry = entryOf(draft);
      if (entry === undefined) return { kind: 'back' };
      const { config, patience, t } = ports;
      const status = await patience(t('Looking at {0}', addressOf(entry)), () => config.look(entry));
      if (status === undefined) return { kind: 'back' };
      if (!canBeAdded(status)) return offerAnotherTry(problemOf(status), ports);
      return await approved(entry, status, ports) ? { kind: 'answer', value: draft } : { kind: 'back' };
    },
  };
}

/** A store that waits for its sign-in is as it should be; one that is sealed or locked will be used later. */
function canBeAdded({ state }: StoreStatus): boolean {
  switch (state) {
    case 'ready':
    case 'unauthenticated':
    case 'sealed':
    case 'locked':
    case 'missing':
    case 'denied': return true;
    case 'locked-out':
    case 'damaged':
    case 'unreachable': return false;
  }
}

/** Back to the answer that is most likely wrong. */
async function offerAnotherTry(error: VaultError, { dialogs, t }: LookPorts): Promise<StepAnswer<StoreDraft>> {
  const wanted = await dialogs.confirm({
    title: describe(error).what,
    detail: `${adviceOn(error, t)}\n\n${t('Nothing was written yet.')}`,
    action: t('Change My Answers'),
  });
  return wanted ? { kind: 'back', to: questionBehind(error) } : { kind: 'left' };
}

function questionBehind(error: VaultError): string {
  if (error.kind === 'wrong-engine') return 'mount';
  return error.kind === 'tls' && (error.reason === 'untrusted' || error.reason === 'ca-file') ? 'authority' : 'address';
}

/** Messages speak of config.yaml, where nothing stands yet. */
function adviceOn(error: VaultError, t: Translate): string {
  switch (error.kind) {
    case 'tls': return t('Check the address, and choose the certificate of the authority that your team uses. Keyward has no switch that turns this check off.');
    case 'unreachable':
    case 'timeout': return t('Check the address, and whether this machine reaches it: a VPN, a proxy, a firewall.');
    default: return describe(error).next;
  }
}

async function approved(entry: StoreEntry, { connection, state, error }: StoreStatus, ports: LookPorts): Promise<boolean> {
  const { dialogs, config, t } = ports;
  if (entry.type === 'keychain') return true;
  const certificates = entry.caFile === undefined ? undefined : await config.authorities(entry.caFile, entry.name);
  if (certificates?.ok === false) {
    dialogs.failed(certificates.error);
    return false;
  }
  const lines = [
    t('Name: {0}', entry.name),
    t('Server: {0}', connection?.endpoint ?? entry.address),
    connection?.tls === undefined ? t('Connection: not encrypted, and on this machine only') : t('Connection: {0}', connection.tls),
    ...authorityLines(entry, certificates?.value, t),
    t('Engine: {0}', entry.namespace === undefined ? entry.mount : `${entry.namespace}/${entry.mount}`),
    ...(state === 'ready' || state === 'unauthenticated' || error === undefined ? [] : ['', describe(error).what]),
    '', t('Keyward will send your sign-in and your secrets there. Compare it with what your team gave you.'),
  ];
  return dialogs.confirm({ title: t('Is this the right server?'), detail: lines.join('\n'), action: t('Add Store') });
}

function authorityLines(
  { address }: Extract<StoreEntry, { readonly type: 'hashicorp' }>, certificates: readonly AuthorityCertificate[] | undefined, t: Translate,
): readonly string[] {
  if (certificates !== undefined) {
    return certificates.flatMap(({ subject, fingerprint }) => [t('Vouched for by: {0}', subject), t('SHA-256 of its certificate: {0}', fingerprint)]);
  }
  return address.startsWith('https:') ? [t('Vouched for by: an authority that this machine trusts')] : [];
}

function addressOf(entry: StoreEntry): string {
  return entry.type === 'keychain' ? entry.name : entry.address;
}
