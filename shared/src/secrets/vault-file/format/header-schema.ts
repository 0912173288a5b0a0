import * as z from 'zod';
import { LIMITS } from './limits';
import type { KeySlot, VaultHeader, WrappedDataKey } from './vault-document';

/** 128 random bits as base64url without padding; the last character carries two bits. */
const id = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/);
const time = z.iso.datetime({ precision: 3 });
/** The one spelling of its bytes: RFC 4648, section 3.5. */
const base64 = z.string().max(512).refine((text) => Buffer.from(text, 'base64').toString('base64') === text);
const salt = base64.length(24);
const count = z.int().nonnegative();
const name = z.string().regex(/^[\x21-\x7e]{1,128}$/);

const { pbkdf2, argon2id } = LIMITS;
const passwordKdf = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('pbkdf2-hmac-sha256'), iterations: z.int().min(pbkdf2.least).max(pbkdf2.most), salt,
  }),
  z.strictObject({
    name: z.literal('argon2id'), memoryKib: z.int().min(argon2id.leastMemoryKib).max(argon2id.mostMemoryKib),
    passes: z.int().min(1).max(argon2id.mostPasses), lanes: z.int().min(1).max(argon2id.mostLanes), salt,
  }),
]);

const knownSlot = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('password'), created: time, kdf: passwordKdf, box: base64 }),
  z.strictObject({ id, kind: z.literal('keychain'), created: time, service: name, account: name, box: base64 }),
  z.strictObject({ id, kind: z.literal('recovery-code'), created: time, salt, box: base64 }),
  z.strictObject({ id, kind: z.literal('external'), created: time, salt, box: base64 }),
]);
const KNOWN_KINDS: ReadonlySet<string> = new Set(['password', 'keychain', 'recovery-code', 'external']);
const anySlot = z.looseObject({ id, kind: z.string() });

const header = z.strictObject({
  id, created: time, generation: z.int().min(1), commit: id, ancestors: z.array(id).max(LIMITS.ancestors),
  slots: z.array(z.unknown()).min(1).max(LIMITS.slots),
});

const dataKeys = z.array(z.strictObject({
  id: z.int().min(1).max(999_999_999), created: time, state: z.enum(['primary', 'decrypt']), retire: time.nullable(), sealed: count, box: base64,
})).min(1).max(LIMITS.keys);

/** The header, or undefined where a member is missing, too much, of a wrong form or beyond a reader's limits. */
export function readHeader(value: unknown): VaultHeader | undefined {
  const parsed = header.safeParse(value);
  if (!parsed.success) return undefined;
  const slots: KeySlot[] = [];
  for (const raw of parsed.data.slots) {
    const slot = readSlot(raw);
    if (slot === undefined) return undefined;
    slots.push(slot);
  }
  return { ...parsed.data, slots };
}

/** The ring: exactly one key seals, and ids count up. */
export function readDataKeys(value: unknown): readonly WrappedDataKey[] | undefined {
  const parsed = dataKeys.safeParse(value);
  if (!parsed.success) return undefined;
  const primaries = parsed.data.filter((key) => key.state === 'primary').length;
  const ascending = parsed.data.every((key, at) => key.id > (parsed.data[at - 1]?.id ?? 0));
  return primaries === 1 && ascending ? parsed.data : undefined;
}

function readSlot(raw: unknown): KeySlot | undefined {
  const slot = anySlot.safeParse(raw);
  if (!slot.success) return undefined;
  if (!KNOWN_KINDS.has(slot.data.kind)) return { kind: 'unknown', raw: slot.data };
  const known = knownSlot.safeParse(raw);
  return known.success ? known.data : undefined;
}
