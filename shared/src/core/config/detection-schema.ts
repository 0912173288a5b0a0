import * as z from 'zod';
import type { RuleId } from '../model/finding';
import { SECRET_TYPES } from '../model/secret-type';
import { STRUCTURE_CHECKS } from '../model/structure-check';
import { ownRulesPage } from '../rule-page';
import type { AllowedFindings, OwnRule, RuleChoice } from './detection-config';

/** The newest version of this format. */
export const DETECTION_VERSION = 1;

/** The most entries of each list: a repository must not keep its reader's machine busy. */
export const MOST_ENTRIES = { rules: 1000, folders: 200, allow: 1000, own_rules: 100 } as const;

const glob = z.string().min(1).max(1000).describe('A glob over paths from the repository\'s root: * within a segment, ** across them.');
/** An id or a glob over ids; the slash keeps a bare `*` from switching everything off by a slip. */
const ruleGlob = z.string().max(200).regex(/^[\w*-]+\/[\w*-]+$/).describe('A rule\'s name, or a glob over names: keyward/generic-*.');
const severity = z.enum(['error', 'warning', 'information']);
const line = z.string().min(1).regex(/^[^\r\n]*$/);
/** Written as one text, or in pieces: whoever looks for the whole then does not take this very file for a leak. */
const example = z.union([z.string().max(20_000), z.array(z.string().max(20_000)).max(50).transform((parts) => parts.join(''))]);

export const minConfidenceSchema = z.number().min(0.01).max(0.99).describe('Report only what is at least so sure; 0.5 is usual.');

export const ruleLevelSchema = z.enum(['off', 'on', ...severity.options]);

export const ruleNameSchema = ruleGlob;

export const folderSchema = z.strictObject({
  path: glob,
  min_confidence: minConfidenceSchema.optional(),
  rules: z.record(ruleGlob, ruleLevelSchema).default({}),
}).transform(({ path, min_confidence: minConfidence, rules }) => ({
  path, rules: choicesOf(rules), ...(minConfidence === undefined ? {} : { minConfidence }),
}));

/** An entry without any condition would allow everything. */
export const allowSchema = z.strictObject({
  path: glob.optional(),
  rule: ruleGlob.optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/).optional().describe('As your own JSON report shows it.'),
  value: z.string().min(1).max(1000).optional().describe('A regular expression (RE2) that the whole value matches.'),
  reason: z.string().max(1000).optional(),
}).refine(({ path, rule, fingerprint, value }) => (path ?? rule ?? fingerprint ?? value) !== undefined)
  .transform(({ path, rule, fingerprint, value }): AllowedFindings => ({
    ...(path === undefined ? {} : { path }), ...(rule === undefined ? {} : { rule }),
    ...(fingerprint === undefined ? {} : { fingerprint }), ...(value === undefined ? {} : { value }),
  }));

export const ownRuleSchema = z.strictObject({
  id: z.string().max(100).regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/),
  title: line.max(100),
  vendor: line.max(100).optional(),
  keywords: z.array(z.string().min(3).max(64).regex(/^[\x20-\x7e]+$/).transform((word) => word.toLowerCase())).min(1).max(20).describe('One of them is in every match or close by; the rarer, the faster.'),
  pattern: z.string().min(1).max(1000).describe('A regular expression (RE2); the group called secret is the value, or the whole match.'),
  max_length: z.int().min(1).max(4000).describe('The longest match, in characters.'),
  form: z.enum(['self', 'near']).default('self'),
  structure: z.enum(STRUCTURE_CHECKS).optional(),
  confidence: z.number().min(0.01).max(0.99).default(0.95),
  severity: severity.default('error'),
  secret_type: z.enum(SECRET_TYPES).default('generic').describe('What the value is for; it decides how it is rotated.'),
  min_entropy: z.number().min(0).max(8).optional(),
  description: z.string().max(2000).optional(),
  remediation: z.string().max(2000).default('Revoke it where it was issued, then move the new value into the vault.'),
  documentation: z.url({ protocol: /^https?$/ }).max(1000).default(ownRulesPage()),
  examples: z.array(example).max(50).default([]),
  counter_examples: z.array(example).max(50).default([]),
}).transform(({
  id, vendor, max_length: maxLength, secret_type: secretType, structure, min_entropy: minEntropy, description,
  counter_examples: counterExamples, ...rest
}): OwnRule => ({
  ...rest, id: id as RuleId, maxLength, secretType, counterExamples,
  vendor: vendor ?? id.slice(0, id.indexOf('/')), description: description ?? rest.title,
  ...(structure === undefined ? {} : { structure }), ...(minEntropy === undefined ? {} : { minEntropy }),
}));

/**
 * The whole file as JSON Schema (draft 2020-12), for editors that help with YAML. What depends on more than one member, such
 * as a pattern's cost, is not in it.
 */
export function detectionJsonSchema(): object {
  const whole = z.strictObject({
    version: z.literal(DETECTION_VERSION),
    min_confidence: minConfidenceSchema.optional(),
    rules: z.record(ruleGlob, ruleLevelSchema).optional().describe('off, on, or the severity that findings of a rule have.'),
    folders: z.array(folderSchema).max(MOST_ENTRIES.folders).optional().describe('The same for the files of a glob.'),
    allow: z.array(allowSchema).max(MOST_ENTRIES.allow).optional().describe('Findings that are no secrets: those for which all that is said holds.'),
    own_rules: z.array(ownRuleSchema).max(MOST_ENTRIES.own_rules).optional().describe('Rules of your own; keyward rules check tests them.'),
  });
  return { title: 'Keyward\'s configuration of detection', ...z.toJSONSchema(whole, { io: 'input' }) };
}

function choicesOf(rules: Readonly<Record<string, RuleChoice['level']>>): readonly RuleChoice[] {
  return Object.entries(rules).map(([rule, level]) => ({ rule, level }));
}
