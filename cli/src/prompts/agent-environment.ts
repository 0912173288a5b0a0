/** A coding agent that started this program, by the name that policy and the audit log know it by. */
export interface CodingAgent {
  readonly id: string;
}

/**
 * Which coding agent started us, as far as it says so in its commands' environment. This is hygiene and no boundary: a
 * program can take a variable away. It keeps a well-meaning agent from being taken for the person who owns the secrets.
 * Sources: the agents' own documentation of their shell tools, and `AI_AGENT` as proposed for all of them
 * (https://github.com/vercel/vercel/tree/main/packages/detect-agent).
 */
export function codingAgent(environment: Readonly<Record<string, string | undefined>>): CodingAgent | undefined {
  const named = environment['AI_AGENT'] ?? '';
  if (named !== '') return { id: cleanId(named) };
  const found = AGENTS.find(([variable]) => (environment[variable] ?? '') !== '');
  return found === undefined ? undefined : { id: found[1] };
}

const AGENTS: readonly (readonly [variable: string, id: string])[] = [
  ['CLAUDECODE', 'claude-code'],
  ['CLAUDE_CODE', 'claude-code'],
  ['CURSOR_AGENT', 'cursor'],
  ['GEMINI_CLI', 'gemini-cli'],
  ['CODEX_SANDBOX', 'codex'],
  ['CODEX_CI', 'codex'],
  ['CODEX_THREAD_ID', 'codex'],
  ['OPENCODE', 'opencode'],
  ['AUGMENT_AGENT', 'augment'],
  ['ANTIGRAVITY_AGENT', 'antigravity'],
  ['GOOSE_TERMINAL', 'goose'],
  ['CLINE_ACTIVE', 'cline'],
  ['REPLIT_AGENT', 'replit'],
];

/** A name from outside becomes an id that policy can match and a log can show; `name@version` loses its version. */
function cleanId(named: string): string {
  const id = named.toLowerCase().replace(/@.*$/s, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40);
  return id === '' ? 'unknown-agent' : id;
}
