import type { PatternFinding } from '../../../../core/model/finding';
import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart, nextLineStart } from '../../../lookups/layout';
import type { ScanDocument } from '../../../document';

/** What a setting is to be; the name is the one that the finding reports. */
const SAFE_VALUES: Readonly<Record<string, string>> = {
  // https://docs.djangoproject.com/en/stable/howto/deployment/checklist/
  DEBUG: 'False', SESSION_COOKIE_SECURE: 'True', CSRF_COOKIE_SECURE: 'True', SECURE_SSL_REDIRECT: 'True',
  // https://guides.rubyonrails.org/configuring.html
  consider_all_requests_local: 'false', force_ssl: 'true',
  // https://docs.spring.io/spring-boot/appendix/application-properties/index.html
  'include-stacktrace': 'never', includeStacktrace: 'never',
  // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ssl_verify
  proxy_ssl_verify: 'on', grpc_ssl_verify: 'on', uwsgi_ssl_verify: 'on',
  // https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue, https://docs.python.org/3/library/http.client.html
  NODE_TLS_REJECT_UNAUTHORIZED: '1', PYTHONHTTPSVERIFY: '1', GIT_SSL_NO_VERIFY: 'false', VAULT_SKIP_VERIFY: 'false',
  // https://www.postgresql.org/docs/current/libpq-ssl.html, https://jdbc.postgresql.org/documentation/ssl/
  sslmode: 'verify-full', ssl: 'true',
};

/** Names of switches that skip the check when they are on. */
const SKIPS = /^(?:insecure_?skip_?(?:tls_?)?verify|insecure-skip-tls-verify|skip_?tls_?verify|tls_?skip_?verify)$/i;

/** The value behind a setting's name becomes the safe one; of Terraform a mark is added, of npm and git the usual value restored. */
export function withSafeValue({ text, languageId }: ScanDocument, { span, word, ruleId }: Pick<PatternFinding, 'ruleId' | 'span' | 'word'>): readonly TextEdit[] | undefined {
  if (languageId === 'terraform') return ruleId === 'keyward/secret-in-log' ? markSensitive(text, span.end) : undefined;
  const setting = text.slice(span.start, span.end);
  const [, name, value] = /^(strict-ssl|sslVerify|check_certificate)\s*=\s*(false|off)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return replaceEnd(span.end, value, value === 'off' ? 'on' : 'true');
  const safe = Object.hasOwn(SAFE_VALUES, word) ? SAFE_VALUES[word] : SKIPS.test(word) ? 'false' : undefined;
  const wrong = /[\w-]+$/.exec(setting)?.[0];
  return safe === undefined || wrong === undefined ? undefined : replaceEnd(span.end, wrong, safe);
}

function replaceEnd(end: number, wrong: string, safe: string): readonly TextEdit[] {
  return [{ span: { start: end - wrong.length, end }, newText: safe }];
}

/** `sensitive = true` as the first line of the block, or in place of `false`, since a block may say it once. Source: https://developer.hashicorp.com/terraform/language/values/outputs#sensitive */
function markSensitive(text: string, name: number): readonly TextEdit[] | undefined {
  const open = text.indexOf('{', name);
  if (open < 0 || text.slice(open + 1, lineEnd(text, open)).trim() !== '') return undefined;
  const denied = /^[ \t]*sensitive[ \t]*=[ \t]*(?=false\b)/m.exec(text.slice(open, endOfBlock(text, open)));
  if (denied !== null) {
    const start = open + denied.index + denied[0].length;
    return [{ span: { start, end: start + 'false'.length }, newText: 'true' }];
  }
  const first = nextLineStart(text, open);
  const indent = /^[ \t]*/.exec(text.slice(first))?.[0] ?? '  ';
  const before = text.slice(lineStart(text, name), open);
  return before.includes('#') ? undefined : [{ span: { start: first, end: first }, newText: `${indent === '' ? '  ' : indent}sensitive = true${lineBreakOf(text)}` }];
}

/** A block that begins a line is closed by one that does. */
function endOfBlock(text: string, open: number): number {
  const close = text.indexOf('\n}', open);
  return close < 0 ? text.length : close;
}
