import type { SecretPlace } from '../secrets/service';
import { relocate } from './relocate';
import type { RelocatePorts, RelocationOutcome } from './relocate';

/** Puts a copy of a secret's newest version, with all its fields, into another place. Everything else stays as it is. */
export function copySecretTo(from: SecretPlace, to: SecretPlace, ports: RelocatePorts): Promise<RelocationOutcome> {
  return relocate({ kind: 'copy', from, to }, ports);
}

/** The same, and then the manifests are led to the copy and the secret at the old place is deleted. */
export function moveSecretTo(from: SecretPlace, to: SecretPlace, ports: RelocatePorts): Promise<RelocationOutcome> {
  return relocate({ kind: 'move', from, to }, ports);
}
