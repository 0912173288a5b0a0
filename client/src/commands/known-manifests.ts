import path from 'node:path';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import { manifestFile } from '../../../shared/src/flows/manifest-file';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import type { KnownManifests } from '../../../shared/src/flows/manifest-lines';
import type { Approvals, SideFiles } from '../../../shared/src/flows/ports';

export interface KnownManifestPorts {
  /** Folders of the window that may hold a manifest. */
  readonly manifestFolders: () => Promise<readonly string[]>;
  readonly sideFiles: Pick<SideFiles, 'read' | 'realFolder'>;
  readonly approvals: Pick<Approvals, 'list'>;
}

/** The manifests of the open folders and of those that this user allowed once, wherever they are. */
export function knownManifests({ manifestFolders, sideFiles, approvals }: KnownManifestPorts): KnownManifests {
  return async () => {
    const allowed = await approvals.list();
    const open = await manifestFolders();
    const known = await Promise.all(open.map((folder) => sideFiles.realFolder(folder)));
    const elsewhere = allowed.ok ? allowed.value.map(({ folder }) => folder).filter((folder) => !known.includes(folder)) : [];
    const manifests: ManifestFile[] = [];
    const unreadable: string[] = [];
    for (const folder of new Set([...open, ...elsewhere])) {
      const file = path.join(folder, MANIFEST_NAME);
      try {
        const text = await sideFiles.read(file);
        if (text !== undefined) manifests.push(manifestFile(folder, text));
      } catch {
        unreadable.push(file);
      }
    }
    return { manifests, unreadable };
  };
}
