import path from 'node:path';
import type { ApprovalPorts } from '../../../shared/src/flows/approve';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import { requestsOf } from '../../../shared/src/flows/manifest-file';
import type { Log } from '../log';
import type { Dialogs } from './dialogs';
import type { Translate } from './translate';

export interface OfferPorts {
  readonly approval: Pick<ApprovalPorts, 'approvals' | 'sideFiles'>;
  readonly dialogs: Dialogs;
  readonly log: Log;
  readonly t: Translate;
  /** Opens the question that shows every reference. */
  readonly review: () => void;
}

/** Says of a manifest which this user did not write that it asks for his secrets, and gets none of them yet. */
export async function offerApproval(manifests: readonly ManifestFile[], ports: OfferPorts): Promise<void> {
  for (const manifest of manifests) {
    const requests = requestsOf(manifest);
    if (requests.length === 0) continue;
    const folder = await ports.approval.sideFiles.realFolder(manifest.folder);
    const state = await ports.approval.approvals.state(folder, requests);
    if (!state.ok || state.value.kind === 'approved') continue;
    const { dialogs, log, t, review } = ports;
    log.event('manifest.unapproved', { references: requests.length });
    dialogs.notify({
      level: 'warning',
      text: t('{0}/keyward.env asks for {1} of your secrets. Programs of this folder get none until you allow it.', path.basename(folder), requests.length),
      actions: [{ label: t('Review…'), run: review }],
    });
  }
}
