import { coversPrefix, matchesPattern, meetsPrefix } from './path-pattern';
import type { Capability, Confirmation, Policy, Rule } from './policy';

/** What is asked of the policy. `path` is canonical; for a listing it is the beginning of the wanted paths. */
export interface AccessRequest {
  readonly caller: { readonly kind: 'person' | 'agent'; readonly agentId: string };
  readonly capability: Capability;
  /** What happens to a value, where that is more than the capability says. */
  readonly outlet: Outlet;
  readonly store: string;
  readonly path: string;
  readonly scope: 'secret' | 'below';
}

/** Where a value goes, or what is lost: the person confirms these each time. */
export type Outlet = 'none' | 'inject' | 'compare' | 'reveal' | 'copy' | 'export' | 'destroy';

/** What is true at this moment. */
export interface Facts {
  readonly now: Date;
  /** The argument list that gets the value, when a process is started with it. */
  readonly command?: readonly string[];
  /** The person said yes to the same request earlier in this session. */
  readonly confirmedInSession: boolean;
}

export interface Decision {
  readonly effect: 'allow' | 'ask' | 'deny';
  /** Which rule decided: `default/…`, `policy/…` or a rule's own id. */
  readonly ruleId: string;
  readonly reason: string;
}

/**
 * Decides without any effect. A matching deny wins over every allow, allows add up, so the order of rules means nothing.
 * Whoever is not the person needs an allow; the person needs none, but confirms what shows or destroys a value.
 */
export function decide(policy: Policy, request: AccessRequest, facts: Facts): Decision {
  if (policy.kind === 'broken') return deny('policy/broken', 'the policy file cannot be understood');
  return request.caller.kind === 'person'
    ? decideForPerson(policy.person, request, facts)
    : decideForAgent(policy, request, facts);
}

function decideForPerson(rules: readonly Rule[], request: AccessRequest, facts: Facts): Decision {
  const denied = findDeny(rules, request, facts);
  if (denied !== undefined) return denied;
  if (CONFIRMED_OUTLETS.has(request.outlet)) return ask('default/person', 'the person confirms what shows or destroys a value');
  return allow('default/person', 'the person at the keyboard');
}

function decideForAgent(
  policy: Extract<Policy, { readonly kind: 'policy' }>, request: AccessRequest, facts: Facts,
): Decision {
  const agent = policy.agents.get(request.caller.agentId);
  if (agent === undefined) return deny('default/agent', 'this agent has no permissions');
  if (agent.status !== 'active') return deny('policy/suspended', 'this agent is suspended');
  const denied = findDeny(agent.rules, request, facts);
  if (denied !== undefined) return denied;
  const allows = agent.rules.filter((rule) => rule.effect === 'allow' && applies(rule, request, facts, 'allow'));
  const best = allows.toSorted((a, b) => STRICTNESS[a.confirm] - STRICTNESS[b.confirm] || compare(a.id, b.id))[0];
  if (best === undefined) return deny('default/agent', 'no rule allows it');
  if (CONFIRMED_OUTLETS.has(request.outlet)) return ask(best.id, 'a person confirms what shows or destroys a value');
  return best.confirm === 'never' || (best.confirm === 'session' && facts.confirmedInSession)
    ? allow(best.id, 'allowed by a role')
    : ask(best.id, 'allowed by a role after a confirmation');
}

/** Nothing in a policy can switch these questions off: an agent's text must not be what makes a value visible. */
const CONFIRMED_OUTLETS: ReadonlySet<Outlet> = new Set<Outlet>(['reveal', 'copy', 'export', 'destroy']);

const STRICTNESS: Readonly<Record<Confirmation, number>> = { never: 0, session: 1, always: 2 };

function findDeny(rules: readonly Rule[], request: AccessRequest, facts: Facts): Decision | undefined {
  const denies = rules.filter((rule) => rule.effect === 'deny' && applies(rule, request, facts, 'deny'));
  const first = denies.toSorted((a, b) => compare(a.id, b.id))[0];
  return first === undefined ? undefined : deny(first.id, 'a rule denies it');
}

function applies(rule: Rule, request: AccessRequest, facts: Facts, effect: Rule['effect']): boolean {
  return rule.capabilities.includes(request.capability) && matchesPlace(rule, request, effect) && conditionsHold(rule, request, facts, effect);
}

function matchesPlace(rule: Rule, request: AccessRequest, effect: Rule['effect']): boolean {
  const place = request.path === '' ? `${request.store}/` : `${request.store}/${request.path}`;
  if (request.scope === 'secret') return rule.paths.some((pattern) => matchesPattern(pattern, place));
  return rule.paths.some((pattern) => (effect === 'deny' ? coversPrefix(pattern, place) : meetsPrefix(pattern, place)));
}

function conditionsHold(rule: Rule, request: AccessRequest, facts: Facts, effect: Rule['effect']): boolean {
  const { until, hours, commands } = rule.conditions;
  if (until !== undefined && facts.now.getTime() >= until) return false;
  if (hours !== undefined && !withinHours(hours, facts.now)) return false;
  if (commands === undefined) return true;
  // Where no command is known, an allow for certain commands must not hold and a deny for them must.
  if (facts.command === undefined) return effect === 'deny' || request.capability !== 'USE';
  const { command } = facts;
  return commands.some((beginning) => beginning.every((part, index) => command[index] === part));
}

function withinHours({ from, to }: { readonly from: number; readonly to: number }, now: Date): boolean {
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function allow(ruleId: string, reason: string): Decision {
  return { effect: 'allow', ruleId, reason };
}

function ask(ruleId: string, reason: string): Decision {
  return { effect: 'ask', ruleId, reason };
}

function deny(ruleId: string, reason: string): Decision {
  return { effect: 'deny', ruleId, reason };
}
