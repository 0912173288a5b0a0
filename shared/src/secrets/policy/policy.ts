/** What one may do with a secret. READ does not follow from USE: using a value in a process is not seeing it. */
export type Capability = 'LIST' | 'USE' | 'READ' | 'WRITE' | 'ROTATE' | 'DELETE' | 'AUDIT' | 'ADMIN';

export const CAPABILITIES = ['LIST', 'USE', 'READ', 'WRITE', 'ROTATE', 'DELETE', 'AUDIT', 'ADMIN'] as const satisfies readonly Capability[];

/** How often a person is asked before something allowed happens. */
export type Confirmation = 'never' | 'session' | 'always';

/** The user's rules, or the fact that they cannot be understood: then everything is refused. */
export type Policy =
  | { readonly kind: 'policy'; readonly agents: ReadonlyMap<string, Agent>; readonly person: readonly Rule[] }
  | { readonly kind: 'broken'; readonly file: string; readonly line?: number };

/** Anything that is not the person at the keyboard. What it is recognised by is only a label: see docs/policy.md. */
export interface Agent {
  readonly name: string;
  readonly kind: AgentKind;
  readonly status: 'active' | 'suspended';
  /** The rules of all its roles. Their order does not matter. */
  readonly rules: readonly Rule[];
}

export type AgentKind = 'mcp' | 'editor-tool' | 'ci' | 'service';
export const AGENT_KINDS = ['mcp', 'editor-tool', 'ci', 'service'] as const satisfies readonly AgentKind[];

export interface Rule {
  /** `role/number` or `role/own-id`: what `permission_validation` in the audit log names. */
  readonly id: string;
  readonly effect: 'allow' | 'deny';
  readonly capabilities: readonly Capability[];
  readonly paths: readonly string[];
  readonly confirm: Confirmation;
  readonly conditions: Conditions;
}

/** An allow holds only while all of its conditions do; a deny holds unless one of them is known not to. */
export interface Conditions {
  /** Milliseconds since 1970; from this moment on the rule is as if it were not there. */
  readonly until?: number;
  /** Minutes of the day in UTC. `from` after `to` spans midnight. */
  readonly hours?: { readonly from: number; readonly to: number };
  /** Beginnings of argument lists that may be run with the secret; only for USE. */
  readonly commands?: readonly (readonly string[])[];
}

/** Without a policy file: the person may do everything, agents are unknown and so get nothing. */
export const DEFAULT_POLICY: Policy = { kind: 'policy', agents: new Map(), person: [] };
