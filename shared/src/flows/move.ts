import path from 'node:path';
import { decode } from '../core/decode/decode';
import type { SecretRef } from '../core/model/secret-ref';
import { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { LookupStyle, ValueSource } from '../scan/lookups/plan';
import type { SecretService } from '../secrets/service';
import { approvePlaced, isApproved } from './approve';
import { chooseStore } from './choose-store';
import { documentManifest } from './document-manifest';
import { keepValue } from './keep-value';
import type { ManifestFile } from './manifest-file';
import type { KeptReason, MoveOutcome, MoveRefusal, SaveOutcome, StoredSecret } from './move-outcome';
import type {
  Approvals, Documents, FindingPlace, History, HistoryAnswer, KnownValues, MoveRecord, MoveRecorder, Planner, PlanReply, SideFiles,
  SourceDocument, StoreOpener,
} from './ports';
import { isOfVendor, isUsableName, proposeName } from './propose-name';
import type { ProposedName } from './propose-name';
import { recordedSideFiles } from './recorded-side-files';
import { secretPath } from './secret-path';
import { addSideLines } from './side-files';
import { systemCode } from './system-code';

/** Everything that a move needs of the world. */
export interface MovePorts {
  readonly service: Pick<SecretService, 'put' | 'use' | 'configured' | 'recordAround'>;
  readonly documents: Documents;
  readonly planner: Planner;
  readonly sideFiles: SideFiles;
  readonly history: History;
  readonly approvals: Approvals;
  readonly known: Pick<KnownValues, 'find' | 'remember'>;
  readonly openStore: StoreOpener;
  /** Absent where something else takes a move back, such as an editor's undo. */
  readonly recorder?: MoveRecorder;
  /** Asked where a store takes writes but does not let them be read back. */
  readonly acceptUnverified: (ref: SecretRef) => Promise<boolean>;
  /** Asked where the folder's manifest uses several stores alike. Undefined when the person turned away. */
  readonly pickStore?: (stores: readonly string[]) => Promise<string | undefined>;
}

/** What the person chose, or settings say for him. */
export interface MoveChoices {
  readonly style: LookupStyle;
  /** Where new secrets go when neither `store` nor the folder's manifest says otherwise. */
  readonly defaultStore: string;
  /** A store of the person's choice. */
  readonly store?: string;
  /** A name of the person's choice: it is used as it is, or refused. */
  readonly name?: string;
  /** "Use existing secret…": must hold the very value of the literal. */
  readonly existing?: SecretRef;
}

/** A text that goes on changing under so many plans is being worked on. */
const MAX_PLANS = 3;

/**
 * Moves one found value into a store and leaves a lookup in its place. The order is what makes it safe: the value is stored
 * and read back before anything is written, files that only gain lines come before the source, and the source is edited at
 * the very version that the edit was made for. Whatever stops it, the secret stays where it was stored and the outcome says so.
 */
export async function moveToVault(
  place: FindingPlace, choices: MoveChoices, ports: MovePorts,
): Promise<MoveOutcome> {
  const chosen = await chooseTarget(place, choices, ports);
  if (!chosen.ok) return chosen.error;
  const { store } = chosen.value;
  const opened = await ports.openStore(store);
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  // A prompt may have been open for minutes: names are chosen by what the manifest says now.
  const target = await chooseTarget(place, { ...choices, store }, ports);
  if (!target.ok) return target.error;
  // Only now, behind every prompt, is the value taken out of the text: the text may have changed meanwhile.
  const found = await readValue(place, target.value.name.name, choices.style, ports);
  if (!found.ok) return refused(found.error);
  try {
    return await keepAndEdit({ place, choices, ...target.value, ...found.value }, ports);
  } finally {
    found.value.value.dispose();
    found.value.sourceForm.dispose();
  }
}

/** What a move would do without being told more: for a person who wants to choose. Stores nothing and asks nobody. */
export interface ProposedTarget {
  readonly name: ProposedName;
  readonly store: string;
}

export async function proposeTarget(
  place: FindingPlace, choices: MoveChoices, ports: MovePorts,
): Promise<Result<ProposedTarget, NotMoved>> {
  return chooseTarget(place, choices, { ...ports, pickStore: ([first]) => Promise.resolve(first) });
}

interface Target {
  readonly name: ProposedName;
  readonly manifest: ManifestFile;
  /** Everything in the manifest was placed or approved by this user. */
  readonly trusted: boolean;
  readonly store: string;
}

interface FoundValue {
  readonly value: SecretValue;
  /** The source text that stood for it, for the search in git's history. */
  readonly sourceForm: SecretValue;
  readonly document: SourceDocument;
  readonly reply: Planned;
}

interface Move extends Target, FoundValue {
  readonly place: FindingPlace;
  readonly choices: MoveChoices;
}

/** Nothing was stored and nothing was changed. */
export type NotMoved = Extract<MoveOutcome, { readonly kind: 'refused' | 'failed' }>;

type Planned = Extract<PlanReply, { readonly kind: 'planned' }>;

/** Steps 1 to 3: where the value is, what it will be called, which manifest and store it belongs to. Reads no value. */
async function chooseTarget(
  place: FindingPlace, choices: MoveChoices, ports: MovePorts,
): Promise<Result<Target, NotMoved>> {
  if (choices.name !== undefined && !isUsableName(choices.name)) return err(refused({ kind: 'no-lookup', reason: 'invalid-name' }));
  const planned = await planNow(place, choices.name ?? PROVISIONAL_NAME, choices.style, ports);
  if (!planned.ok) return err(refused(planned.error));
  const { document, reply } = planned.value;
  const found = await documentManifest(document, ports.sideFiles);
  if (!found.ok) return err(found.error.kind === 'unreadable' ? { kind: 'failed', error: found.error.error } : refused(found.error));
  const manifest = found.value;
  const trusted = await isApproved(manifest, ports);
  if (!trusted.ok) return err({ kind: 'failed', error: trusted.error });
  if (!trusted.value && waitsForApproval(reply)) return err(refused({ kind: 'manifest-not-approved', manifest: manifest.file }));
  const name = choices.name === undefined ? nameFor(place, document, reply) : { name: choices.name, fixed: true };
  const store = await chooseStore(trusted.value ? manifest.manifest.entries : [], choices, ports);
  return store === undefined ? cancelled : ok({ name, manifest, trusted: trusted.value, store });
}

/** The name that the place is read by, where it has one. */
function nameFor({ ruleId }: FindingPlace, { text, languageId, file }: SourceDocument, { span, plan }: Planned): ProposedName {
  const only = plan.kind === 'store-only' ? plan.onlyName : undefined;
  if (only !== undefined && isUsableName(only)) return { name: only, fixed: true };
  return proposeName({ text, span, languageId, ruleId, ...(file === undefined ? {} : { file }) });
}

const cancelled: Result<never, NotMoved> = err({ kind: 'failed', error: { kind: 'cancelled' } });

/**
 * A colleague's clone: the value is in the manifest's secrets already, under a name whose secret may not be compared
 * before the manifest is approved. Where no code can be edited either, storing it once more would leave a second name
 * (API_KEY_2) that nothing reads. Under another name a .env line cannot be taken out; its own name, with which the move
 * plans later, may do.
 */
function waitsForApproval({ plan }: Planned): boolean {
  return plan.kind === 'store-only' && plan.onlyName === undefined;
}

/** A name for planning before the real one is known; it is in no edit that is applied. */
const PROVISIONAL_NAME = 'SECRET';

/** Step 4, first half: the text at the version that was planned for, decoded into a value. */
async function readValue(
  place: FindingPlace, name: string, style: LookupStyle, ports: MovePorts,
): Promise<Result<FoundValue, MoveRefusal>> {
  const planned = await planNow(place, name, style, ports);
  if (!planned.ok) return planned;
  const { document, reply } = planned.value;
  if (reply.plan.kind === 'refused') return err({ kind: 'no-lookup', reason: reply.plan.reason });
  const value = valueAt(document, reply.plan.value);
  if (value === undefined) return err({ kind: 'not-decodable' });
  const { span } = reply.plan.value;
  return ok({ value, sourceForm: SecretValue.fromText(document.text.slice(span.start, span.end)), document, reply });
}

/** A plan and the text it is for. Planned again while somebody types, at most `MAX_PLANS` times. */
async function planNow(
  place: FindingPlace, name: string, style: LookupStyle, ports: MovePorts,
): Promise<Result<{ readonly document: SourceDocument; readonly reply: Planned }, MoveRefusal>> {
  for (let plans = 0; plans < MAX_PLANS; plans += 1) {
    if (plans > 0) await ports.documents.quiet(place.uri);
    const reply = await ports.planner.plan(place, name, style);
    if (reply.kind === 'gone') return err({ kind: 'gone' });
    if (reply.plan.kind === 'refused' && reply.plan.reason !== 'stale') {
      return err({ kind: 'no-lookup', reason: reply.plan.reason });
    }
    const document = await ports.documents.open(place.uri);
    if (document === undefined) return err({ kind: 'gone' });
    if (reply.plan.kind !== 'refused' && document.version === reply.version) return ok({ document, reply });
  }
  return err({ kind: 'text-moved' });
}

/** Steps 4 to 6. From the first `put` on, every way out says what is stored, also when something that is needed ends. */
async function keepAndEdit(move: Move, ports: MovePorts): Promise<MoveOutcome> {
  const kept = await keepValue({
    value: move.value, fingerprint: move.place.fingerprint, secretType: move.reply.secretType ?? 'generic', name: move.name,
    ...(isOfVendor(move.place.ruleId) ? { rule: move.place.ruleId } : {}),
    manifest: move.manifest, trusted: move.trusted, store: move.store, path: (name) => secretPath(move.manifest.folder, name),
    ...(move.choices.existing === undefined ? {} : { existing: move.choices.existing }),
  }, ports);
  if (!kept.ok) return kept.error;
  let secret: StoredSecret = { ...kept.value, manifest: move.manifest.file, wrote: [], approval: 'needs-allow' };
  try {
    if (!secret.verified && !await ports.acceptUnverified(secret.ref)) return keptBecause(secret, { kind: 'not-verified' });
    const record = ports.recorder?.start({ name: secret.name, ref: secret.ref, manifest: secret.manifest });
    // Additive files first: where a later step fails, they are a spare line and no harm.
    const files = record === undefined ? ports.sideFiles : recordedSideFiles(ports.sideFiles, record);
    const { wrote, problem } = await addSideLines(move.manifest.folder, secret.name, secret.ref, files);
    secret = { ...secret, wrote };
    if (problem !== undefined) return keptBecause(secret, problem);
    const approval = await approvePlaced(move.manifest, secret, ports);
    if (!approval.ok) return keptBecause(secret, { kind: 'approval-failed', error: approval.error });
    secret = { ...secret, approval: approval.value };
    return await editSource(move, secret, record, ports);
  } catch (error) {
    return keptBecause(secret, { kind: 'interrupted', code: systemCode(error) });
  }
}

/** Step 5, second half: plan with the final name, compare value and version, write down the way back, edit, save. */
async function editSource(move: Move, secret: StoredSecret, record: MoveRecord | undefined, ports: MovePorts): Promise<MoveOutcome> {
  const { place, choices, value } = move;
  for (let plans = 0; plans < MAX_PLANS; plans += 1) {
    const planned = await planNow(place, secret.name, choices.style, ports);
    if (!planned.ok) return keptBecause(secret, { kind: planned.error.kind === 'text-moved' ? 'text-moved' : 'literal-changed' });
    const { document, reply: { plan } } = planned.value;
    if (plan.kind === 'refused' || !holds(document, plan.value, value)) return keptBecause(secret, { kind: 'literal-changed' });
    if (plan.kind === 'store-only') {
      return { kind: 'stored-only', secret, reason: plan.reason, history: await lookBack(move, ports) };
    }
    const recorded = await record?.edit({ file: document.file ?? '', text: document.text, edits: plan.edits, secret: plan.value.span }, value);
    if (recorded?.ok === false) return keptBecause(secret, { kind: 'not-recorded', error: recorded.error });
    const applied = await ports.documents.apply(place.uri, document.version, plan.edits);
    if (applied === 'failed') return keptBecause(secret, { kind: 'edit-failed' });
    if (applied === 'applied') {
      const save = document.dirty ? 'was-dirty' : await saveNow(place.uri, ports);
      return { kind: 'moved', secret, form: plan.form, notes: plan.notes, save, history: await lookBack(move, ports) };
    }
    await ports.documents.quiet(place.uri);
  }
  return keptBecause(secret, { kind: 'text-moved' });
}

function keptBecause(secret: StoredSecret, reason: KeptReason): MoveOutcome {
  return { kind: 'kept', secret, reason };
}

async function saveNow(uri: string, { documents }: MovePorts): Promise<SaveOutcome> {
  return await documents.save(uri).catch(() => false) ? 'saved' : 'not-saved';
}

/** What the old literal left behind. The move is done by now, whatever becomes of the look. */
async function lookBack({ document: { file }, value, sourceForm }: Move, ports: MovePorts): Promise<HistoryAnswer> {
  if (file === undefined) return 'not-a-repository';
  return ports.history.contains(path.resolve(file), value, sourceForm).catch(() => 'unknown' as const);
}

function holds(document: SourceDocument, source: ValueSource, value: SecretValue): boolean {
  const now = valueAt(document, source);
  const same = now?.equals(value) ?? false;
  now?.dispose();
  return same;
}

function valueAt({ text }: SourceDocument, { span, chain }: ValueSource): SecretValue | undefined {
  const decoded = decode(text.slice(span.start, span.end), chain);
  return decoded.ok ? SecretValue.fromText(decoded.value) : undefined;
}

function refused(refusal: MoveRefusal): NotMoved {
  return { kind: 'refused', refusal };
}
