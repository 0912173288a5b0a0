/** What kind of file a path names, as far as it says how likely a value in it is real. */
export type FileRole =
  | 'source' | 'test' | 'example' | 'documentation' | 'lock' | 'locale' | 'generated' | 'minified' | 'credentials';

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
  { role: 'credentials', pattern: /(?:^|\/)(?:\.env(?:\.(?!example|sample|template|dist)[\w-]+)?|\.netrc|_netrc|\.npmrc|\.pypirc|\.pgpass|\.htpasswd|\.git-credentials|\.dockercfg|credentials|id_[a-z0-9]+|wp-config\.php|secrets?\.[a-z]+)$|\.(?:pem|key|p8|ppk|ovpn|kdbx|tfvars)$/i },
  { role: 'example', pattern: /(?:^|\/)(?:examples?|samples?|demos?|templates?|stubs?)\/|\.(?:example|sample|template|dist|tpl|tmpl)(?:\.[a-z]+)?$/i },
  { role: 'test', pattern: /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|testing|testdata|test_data|fixtures?|__fixtures__|__mocks__|mocks?|cassettes)\/|(?:^|\/)test_[^/]+$|[._-](?:test|tests|spec|specs|mock)\.[a-z]+$|(?:Test|Tests|Spec)\.[a-z]+$/ },
  { role: 'documentation', pattern: /(?:^|\/)(?:docs?|documentation|man)\/|(?:^|\/)(?:readme|changelog|contributing|history|license|authors)[^/]*$|\.(?:md|mdx|rst|adoc|txt|html?)$/i },
];

/** The role of a path with forward slashes; `source` where there is no path or it says nothing. */
export function fileRole(path: string | undefined): FileRole {
  if (path === undefined) return 'source';
  return rolePatterns.find(({ pattern }) => pattern.test(path))?.role ?? 'source';
}
