/**
 * What keeps a repository from running programs when git reads it. A repository's own .git/config and .gitattributes
 * may name programs; command-line configuration wins over them (https://git-scm.com/docs/git-config#SCOPES).
 * safe.directory stays as the user has set it: it is read only from the system's and the user's configuration.
 */
export function gitArguments(platform: NodeJS.Platform): readonly string[] {
  const nowhere = platform === 'win32' ? 'NUL' : '/dev/null';
  const settings = [
    // Run on every refresh of the index: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsmonitor
    'core.fsmonitor=false',
    `core.hooksPath=${nowhere}`,
    // Diff drivers and pagers; commands that diff get --no-ext-diff and --no-textconv as well.
    'diff.external=',
    'core.pager=cat',
    'log.showSignature=false',
    'core.sshCommand=false',
    'credential.helper=',
    // File names as bytes between NULs, not quoted.
    'core.quotePath=false',
    'core.untrackedCache=false',
    'submodule.recurse=false',
  ];
  return ['--no-pager', '--no-replace-objects', ...settings.flatMap((setting) => ['-c', setting])];
}

/**
 * A clean environment for git: what it needs to find itself and the user's own configuration. All GIT_* variables go,
 * since they can name other repositories, programs and traces.
 */
export function gitEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const name of KEPT) {
    const value = environment[name];
    if (value !== undefined) clean[name] = value;
  }
  return {
    ...clean,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone fetches what it lacks, by a program that its configuration may name. The first says not to (git
    // 2.45.1 and the maintained older lines); the second, an empty list, forbids every protocol and wins over the
    // repository's own protocol.<name>.allow.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_PAGER: 'cat',
    GIT_ATTR_NOSYSTEM: '1',
  };
}

const KEPT: readonly string[] = [
  'PATH', 'HOME', 'XDG_CONFIG_HOME', 'TMPDIR',
  // Windows
  'SystemRoot', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP', 'ProgramData', 'PATHEXT',
];
