import * as z from 'zod';
import { checkPath, isFieldName, isReserved, isStoreName } from '../../../shared/src/core/reference';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';

/** What commands take. Any extension may call them, so everything is checked, and unknown members are dropped. */

const position = z.object({ line: z.int().nonnegative(), character: z.int().nonnegative() });
const ruleId = z.templateLiteral([z.string().min(1).max(100), '/', z.string().min(1).max(100)]);

export const moveToVaultArgument: z.ZodType<MoveToVaultArgument> = z.object({
  uri: z.string().min(1).max(4096),
  version: z.int(),
  range: z.object({ start: position, end: position }),
  ruleId,
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
});

const ref = z.object({
  store: z.string().refine(isStoreName),
  path: z.string().refine((path) => checkPath(path) === undefined && !isReserved(path)),
  field: z.string().refine(isFieldName),
});

/**
 * A secret, one of its fields or one of its versions, as a line of the tree has it. Of a secret's line the field is only
 * a guess, unless the line knows that there is no other.
 */
export const secretArgument = z.object({
  kind: z.enum(['secret', 'field', 'version']).optional(),
  ref: ref.extend({ version: z.int().positive().optional() }).transform(({ version, ...rest }) => (version === undefined ? rest : { ...rest, version })),
  meta: z.object({ fields: z.array(z.string()).transform((fields) => fields.filter(isFieldName)) }).optional(),
});

export type SecretArgument = z.infer<typeof secretArgument>;

/** One version of a secret, as a line of the tree has it. */
export const versionArgument = z.object({ ref: ref.extend({ version: z.int().positive() }) });

/** A store, or a folder of one: where something new goes. */
export const placeArgument = z.object({
  store: z.string().refine(isStoreName),
  prefix: z.string().refine((prefix) => prefix.endsWith('/') && checkPath(prefix.slice(0, -1)) === undefined && !isReserved(prefix)).optional(),
});

/** A store as a line of the tree has it. */
export const storeArgument = z.object({ store: z.string().refine(isStoreName) });

/** A folder with a manifest, as a notice names it. */
export const folderArgument = z.object({ folder: z.string().min(1).max(4096) });

/** The editor passes things of its own to commands of buttons and keys: they are not looked at. */
export const noArgument = z.unknown();
