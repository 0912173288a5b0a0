import { formsOf } from './detection/credential-files/forms';

/** What kind of file a path names, as far as it says how likely a value in it is real. */
export type FileRole =
  | 'source' | 'test' | 'example' | 'documentation' | 'lock' | 'locale' | 'generated' | 'minified' | 'credentials'
  | 'configuration';

interface RolePattern {
  readonly role: FileRole;
  readonly pattern: RegExp;
}

/** The first match decides, so the most telling comes first. All patterns are linear in the path's length. */
const rolePatterns: readonly RolePattern[] = [
  { role: 'lock', pattern: /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|cargo\.lock|poetry\.lock|uv\.lock|pipfile\.lock|gemfile\.lock|podfile\.lock|go\.sum|flake\.lock|packages\.lock\.json|mix\.lock|pubspec\.lock|deno\.lock|bun\.lock)$/i },
  { role: 'minified', pattern: /[.-]min\.(?:js|css|mjs|cjs)$|\.(?:bundle|chunk)\.js$|\.map$/i },
  { role: 'locale', pattern: /(?:^|\/)(?:locales?|lang|langs|i18n|l10n|translations?|languages)\/|(?:^|\/)(?:messages|strings)[._-][a-z]{2}(?:[_-][a-z]{2,4})?\.[a-z]+$|\.(?:po|pot|xlf|xliff|resx|strings|arb)$/i },
  { role: 'generated', pattern: /(?:^|\/)(?:__generated__|generated|\.next|\.nuxt)\/|\.(?:g|pb|generated)\.[a-z]+$|_pb2?\.[a-z]+$/i },
  // Keys, environments and histories of commands; files that hold a program's credentials in a form of their own are not listed again.
  { role: 'credentials', pattern: /(?:^|\/)(?:\.env(?:\.(?!example|sample|template|dist)[\w-]+)?|\.git-credentials|credentials(?:\.[a-z]+)?|id_[a-z0-9]+|wp-config\.php|localsettings\.php|secrets?\.[a-z]+|heroku\.json|hub|hosts\.yml|ipsec\.conf|\.(?:tugboat|irbrc)|\.(?:bash|zsh|sh|mysql|psql|rediscli|python|node_repl)_history|database\.ya?ml|mongoid\.ya?ml|hudson\.util\.secret|logins\.json|key[34]\.db)$|\.(?:pem|key|p8|kdbx|tfvars|tfstate|keytab)$/i },
  { role: 'example', pattern: /(?:^|\/)(?:examples?|samples?|demos?|templates?|stubs?)\/|\.(?:example|sample|template|dist|tpl|tmpl)(?:\.[a-z]+)?$/i },
  { role: 'test', pattern: /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|testing|testdata|test_data|fixtures?|__fixtures__|__mocks__|mocks?|cassettes)\/|(?:^|\/)test_[^/]+$|[._-](?:test|tests|spec|specs|mock)\.[a-z]+$|(?:Test|Tests|Spec)\.[a-z]+$/ },
  { role: 'documentation', pattern: /(?:^|\/)(?:docs?|documentation|man)\/|(?:^|\/)(?:readme|changelog|contributing|history|license|authors)[^/]*$|\.(?:md|mdx|rst|adoc|txt|html?)$/i },
  // Where a literal is what a program is told, and nothing else: names of settings, not of variables.
  { role: 'configuration', pattern: /\.(?:ini|cfg|conf|cnf|config|properties|toml|plist|env|reg|settings|prefs|hocon|vars)$|(?:^|\/)(?:appsettings|application|bootstrap|settings|config|configuration|credentials|connections?|datasources?|data-sources|parameters|services|local|production|staging|development|deploy|inventory|hosts|docker-compose|compose|values|all|default|defaults|main|vault)(?:[._-][\w-]+)?\.(?:ya?ml|json|json5|xml|php|py|rb|js|cjs|mjs|exs|groovy|hcl|neon)$|(?:^|\/)(?:\.[\w-]+rc|\.?bash_?profile|\.profile|\.zshenv|hosts|inventory|config|jconfig|\.travis\.yml|\.gitlab-ci\.yml|jenkins\.ya?ml|server\.xml|context\.xml|web\.xml|standalone\.xml|[\w-]{2,40}-site\.xml|[\w-]{0,40}\.xcconfig|host_vars|group_vars)$|(?:^|\/)(?:\.circleci|\.github|host_vars|group_vars)\//i },
];

/** The role of a path with forward slashes; `source` where there is no path or it says nothing. */
export function fileRole(path: string | undefined): FileRole {
  if (path === undefined) return 'source';
  const role = rolePatterns.find(({ pattern }) => pattern.test(path))?.role ?? 'source';
  return madeByPeople.has(role) && formsOf(path).length > 0 ? 'credentials' : role;
}

/** Roles that a file of credentials may seem to have by its name or folder. */
const madeByPeople: ReadonlySet<FileRole> = new Set(['source', 'configuration', 'documentation']);
