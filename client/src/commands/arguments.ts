import * as z from 'zod';
import { checkPath, isFieldName, isStoreName } from '../../../shared/src/core/reference';
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

/** A reference to a secret as a line of the tree has it. */
export const secretArgument = z.object({
  ref: z.object({
    store: z.string().refine(isStoreName),
    path: z.string().refine((path) => checkPath(path) === undefined),
    field: z.string().refine(isFieldName),
  }),
});

/** A store as a line of the tree has it. */
export const storeArgument = z.object({ store: z.string().refine(isStoreName) });

/** A folder with a manifest, as a notice names it. */
export const folderArgument = z.object({ folder: z.string().min(1).max(4096) });

/** The editor passes things of its own to commands of buttons and keys: they are not looked at. */
export const noArgument = z.unknown();
