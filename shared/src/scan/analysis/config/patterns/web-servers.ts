import type { LinePattern } from '../line-pattern';

const CONFIGURATION = ['ini', 'plaintext'] as const;
const PATH = /nginx|apache|httpd|\.conf$|\.htaccess$/i;

/** nginx and Apache, whose directives are a name and a value. */
export const webServerPatterns: readonly LinePattern[] = [
  // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ssl_verify
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: CONFIGURATION, path: PATH, line: /(?:^|[\s;{])(?<at>(?<word>proxy_ssl_verify|grpc_ssl_verify|uwsgi_ssl_verify)\s{1,8}off)\s{0,4};/ },
  // Protocols that no browser accepts any more: https://www.rfc-editor.org/rfc/rfc8996, https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_protocols, https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslprotocol
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: CONFIGURATION, path: PATH, line: /(?:^|[\s;{])(?<at>(?<word>ssl_protocols|proxy_ssl_protocols|grpc_ssl_protocols)\s[^;\n]{0,60}\b(?:SSLv[23]|TLSv1(?:\.1)?)(?![.\w])[^;\n]{0,60});/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: CONFIGURATION, path: PATH, line: /^\s{0,40}(?<at>(?<word>SSLProtocol|SSLProxyProtocol)\s[^\n]{0,60}?(?:^|\s)\+?(?:SSLv[23]|TLSv1(?:\.1)?))(?=\s|$)/i },
  // https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format; what is only tested is not written.
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.85, languages: CONFIGURATION, path: PATH, when: /^\s*log_format\b/m, line: /^\s{0,40}(?:log_format\s|['"])[^\n]{0,600}?(?<at>\$(?<word>http_authorization|http_cookie|http_x_api_key|arg_(?:token|password|api_?key|access_token|secret)|cookie_(?:session|token|sid|auth)\w{0,20}))\b/ },
  // https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.85, languages: CONFIGURATION, path: PATH, line: /^\s{0,40}(?:LogFormat|CustomLog)\s[^\n]{0,600}?(?<at>%\{(?<word>Authorization|Cookie|X-Api-Key|Proxy-Authorization)\}i)/i },
  // https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslproxyverify, https://httpd.apache.org/docs/2.4/mod/mod_ldap.html#ldapverifyservercert
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: CONFIGURATION, path: PATH, line: /^\s{0,40}(?<at>(?<word>SSLProxyVerify)\s{1,8}none)\s*$/i },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: CONFIGURATION, path: PATH, line: /^\s{0,40}(?<at>(?<word>SSLProxyCheckPeerName|SSLProxyCheckPeerCN|SSLProxyCheckPeerExpire|LDAPVerifyServerCert)\s{1,8}off)\s*$/i },
  // https://www.php.net/manual/configuration.changes.php#configuration.changes.apache
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: CONFIGURATION, path: PATH, line: /^\s{0,40}(?<at>php_(?:admin_)?(?:flag|value)\s{1,8}(?<word>display_errors)\s{1,8}(?:on|1))\s*$/i },
];
