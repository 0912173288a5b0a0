import { isApproved } from '../../../shared/src/flows/approve';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import type { MoveChoices, MovePorts } from '../../../shared/src/flows/move';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { FindingPlace, SourceDocument } from '../../../shared/src/flows/ports';

/**
 * A colleague's clone: the value is in the manifest's secrets already, under a name whose secret may not be compared
 * before the manifest is approved. Where no code can be edited either, storing it once more would leave a second name
 * (API_KEY_2) that nothing reads. Answers the refusal that says so, or undefined where the move may go on; what cannot
 * be read is for the move itself to report.
 */
export async function waitsForApproval(
  place: FindingPlace, { file, languageId }: SourceDocument, { style }: MoveChoices, ports: MovePorts,
): Promise<MoveOutcome | undefined> {
  if (file === undefined) return undefined;
  const manifest = await nearestManifest(file, ports.sideFiles).catch(() => undefined);
  if (manifest === undefined || manifest.manifest.entries.length === 0) return undefined;
  const approved = await isApproved(manifest, ports);
  if (!approved.ok || approved.value) return undefined;
  const reply = await ports.planner.plan(place, PROVISIONAL_NAME, style);
  if (reply.kind !== 'planned' || reply.plan.kind !== 'store-only') return undefined;
  // Under another name a .env line cannot be taken out; its own name is what the move will plan with.
  if (languageId === 'dotenv' && reply.plan.reason === 'position-needs-constant') return undefined;
  return { kind: 'refused', refusal: { kind: 'manifest-not-approved', manifest: manifest.file } };
}

const PROVISIONAL_NAME = 'SECRET';
