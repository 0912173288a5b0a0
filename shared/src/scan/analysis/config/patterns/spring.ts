import type { SettingPattern } from '../setting';

const LANGUAGES = ['properties', 'yaml', 'kubernetes'] as const;
/** Names that begin with what only Spring has need no more; the others only in its files. */
const SPRING = /(?:^|\/)(?:application|bootstrap)(?:-[\w.]+)?\.(?:properties|ya?ml)$/;

/** Spring Boot: https://docs.spring.io/spring-boot/appendix/application-properties/index.html */
export const springSettings: readonly SettingPattern[] = [
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.9, languages: LANGUAGES, path: /(?:^|\.)server\.error\.includestacktrace$/, value: /^(?:always|on-?param)$/i },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: LANGUAGES, path: /(?:^|\.)management\.endpoints\.web\.exposure\.include$/, value: /^\*$|\b(?:env|heapdump|configprops)\b/ },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.85, languages: LANGUAGES, path: /(?:^|\.)management\.endpoint\.(?:env|configprops|quartz)\.showvalues$/, value: /^always$/i },
  { ruleId: 'keyward/stack-trace-exposed', severity: 'warning', confidence: 0.75, languages: LANGUAGES, path: /(?:^|\.)spring\.h2\.console\.enabled$/, value: /^true$/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: LANGUAGES, path: /(?:^|\.)server\.(?:reactive\.|servlet\.)?session\.cookie\.(?:secure|httponly)$/, value: /^false$/ },
  // Signing in to a mail server without TLS: https://docs.spring.io/spring-boot/reference/io/email.html
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: LANGUAGES, path: /(?:^|\.)spring\.mail\.properties\.mail\.smtp\.(?:starttls\.(?:enable|required))$/, value: /^false$/ },
  // https://kafka.apache.org/documentation/#security_protocol
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: LANGUAGES, path: /security\.?protocol$/, value: /^SASL_PLAINTEXT$/ },
  // Headers with credentials are written at these levels: https://hc.apache.org/httpcomponents-client-5.4.x/logging.html
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.75, languages: LANGUAGES, file: SPRING, path: /(?:^|\.)logging\.level\.(?:org\.apache\.(?:hc\.client5\.)?http\.(?:wire|headers)|reactor\.netty\.http\.client|feign|org\.springframework\.security)$/, value: /^(?:DEBUG|TRACE)$/i },
];
