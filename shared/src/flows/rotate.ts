import type { RuleId } from '../core/model/finding';
import type { SecretMeta, VersionMeta } from '../core/model/secret-meta';
import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { MadeValue, Resemblance, ValueKind, ValueMaker, ValueShape } from '../secrets/rotation/value-maker';
import type { PutReceipt, SecretService } from '../secrets/service';
import type { KnownManifests } from './manifest-lines';
import { pinnedTo } from './manifest-lines';
import type { StoreOpener } from './ports';
import { mayGenerate, planRotation } from './rotation-plan';
import type { RotationPlan, VendorConsole } from './rotation-plan';
import { currentVersion, newestVersion } from './versions';

/** Everything that a rotation needs of the world. `values` alone is given a value, besides the service. */
export interface RotatePorts {
  readonly service: Pick<SecretService, 'status' | 'describe' | 'use' | 'put'>;
  readonly openStore: StoreOpener;
  readonly values: ValueMaker;
  readonly manifests: KnownManifests;
  /** What is known of the vendor whose keys a rule recognises; undefined for a rule that has none. */
  readonly consoleOf: (rule: RuleId) => Promise<VendorConsole | undefined>;
  /** Shows the plan and asks. Undefined is a no. */
  readonly choose: (plan: RotationPlan) => Promise<RotationChoice | undefined>;
  /** Takes the new value, without echo. `problem` says what was wrong with the one before. */
  readonly enterValue: (plan: RotationPlan, problem: 'same' | undefined) => Promise<SecretValue | undefined>;
  /** Asked where an entered value does not look like the one that it follows. A no asks for the value again. */
  readonly acceptUnlike: (how: Unlike) => Promise<boolean>;
  /** Asked where an entered value could not be stored: a vendor shows a key only once. */
  readonly tryAgain: (error: VaultError) => Promise<boolean>;
}

export type RotationChoice =
  | { readonly kind: 'generate'; readonly valueKind: ValueKind }
  | { readonly kind: 'enter' };

export type Unlike = Exclude<Resemblance, 'same' | 'alike'>;

/** How a rotation ended, with everything that a user interface says about it. No member is a value. */
export type RotationOutcome =
  | Rotated
  /** Somebody else made a version meanwhile. It is the newest one; ours was not stored. */
  | { readonly kind: 'conflict'; readonly plan: RotationPlan; readonly choice: RotationChoice; readonly theirs: VersionMeta | undefined }
  /** Nothing was made: somebody else issues this secret's values. */
  | { readonly kind: 'not-the-issuer'; readonly plan: RotationPlan }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: VaultError };

export interface Rotated {
  readonly kind: 'rotated';
  readonly plan: RotationPlan;
  readonly choice: RotationChoice;
  readonly version: number;
  /** The version that was current before and can be gone back to; undefined where the store keeps none. */
  readonly previous: number | undefined;
  /** False where the store takes writes but does not let them be read back. */
  readonly verified: boolean;
  /** Of a key pair: the new public half. */
  readonly publicKey?: string;
}

/**
 * Gives a secret a new value as a new version. Where the user is the issuer the value is made here; a vendor's key is made
 * at the vendor and entered, never made up. The old version stays and can be gone back to. The write names the version
 * that it follows, so that of two rotations at once one is refused and says so.
 */
export async function rotateSecret(ref: SecretRef, ports: RotatePorts): Promise<RotationOutcome> {
  const plan = await preparePlan(ref, ports);
  if (!plan.ok) return { kind: 'failed', error: plan.error };
  const choice = await ports.choose(plan.value);
  if (choice === undefined) return { kind: 'cancelled' };
  if (choice.kind === 'generate' && !mayGenerate(plan.value.issuer)) return { kind: 'not-the-issuer', plan: plan.value };
  const made = choice.kind === 'generate' ? ok(await ports.values.make(choice.valueKind)) : await takeValue(plan.value, ports);
  if (!made.ok) return made.error.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: made.error };
  try {
    return await store({ plan: plan.value, choice, made: made.value }, ports);
  } finally {
    made.value.value.dispose();
  }
}

/** What a rotation of this secret would be. Looks at the form of its value, inside, and at nothing else of it. */
export async function preparePlan(
  ref: SecretRef, ports: Pick<RotatePorts, 'service' | 'openStore' | 'values' | 'manifests' | 'consoleOf'>,
): Promise<Result<RotationPlan, VaultError>> {
  if (ref.version !== undefined) return err({ kind: 'unsupported', store: ref.store, operation: 'write-pinned-version' });
  const opened = await ports.openStore(ref.store);
  if (!opened.ok) return opened;
  const meta = await ports.service.describe(ref);
  if (!meta.ok) return meta;
  if (currentVersion(meta.value) === undefined && meta.value.versions.length > 0) {
    return err({ kind: 'not-found', store: ref.store, name: ref.path });
  }
  const shape = await shapeOf(ref, ports);
  if (!shape.ok) return shape;
  const { rule } = meta.value;
  const capabilities = (await ports.service.status(ref.store))?.capabilities;
  return ok(planRotation(ref, meta.value, {
    shape: shape.value, keepsOld: capabilities?.versions !== 'none',
    vendorConsole: rule === undefined ? undefined : await ports.consoleOf(rule),
    pinned: pinnedTo(ref, await ports.manifests()),
  }));
}

