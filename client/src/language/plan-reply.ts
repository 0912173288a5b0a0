import * as z from 'zod';
import type { DecodingChain } from '../../../shared/src/core/decode/chain';
import type { Span } from '../../../shared/src/core/model/span';
import { isSecretType } from '../../../shared/src/core/model/secret-type';
import type { WirePosition, WireRange } from '../../../shared/src/core/protocol/wire-range';
import type { PlanReply } from '../../../shared/src/flows/ports';

/** The text that ranges of a reply are of. */
export interface TextPositions {
  readonly version: number;
  offsetAt(position: WirePosition): number;
  positionAt(offset: number): WirePosition;
}

type Planned = Extract<PlanReply, { readonly kind: 'planned' }>;
type Plan = Planned['plan'];
type Replacement = Extract<Plan, { readonly kind: 'replace' }>;
type StoreOnly = Extract<Plan, { readonly kind: 'store-only' }>;
type Refused = Extract<Plan, { readonly kind: 'refused' }>;

/** What the server answered, checked: it parses hostile text, so its word is not taken for a type. */
export type ParsedReply = z.infer<typeof replySchema>;

export function parseReply(reply: unknown): ParsedReply | undefined {
  const parsed = replySchema.safeParse(reply);
  return parsed.success ? parsed.data : undefined;
}

/** Turns ranges into offsets of the text with the reply's version. Words that this version does not know become the general ones. */
export function planReply(reply: Extract<ParsedReply, { readonly kind: 'planned' }>, positions: TextPositions): PlanReply {
  const { version, range, plan, secretType } = reply;
  return {
    kind: 'planned',
    version,
    span: spanOf(range, positions),
    plan: planOf(plan, positions),
    ...(isSecretType(secretType) ? { secretType } : {}),
  };
}

export function spanOf(range: WireRange, positions: TextPositions): Span {
  return { start: positions.offsetAt(range.start), end: positions.offsetAt(range.end) };
}

const position = z.object({ line: z.int().nonnegative(), character: z.int().nonnegative() });
export const range = z.object({ start: position, end: position });
/** A step is checked by the decoder that runs it; here only that it is one. */
const chain = z.custom<DecodingChain>((data) => Array.isArray(data) && data.every((step) => stepSchema.safeParse(step).success));
const stepSchema = z.looseObject({ kind: z.string() });
const value = z.object({ range, chain });

const planSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('replace'), value, form: z.string().max(200), notes: z.array(z.string()),
    edits: z.array(z.object({ range, newText: z.string() })),
  }),
  z.object({ kind: z.literal('store-only'), value, reason: z.string(), onlyName: z.string().max(200).optional() }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
]);

const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), version: z.int(), range, plan: planSchema, secretType: z.string().optional() }),
  z.object({ kind: z.literal('gone') }),
]);

function planOf(plan: z.infer<typeof planSchema>, positions: TextPositions): Plan {
  switch (plan.kind) {
    case 'replace': return replacement(plan, positions);
    case 'store-only': {
      const reason = isKeyOf(STORE_ONLY_REASONS, plan.reason) ? plan.reason : 'not-a-literal';
      const named = plan.onlyName === undefined ? {} : { onlyName: plan.onlyName };
      return { kind: 'store-only', value: valueOf(plan.value, positions), reason, ...named };
    }
    case 'refused':
      return { kind: 'refused', reason: isKeyOf(REFUSAL_REASONS, plan.reason) ? plan.reason : 'stale' };
  }
}

function replacement(plan: Extract<z.infer<typeof planSchema>, { readonly kind: 'replace' }>, positions: TextPositions): Replacement {
  return {
    kind: 'replace',
    value: valueOf(plan.value, positions),
    edits: plan.edits.map((edit) => ({ span: spanOf(edit.range, positions), newText: edit.newText })),
    form: plan.form,
    notes: plan.notes.filter((note) => isKeyOf(NOTES, note)),
  };
}

function valueOf(source: z.infer<typeof value>, positions: TextPositions): Replacement['value'] {
  return { span: spanOf(source.range, positions), chain: source.chain };
}

/** Narrows a text to the keys of a table; the tables are complete because their types say so. */
export function isKeyOf<K extends string>(table: Readonly<Record<K, true>>, text: string): text is K {
  return Object.hasOwn(table, text);
}

export const STORE_ONLY_REASONS: Readonly<Record<StoreOnly['reason'], true>> = {
  'language-without-lookup': true, 'json-has-no-interpolation': true, 'position-needs-constant': true, 'inside-comment': true,
  'dockerfile-has-no-runtime-lookup': true, markup: true, 'not-a-literal': true,
  'kubernetes-secret-keeps-value': true, 'kubernetes-needs-whole-variable': true, 'read-by-its-own-name': true,
  'script-needs-variable': true, 'pip-conf-has-no-lookup': true, 'nginx-has-no-lookup': true, 'helm-values-have-no-lookup': true,
  'terraform-needs-tf-var': true,
};

export const REFUSAL_REASONS: Readonly<Record<Refused['reason'], true>> = {
  'bundled-for-browsers': true, 'runs-on-devices': true, stale: true, 'already-a-lookup': true, 'invalid-name': true,
};

export const NOTES: Readonly<Record<Replacement['notes'][number], true>> = {
  'import-added': true, 'const-became-var': true, 'helper-added': true, 'compose-needs-environment': true,
  'kubernetes-secret-needed': true, 'evaluated-at-import': true, 'workflow-secret-needed': true, 'gitlab-variable-needed': true,
  'ansible-needs-no-log': true, 'docker-build-needs-secret': true, 'docker-run-needs-variable': true,
};
