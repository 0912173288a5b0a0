import type { LinePattern } from './line-pattern';

const YAML = ['yaml', 'kubernetes', 'dockercompose', 'github-actions-workflow'] as const;

/** Settings of servers and frameworks that show or send what must stay inside. */
export const settingPatterns: readonly LinePattern[] = [
  // Django: https://docs.djangoproject.com/en/stable/howto/deployment/checklist/
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.8, languages: ['python'], path: /(?:^|\/)(?:settings|production|prod)(?:\/[\w-]+)?\.py$/, line: /^(?<at>(?<word>DEBUG)\s{0,8}=\s{0,8}True)\b/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.8, languages: ['python'], path: /(?:^|\/)(?:settings|production|prod)(?:\/[\w-]+)?\.py$/, line: /^(?<at>(?<word>SESSION_COOKIE_SECURE|CSRF_COOKIE_SECURE)\s{0,8}=\s{0,8}False)\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.7, languages: ['python'], path: /(?:^|\/)(?:production|prod)(?:\/[\w-]+)?\.py$/, line: /^(?<at>(?<word>SECURE_SSL_REDIRECT)\s{0,8}=\s{0,8}False)\b/ },
  // Rails: https://guides.rubyonrails.org/configuring.html
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.9, languages: ['ruby'], path: /(?:^|\/)config\/environments\/(?:production|staging)\.rb$/, line: /^\s{0,20}(?<at>config\.(?<word>consider_all_requests_local)\s{0,8}=\s{0,8}true)\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['ruby'], path: /(?:^|\/)config\/environments\/production\.rb$/, line: /^\s{0,20}(?<at>config\.(?<word>force_ssl)\s{0,8}=\s{0,8}false)\b/ },
  // Spring Boot: https://docs.spring.io/spring-boot/appendix/application-properties/index.html
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.9, languages: ['properties'], line: /^\s{0,8}(?<at>server\.error\.(?<word>include-stacktrace|includeStacktrace)\s{0,4}[=:]\s{0,4}(?:always|on-param|ALWAYS))\b/ },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: YAML, line: /^\s{2,20}(?<at>(?<word>include-stacktrace|includeStacktrace):\s{1,4}["']?(?:always|on-param))\b/ },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.8, languages: ['properties'], line: /^\s{0,8}(?<at>management\.endpoints\.web\.exposure\.(?<word>include)\s{0,4}[=:]\s{0,4}(?:\*|[\w,-]{0,80}\b(?:env|heapdump|configprops)\b))/ },
  // nginx: https://nginx.org/en/docs/http/ngx_http_proxy_module.html, https://nginx.org/en/docs/http/ngx_http_log_module.html
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: ['ini', 'plaintext'], path: /nginx|\.conf$/i, line: /^\s{0,40}(?<at>(?<word>proxy_ssl_verify|grpc_ssl_verify|uwsgi_ssl_verify)\s{1,8}off)\s{0,4};/ },
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.85, languages: ['ini', 'plaintext'], path: /nginx|\.conf$/i, when: /^\s*log_format\b/m, line: /(?<at>\$(?<word>http_authorization|http_cookie|arg_(?:token|password|api_?key|access_token|secret)|cookie_(?:session|token|sid|auth)\w{0,20}))\b/ },
  // Databases and clients in YAML and properties.
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: [...YAML, 'json', 'jsonc', 'toml', 'ini', 'properties'], line: /^[\s"'\w.-]{0,60}?(?<at>["']?(?<word>insecure_skip_verify|insecureSkipVerify|insecure-skip-tls-verify|skip_tls_verify|tlsSkipVerify|tls_skip_verify|insecureSkipTLSVerify|insecure_skip_tls_verify)["']?\s{0,4}[:=]\s{0,4}["']?true)\b/i },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: [...YAML, 'dotenv', 'dockerfile', 'shellscript', 'json', 'properties'], line: /(?<at>["']?(?<word>NODE_TLS_REJECT_UNAUTHORIZED)["']?\s{0,4}[:= ]\s{0,4}["']?0)\b/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: [...YAML, 'dotenv', 'dockerfile', 'shellscript'], line: /(?<at>["']?(?<word>GIT_SSL_NO_VERIFY|PYTHONHTTPSVERIFY|VAULT_SKIP_VERIFY)["']?\s{0,4}[:=]\s{0,4}["']?(?:true|1|0))\b/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: ['ini', 'plaintext'], path: /(?:^|\/)\.(?:npmrc|gitconfig|curlrc|wgetrc)$/, line: /^\s{0,8}(?<at>(?<word>strict-ssl\s{0,4}=\s{0,4}false|sslVerify\s{0,4}=\s{0,4}false|insecure|check_certificate\s{0,4}=\s{0,4}off))\s*$/ },
  // Terraform prints what is not marked: https://developer.hashicorp.com/terraform/language/values/outputs
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: [...YAML, 'properties', 'dotenv', 'ini', 'toml'], line: /:\/\/[^\s:@/]{1,80}:[^\s@/]{1,120}@(?!localhost|127\.|db\b|postgres\b)[^\s/]{1,120}\/[^\s?]{0,80}\?(?:\S{0,120}&)?(?<at>(?<word>sslmode|ssl)=(?:disable|false))\b/ },
];