/** Undefined where this sign-in may write and not read. */
async function shapeOf(
  ref: SecretRef, { service, values }: Pick<RotatePorts, 'service' | 'values'>,
): Promise<Result<ValueShape | undefined, VaultError>> {
  const shape = await service.use(ref, { kind: 'compare' }, (value) => values.shapeOf(value));
  return shape.ok || shape.error.kind !== 'forbidden' ? shape : ok(undefined);
}

/** Asks until a value is given that is a new one, and looks like one or is meant as it is. */
async function takeValue(plan: RotationPlan, ports: RotatePorts): Promise<Result<MadeValue, VaultError>> {
  let problem: 'same' | undefined;
  for (;;) {
    const value = await ports.enterValue(plan, problem);
    if (value === undefined) return err({ kind: 'cancelled' });
    const taken = await judge(plan, value, ports);
    if (taken.ok && taken.value === 'taken') return ok({ value });
    value.dispose();
    if (!taken.ok) return taken;
    problem = taken.value === 'same' ? 'same' : undefined;
  }
}

async function judge(
  { ref }: RotationPlan, value: SecretValue, { service, values, acceptUnlike }: RotatePorts,
): Promise<Result<'taken' | 'same' | 'again', VaultError>> {
  const compared = await service.use(ref, { kind: 'compare' }, (old) => values.compare(old, value));
  if (!compared.ok) return compared.error.kind === 'forbidden' ? ok('taken') : compared;
  if (compared.value === 'same') return ok('same');
  return ok(compared.value === 'alike' || await acceptUnlike(compared.value) ? 'taken' : 'again');
}

interface NewVersion {
  readonly plan: RotationPlan;
  readonly choice: RotationChoice;
  readonly made: MadeValue;
}

async function store({ plan, choice, made }: NewVersion, ports: RotatePorts): Promise<RotationOutcome> {
  const receipt = await putUntilStored(plan, choice, made.value, ports);
  if (!receipt.ok) {
    return receipt.error.kind === 'conflict'
      ? { kind: 'conflict', plan, choice, theirs: await newestNow(plan.ref, ports) }
      : { kind: 'failed', error: receipt.error };
  }
  const { version, verified } = receipt.value;
  const { publicKey } = made;
  return {
    kind: 'rotated', plan, choice, version, verified,
    previous: plan.keepsOld ? currentVersion(plan.meta)?.version : undefined,
    ...(publicKey === undefined ? {} : { publicKey }),
  };
}

/**
 * The same write again is harmless: it names the version that it follows, so that it cannot be made twice. A value that was
 * made here is not worth a question. A later try that comes too late may have been overtaken by an earlier one of ours.
 */
async function putUntilStored(
  plan: RotationPlan, choice: RotationChoice, value: SecretValue, ports: RotatePorts,
): Promise<Result<PutReceipt, VaultError>> {
  let before: VaultError | undefined;
  for (;;) {
    const receipt = await putOnce(plan, value, ports);
    if (receipt.ok) return receipt;
    if (receipt.error.kind === 'conflict' && before !== undefined) return lookForOurs(plan, value, { conflict: receipt.error, before }, ports);
    if (choice.kind === 'generate' || !MAY_PASS.has(receipt.error.kind)) return receipt;
    if (!await ports.tryAgain(receipt.error)) return receipt;
    before = receipt.error;
  }
}

/** Whether the newest version is the one that an earlier try made. Where nobody may look, that try's own error says what is known. */
async function lookForOurs(
  { ref }: RotationPlan, value: SecretValue, { conflict, before }: { readonly conflict: VaultError; readonly before: VaultError }, ports: RotatePorts,
): Promise<Result<PutReceipt, VaultError>> {
  const newest = await newestNow(ref, ports);
  const isOurs = await ports.service.use(ref, { kind: 'compare' }, (stored) => stored.equals(value));
  if (newest === undefined || !isOurs.ok) return err(before);
  return isOurs.value ? ok({ version: newest.version, verified: true }) : err(conflict);
}

/** What may be over in a moment, or after a look at the network. */
const MAY_PASS: ReadonlySet<VaultError['kind']> = new Set<VaultError['kind']>([
  'busy', 'unreachable', 'timeout', 'sealed', 'rate-limited', 'write-uncertain', 'disk-full',
]);

/** A store that compares no versions is asked which one is the newest right before: all that can be done there. */
async function putOnce(
  { ref, newest, meta }: RotationPlan, value: SecretValue, { service }: RotatePorts,
): Promise<Result<PutReceipt, VaultError>> {
  const status = await service.status(ref.store);
  const compares = status?.capabilities.compareAndSwap === true;
  if (!compares) {
    const now = await service.describe(ref);
    if (!now.ok) return now;
    if (isChanged(meta, now.value)) return err({ kind: 'conflict', store: ref.store });
  }
  return service.put(ref, value, { expected: compares ? newest : 'any', meta: {}, act: 'rotate' });
}

function isChanged(before: SecretMeta, now: SecretMeta): boolean {
  return newestVersion(before) !== newestVersion(now) || before.updated !== now.updated;
}

async function newestNow(ref: SecretRef, { service }: RotatePorts): Promise<VersionMeta | undefined> {
  const meta = await service.describe(ref);
  if (!meta.ok) return undefined;
  const newest = newestVersion(meta.value);
  return meta.value.versions.find(({ version }) => version === newest);
}
