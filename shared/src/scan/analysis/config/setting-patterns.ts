import type { LinePattern } from './line-pattern';

const YAML = ['yaml', 'kubernetes', 'dockercompose', 'github-actions-workflow'] as const;

/** Where Django projects keep their settings. */
const DJANGO = /(?:^|\/)(?:settings|production|prod)(?:\/[\w-]+)?\.py$/;

/** Settings of servers and frameworks that show or send what must stay inside. */
export const settingPatterns: readonly LinePattern[] = [
  // Django: https://docs.djangoproject.com/en/stable/howto/deployment/checklist/
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.8, languages: ['python'], path: DJANGO, line: /^(?<at>(?<word>DEBUG)\s{0,8}=\s{0,8}True)\b/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.8, languages: ['python'], path: DJANGO, line: /^(?<at>(?<word>SESSION_COOKIE_SECURE|CSRF_COOKIE_SECURE|SESSION_COOKIE_HTTPONLY)\s{0,8}=\s{0,8}False)\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.7, languages: ['python'], path: /(?:^|\/)(?:production|prod)(?:\/[\w-]+)?\.py$/, line: /^(?<at>(?<word>SECURE_SSL_REDIRECT)\s{0,8}=\s{0,8}False)\b/ },
  // https://docs.djangoproject.com/en/stable/topics/auth/passwords/, https://docs.djangoproject.com/en/stable/ref/settings/#email-use-tls
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['python'], path: DJANGO, line: /(?<at>['"]django\.contrib\.auth\.hashers\.(?<word>UnsaltedMD5PasswordHasher|UnsaltedSHA1PasswordHasher|MD5PasswordHasher|SHA1PasswordHasher)['"])/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: ['python'], path: DJANGO, when: /^EMAIL_HOST_PASSWORD\b/m, unless: /^EMAIL_USE_(?:TLS|SSL)\s*=\s*True/m, line: /^(?<at>(?<word>EMAIL_USE_TLS)\s{0,8}=\s{0,8}False)\b/ },
  // Rails: https://guides.rubyonrails.org/configuring.html
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.9, languages: ['ruby'], path: /(?:^|\/)config\/environments\/(?:production|staging)\.rb$/, line: /^\s{0,20}(?<at>config\.(?<word>consider_all_requests_local)\s{0,8}=\s{0,8}true)\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['ruby'], path: /(?:^|\/)config\/environments\/production\.rb$/, line: /^\s{0,20}(?<at>config\.(?<word>force_ssl)\s{0,8}=\s{0,8}false)\b/ },
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.85, languages: ['ruby'], path: /(?:^|\/)config\/(?:environments\/production|application|initializers\/filter_parameter_logging)\.rb$/, line: /^\s{0,20}(?:Rails\.application\.)?(?<at>config\.(?<word>filter_parameters)\s{0,8}=\s{0,8}\[\s{0,4}\])/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['ruby'], path: /(?:^|\/)config\/(?:environments\/production|application|initializers\/session_store)\.rb$/, line: /^\s{0,20}(?:Rails\.application\.)?(?<at>config\.(?<word>session_store)\b[^#\n]{0,200}\b(?:secure|httponly):\s{0,4}false)\b/ },
  // Databases and clients in YAML and properties.
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: [...YAML, 'json', 'jsonc', 'toml', 'ini', 'properties'], line: /^[\s"'\w.-]{0,60}?(?<at>["']?(?<word>insecure_skip_verify|insecureSkipVerify|insecure-skip-tls-verify|skip_tls_verify|tlsSkipVerify|tls_skip_verify|insecureSkipTLSVerify|insecure_skip_tls_verify)["']?\s{0,4}[:=]\s{0,4}["']?true)\b/i },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: [...YAML, 'dotenv', 'dockerfile', 'shellscript', 'json', 'properties'], line: /(?<at>["']?(?<word>NODE_TLS_REJECT_UNAUTHORIZED)["']?\s{0,4}[:= ]\s{0,4}["']?0)\b/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: [...YAML, 'dotenv', 'dockerfile', 'shellscript'], line: /(?<at>["']?(?<word>GIT_SSL_NO_VERIFY|PYTHONHTTPSVERIFY|VAULT_SKIP_VERIFY)["']?\s{0,4}[:=]\s{0,4}["']?(?:true|1|0))\b/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: ['ini', 'plaintext'], path: /(?:^|\/)\.(?:npmrc|gitconfig|curlrc|wgetrc)$/, line: /^\s{0,8}(?<at>(?<word>strict-ssl\s{0,4}=\s{0,4}false|sslVerify\s{0,4}=\s{0,4}false|insecure|check_certificate\s{0,4}=\s{0,4}off))\s*$/ },
];
