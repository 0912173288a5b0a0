import type { SecretPlace } from '../secrets/service';
import { relocate } from './relocate';
import type { RelocatePorts, RelocationOutcome } from './relocate';

/**
 * Gives a secret another path in its store: copied to where nothing is, read back, the manifests led there, the old one
 * deleted so that it can be brought back. Older versions stay at the old path, and the question says so.
 */
export function renameSecret(place: SecretPlace, path: string, ports: RelocatePorts): Promise<RelocationOutcome> {
  return relocate({ kind: 'rename', from: place, to: { store: place.store, path } }, ports);
}
