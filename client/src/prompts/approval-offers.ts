import path from 'node:path';
import { approvalDigest } from '../../../shared/src/core/approval';
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
  /** Opens the question that shows every reference: of this folder's manifest, or of one to choose. */
  readonly review: (folder: string | undefined) => void;
}

/** More manifests than this are announced together: a large repository must not fill the screen. */
const MAX_NOTICES = 3;

/**
 * Says of manifests which this user did not write that they ask for his secrets, and get none of them yet. Each set of
 * requests of a folder is announced once in a window's life; a changed set is another one.
 */
export class ApprovalOffers {
  readonly #ports: OfferPorts;
  readonly #announced = new Set<string>();

  constructor(ports: OfferPorts) {
    this.#ports = ports;
  }

  async offer(manifests: readonly ManifestFile[]): Promise<void> {
    const fresh: ManifestFile[] = [];
    for (const manifest of manifests) if (await this.#isUnapprovedNews(manifest)) fresh.push(manifest);
    if (fresh.length > MAX_NOTICES) this.#announceTogether(fresh);
    else for (const manifest of fresh) this.#announce(manifest);
  }

  async #isUnapprovedNews(manifest: ManifestFile): Promise<boolean> {
    const requests = requestsOf(manifest);
    if (requests.length === 0) return false;
    const { approvals, sideFiles } = this.#ports.approval;
    const folder = await sideFiles.realFolder(manifest.folder);
    const digest = approvalDigest(folder, requests);
    if (this.#announced.has(digest)) return false;
    const state = await approvals.state(folder, requests);
    if (!state.ok || state.value.kind === 'approved') return false;
    this.#announced.add(digest);
    this.#ports.log.event('manifest.unapproved', { references: requests.length });
    return true;
  }

  #announce(manifest: ManifestFile): void {
    const { dialogs, t, review } = this.#ports;
    const count = requestsOf(manifest).length;
    dialogs.notify({
      level: 'warning',
      text: t('{0}/keyward.env asks for {1} of your secrets. Programs of this folder get none until you allow it.', path.basename(manifest.folder), count),
      actions: [{ label: t('Review…'), run: () => { review(manifest.folder); } }],
    });
  }

  #announceTogether(manifests: readonly ManifestFile[]): void {
    const { dialogs, t, review } = this.#ports;
    dialogs.notify({
      level: 'warning',
      text: t('{0} folders have a keyward.env that asks for secrets of yours. Their programs get none until you allow it.', manifests.length),
      actions: [{ label: t('Review…'), run: () => { review(undefined); } }],
    });
  }
}
