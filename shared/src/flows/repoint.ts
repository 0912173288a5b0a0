import type { RequestedReference } from '../core/approval';
import { replaceReference } from '../core/manifest/edit-manifest';
import { applyEdits } from '../core/model/span';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretPlace, SecretService } from '../secrets/service';
import { approveChanged } from './approve';
import { manifestFile } from './manifest-file';
import type { ManifestFile } from './manifest-file';
import { isAt } from './manifest-lines';
import type { Approvals, SideFiles } from './ports';
import { systemCode } from './system-code';

export interface RepointPorts {
  readonly sideFiles: Pick<SideFiles, 'read' | 'write' | 'realFolder'>;
  readonly approvals: Approvals;
  readonly service: Pick<SecretService, 'record' | 'recordAround'>;
}

/** What became of one manifest. */
export interface RepointedManifest {
  readonly file: string;
  /** The names that lead to the new place now. */
  readonly names: readonly string[];
  /** `needs-allow`: more than these lines waits for this user's approval, as it did before. */
  readonly approval: 'approved' | 'needs-allow';
}

/**
 * Lets the lines of one manifest that lead to `from` lead to `to`, and approves exactly these lines where the manifest was
 * approved before. Lines that ask for one version for good stay: versions do not move. The file is read anew and
 * written over the very text that the change was made for. An error says that the file is as it was.
 */
export async function repoint(
  folder: string, from: SecretPlace, to: SecretPlace, ports: RepointPorts,
): Promise<Result<RepointedManifest, VaultError>> {
  const { file } = manifestFile(folder, undefined);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const before = manifestFile(folder, await ports.sideFiles.read(file));
      const change = replaceLines(before, from, to);
      if (change.placed.length === 0) return ok({ file, names: [], approval: 'approved' });
      const written = await ports.sideFiles.write(file, before.text, change.text);
      if (!written.ok) return written;
      if (written.value === 'written') return ok({ file, names: change.placed.map(({ name }) => name), approval: await approveLines(before, change, ports) });
    }
    return err({ kind: 'io', file, code: 'EBUSY' });
  } catch (error) {
    return err({ kind: 'io', file, code: systemCode(error) });
  }
}

/** A file that changes under each attempt is being worked on by something that does not end. */
const MAX_ATTEMPTS = 8;

interface LineChange {
  readonly text: string;
  readonly placed: readonly RequestedReference[];
  readonly removed: readonly RequestedReference[];
}

function replaceLines({ text = '', manifest }: ManifestFile, from: SecretPlace, to: SecretPlace): LineChange {
  const lines = manifest.entries.filter(({ ref }) => ref.version === undefined && isAt(from, ref));
  const path = to.path.normalize('NFC');
  const placed = lines.map(({ name, ref }) => ({ name, ref: { ...ref, store: to.store, path } }));
  const edits = placed.flatMap(({ name, ref }) => {
    const replaced = replaceReference(text, name, ref);
    return replaced.ok ? replaced.value : [];
  });
  return { text: applyEdits(text, edits), placed, removed: lines.map(({ name, ref }) => ({ name, ref })) };
}

/** The lines are written by now: an approval that fails is asked for again, and is no reason to call them unwritten. */
async function approveLines(
  before: ManifestFile, change: LineChange, ports: RepointPorts,
): Promise<RepointedManifest['approval']> {
  try {
    const approval = await approveChanged(before, change, ports);
    return approval.ok ? approval.value : 'needs-allow';
  } catch {
    return 'needs-allow';
  }
}
