/** Patterns of a `.gitignore` that keep a `.env` beside it out of git (https://git-scm.com/docs/gitignore); `.env.*` does not. */
const IGNORING = new Set(['.env', '/.env', '.env*', '/.env*', '*.env', '/*.env', '**/.env', '*', '/*', '.*', '/.*']);

/**
 * The `.gitignore` with a line for `.env` added, or undefined when it ignores `.env` already. The last line that speaks
 * of it decides, as in git: a `!.env` below takes an earlier one back, and ours then goes below that.
 */
export function withEnvIgnored(gitignore: string | undefined): string | undefined {
  const text = gitignore ?? '';
  if (ignoresEnv(text)) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${text}${separator}.env${lineEnd}`;
}

export function ignoresEnv(gitignore: string): boolean {
  let ignored = false;
  for (const line of gitignore.split(/\r?\n/)) {
    const pattern = line.trimEnd();
    if (IGNORING.has(pattern)) ignored = true;
    if (pattern.startsWith('!') && IGNORING.has(pattern.slice(1))) ignored = false;
  }
  return ignored;
}

/** Whether a `.env` gives any name a value of its own, so that committing it would publish something. */
export function holdsValues(dotenv: string): boolean {
  return dotenv.split(/\r?\n/).some((line) => {
    const value = /^\s{0,8}(?:export\s)?[\w.]{1,100}\s{0,8}[=:](.*)$/.exec(line)?.[1]?.trim() ?? '';
    return value !== '' && value !== '""' && value !== "''" && !value.startsWith('#') && !value.startsWith('keyward://');
  });
}
