import * as z from 'zod';
import { isYamlFault, parseYaml } from '../../core/config/parse-yaml';
import { isPattern } from './path-pattern';
import { AGENT_KINDS, CAPABILITIES, DEFAULT_POLICY } from './policy';
import type { Agent, Conditions, Confirmation, Policy, Rule } from './policy';

/**
 * Reads policy.yaml. Whatever is not fully understood (an unknown word, a role that is missing, a pattern that would match
 * by surprise) gives `broken` with the line: half a policy must not decide. An empty file is the default policy.
 */
export function parsePolicy(text: string, file: string): Policy {
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) return broken(file, yaml.line);
  const { data, lineOf } = yaml;
  if (data === null || data === undefined) return DEFAULT_POLICY;
  const parsed = policySchema.safeParse(data);
  if (parsed.success) return assemble(parsed.data, file);
  return broken(file, lineOf(parsed.error.issues[0]?.path ?? []));
}

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/).transform((text) => {
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
});

const ruleSchema = z.strictObject({
  id: name.optional(),
  effect: z.enum(['allow', 'deny']).default('allow'),
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  paths: z.array(z.string().max(600).refine(isPattern)).min(1),
  confirm: z.enum(['never', 'session', 'always']).optional(),
  until: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  commands: z.array(z.array(z.string().min(1)).min(1)).min(1).optional(),
});

const agentSchema = z.strictObject({
  kind: z.enum(AGENT_KINDS),
  status: z.enum(['active', 'suspended']).default('active'),
  roles: z.array(name).default([]),
  /** How people recognise it: shown in questions and reports, never trusted. */
  recognised: z.string().max(200).optional(),
});

const policySchema = z.strictObject({
  version: z.literal(1),
  agents: z.record(name, agentSchema).default({}),
  roles: z.record(name, z.array(ruleSchema)).default({}),
  person: z.strictObject({ roles: z.array(name) }).default({ roles: [] }),
});

type PolicyData = z.infer<typeof policySchema>;
type RuleData = z.infer<typeof ruleSchema>;

function assemble(data: PolicyData, file: string): Policy {
  const roles = new Map<string, readonly Rule[]>();
  for (const [role, rules] of Object.entries(data.roles)) roles.set(role, rules.map((rule, index) => toRule(role, index, rule)));
  const used = [...data.person.roles, ...Object.values(data.agents).flatMap((agent) => agent.roles)];
  if (used.some((role) => !roles.has(role))) return broken(file, undefined);
  const rulesOf = (wanted: readonly string[]): readonly Rule[] => wanted.flatMap((role) => roles.get(role) ?? []);
  const agents = new Map<string, Agent>();
  for (const [agentName, agent] of Object.entries(data.agents)) {
    agents.set(agentName, { name: agentName, kind: agent.kind, status: agent.status, rules: rulesOf(agent.roles) });
  }
  return { kind: 'policy', agents, person: rulesOf(data.person.roles) };
}

function toRule(role: string, index: number, data: RuleData): Rule {
  return {
    id: `${role}/${data.id ?? String(index + 1)}`,
    effect: data.effect,
    capabilities: data.capabilities,
    paths: data.paths.map((path) => path.normalize('NFC')),
    confirm: data.confirm ?? defaultConfirmation(data),
    conditions: conditionsOf(data),
  };
}

/** What a rule does not say is asked each time where a value could get out, and not otherwise. */
function defaultConfirmation({ capabilities }: RuleData): Confirmation {
  return capabilities.every((capability) => capability === 'LIST' || capability === 'AUDIT') ? 'never' : 'always';
}

function conditionsOf({ until, hours, commands }: RuleData): Conditions {
  return {
    ...(until === undefined ? {} : { until: Date.parse(until) }),
    ...(hours === undefined ? {} : { hours }),
    ...(commands === undefined ? {} : { commands }),
  };
}

function broken(file: string, line: number | undefined): Policy {
  return line === undefined ? { kind: 'broken', file } : { kind: 'broken', file, line };
}
