/** Why a name may not be given a secret as an environment variable. */
export type RefusedNameReason =
  /** The program, a shell or a loader would run or load what the variable says. */
  | 'runs-code'
  /** Traffic, credentials or configuration would go to, or come from, another place. */
  | 'redirects'
  /** Certificate checks would be weakened, or session keys written down. */
  | 'weakens-tls'
  /** Keyward's own settings: a manifest must not steer the program that reads it. */
  | 'reserved';

export type EnvironmentProblem = 'contains-nul' | 'too-large';

/** POSIX.1-2024, 8.1: letters, digits and underscores, not starting with a digit. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;

export function isEnvironmentName(text: string): boolean {
  return NAME.test(text);
}

/** Why `name` is refused, or undefined. Compared without case, since Windows does so when it starts a process. */
export function refusedNameReason(name: string): RefusedNameReason | undefined {
  const upper = name.toUpperCase();
  for (const [reason, patterns] of REFUSED) {
    if (patterns.some((pattern) => matches(pattern, upper))) return reason;
  }
  return undefined;
}

/**
 * What would stop the start of a process, or undefined. `value` is the variable's value in UTF-8.
 * Linux: one `NAME=value` string with its NUL is at most MAX_ARG_STRLEN = 32 pages (execve(2), "Limits on size of
 * arguments and environment"). Windows: 32,767 characters (SetEnvironmentVariable). macOS has a limit for the sum only.
 */
export function environmentProblem(name: string, value: Uint8Array, platform: NodeJS.Platform): EnvironmentProblem | undefined {
  if (value.includes(0)) return 'contains-nul';
  const size = name.length + value.length + 2;
  return size > (MAX_ENTRY_BYTES[platform] ?? DEFAULT_MAX_ENTRY_BYTES) ? 'too-large' : undefined;
}

const DEFAULT_MAX_ENTRY_BYTES = 128 * 1024;
const MAX_ENTRY_BYTES: Partial<Record<NodeJS.Platform, number>> = { win32: 32_767, darwin: 256 * 1024 };

/** A trailing `*` stands for any ending, a leading one for any beginning. */
function matches(pattern: string, name: string): boolean {
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  return name === pattern;
}

/**
 * Upper case, as compared. Sources: ld.so(8) and dyld(1); bash(1) "Shell Variables"; the "Environment" pages of
 * Node.js, CPython, perlrun, ruby(1), the JDK's `java` command, the .NET runtime, PHP, Lua, OpenSSL, curl and git.
 */
const REFUSED: readonly (readonly [RefusedNameReason, readonly string[]])[] = [
  ['reserved', ['KEYWARD_*']],
  ['weakens-tls', [
    'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'SSLKEYLOGFILE', 'SSL_CERT_*', 'CURL_CA_BUNDLE',
    'REQUESTS_CA_BUNDLE', 'AWS_CA_BUNDLE', 'OPENSSL_CONF', 'OPENSSL_ENGINES', 'OPENSSL_MODULES', 'PYTHONHTTPSVERIFY',
  ]],
  ['redirects', [
    '*_PROXY', 'GOPROXY', 'AWS_ENDPOINT_URL*', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'VAULT_*', 'KUBECONFIG',
    'DOCKER_HOST', 'HOSTALIASES', 'RES_OPTIONS', 'RESOLV_*', 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'XDG_*',
    'TMPDIR', 'TEMP', 'TMP',
  ]],
  ['runs-code', [
    'PATH', 'PATHEXT', 'COMSPEC', 'SHELL', 'SYSTEMROOT', 'WINDIR', 'LD_*', 'DYLD_*', 'GCONV_PATH', 'LOCPATH', 'GLIBC_TUNABLES',
    'IFS', 'ENV', 'BASH_ENV', 'BASH_FUNC_*', 'BASHOPTS', 'SHELLOPTS', 'PS4', 'PROMPT_COMMAND', 'ZDOTDIR', 'PSMODULEPATH',
    'NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE', 'ELECTRON_RUN_AS_NODE', 'NPM_CONFIG_*',
    'PYTHONSTARTUP', 'PYTHONPATH', 'PYTHONHOME', 'PYTHONINSPECT', 'PYTHONBREAKPOINT', 'PYTHONWARNINGS',
    'PERL5OPT', 'PERL5LIB', 'PERL5DB', 'PERLLIB', 'RUBYOPT', 'RUBYLIB', 'BUNDLE_GEMFILE', 'PHPRC', 'PHP_INI_SCAN_DIR',
    'JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS', 'CLASSPATH', 'MAVEN_OPTS', 'GRADLE_OPTS',
    'DOTNET_STARTUP_HOOKS', 'DOTNET_ADDITIONAL_DEPS', 'CORECLR_*', 'COR_ENABLE_PROFILING', 'COR_PROFILER*',
    'GOFLAGS', 'RUSTC_WRAPPER', 'RUSTC', 'CARGO_BUILD_RUSTC*', 'LUA_INIT*', 'LUA_PATH', 'LUA_CPATH',
    'GIT_*', 'SSH_ASKPASS*', 'SUDO_ASKPASS', 'EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'LESSOPEN', 'LESSCLOSE',
  ]],
];
