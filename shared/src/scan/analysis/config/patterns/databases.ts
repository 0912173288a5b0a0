import type { SettingPattern } from '../setting';

const VALUES = ['properties', 'yaml', 'kubernetes', 'dockercompose', 'dotenv', 'ini', 'toml', 'json', 'jsonc', 'terraform'] as const;
const YAML = ['yaml', 'kubernetes', 'dockercompose'] as const;
/** A host with a name in public: one word is a container beside this one. */
const HOST = String.raw`(?!localhost\b|127\.|10\.|192\.168\.|[\w.-]{0,100}\.(?:local|localhost|internal|svc|test|example)\b|[\w.-]{0,100}example\.)[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}`;

/** Databases, caches, brokers and the addresses by which programs reach them. */
export const databaseSettings: readonly SettingPattern[] = [
  // https://jdbc.postgresql.org/documentation/use/, https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html, https://learn.microsoft.com/sql/connect/jdbc/setting-the-connection-properties
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: VALUES, path: /./, value: new RegExp(String.raw`:\/\/(?:[^\s/@]{1,200}@)?${HOST}[^\s]{0,200}[?&;](?:useSSL=false|sslmode=disable|ssl=false|encrypt=false|tls=false)\b`, 'i') },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: VALUES, path: /./, value: new RegExp(String.raw`(?:server|data source)=(?:tcp:)?${HOST}[^\n]{0,300};\s{0,2}TrustServerCertificate=(?:true|yes)\b`, 'i') },
  // A name and a password before the host, over a protocol without TLS.
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: VALUES, path: /./, value: new RegExp(String.raw`^(?:http|ftp|ldap|smtp|amqp|mqtt|redis):\/\/[^\s/@:]{0,80}:[^\s/@]{1,200}@${HOST}`) },
  // https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-SSLMODE, https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: VALUES, path: /(?:^|\.)(?:pg)?sslmode$/, value: /^disabled?$/i },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: ['ini'], path: /(?:^|\.)sslverifyservercert$/, value: /^(?:0|off|false)$/i },
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.75, languages: ['ini'], file: /my[\w.-]*\.(?:cnf|ini)$|mysql/, path: /^(?:mysqld?|mariadb|server)\.generallog$/, value: /^(?:1|on|true)$/i },
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.9, languages: ['ini'], path: /^(?:mysqld|mariadb|server)\.skipgranttables$/, value: /^(?:1|on|true)?$/i },
  // https://www.postgresql.org/docs/current/runtime-config-connection.html#RUNTIME-CONFIG-CONNECTION-SSL
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.75, languages: ['ini'], file: /postgresql[\w.-]*\.conf$/, path: /^ssl$/, value: /^(?:off|false|no|0)$/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /postgresql[\w.-]*\.conf$/, path: /^passwordencryption$/, value: /^(?:md5|off)$/ },
  // https://www.postgresql.org/docs/current/auth-pg-hba-conf.html: who may sign in without a password, or sends it in the clear.
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /pg_hba[\w.-]*\.conf$/, path: /^host(?:ssl|nossl|gssenc|nogssenc)?$/, value: /^\S+\s+\S+\s+(?!127\.|::1|localhost|samehost)\S+(?:\s+[\d.]+)?\s+trust\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /pg_hba[\w.-]*\.conf$/, path: /^host$/, value: /^\S+\s+\S+\s+(?!127\.|::1|localhost|samehost)\S+(?:\s+[\d.]+)?\s+password\b/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /pg_hba[\w.-]*\.conf$/, path: /^hostnossl$/, value: /^\S+\s+\S+\s+\S+(?:\s+[\d.]+)?\s+(?:md5|password|scram-sha-256)\b/ },
  // https://redis.io/docs/latest/operate/oss_and_stack/management/security/
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.8, languages: ['ini'], file: /(?:redis|valkey|sentinel)[\w.-]*\.conf$/, path: /^protectedmode$/, value: /^no$/ },
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.85, languages: ['ini'], file: /(?:redis|valkey|users)[\w.-]*\.(?:conf|acl)$/, path: /^user$/, value: /^\S+\s+on\b.{0,200}\bnopass\b/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.7, languages: ['ini'], file: /(?:redis|valkey)[\w.-]*\.conf$/, path: /^tlsauthclients$/, value: /^no$/ },
  // https://hub.docker.com/_/postgres: everybody who reaches the port is let in.
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.85, languages: [...YAML, 'dotenv'], path: /(?:^|\.)postgreshostauthmethod$/, value: /^trust$/ },
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.85, languages: [...YAML, 'dotenv'], path: /(?:^|\.)(?:mysql|mariadb)allowemptyrootpassword$/, value: /^(?:yes|true|1)$/i },
  // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/security-settings
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.8, languages: [...YAML, 'dotenv'], path: /(?:^|\.)xpack\.security\.enabled$/, value: /^false$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: [...YAML, 'dotenv'], path: /(?:^|\.)xpack\.security\.(?:http|transport)\.ssl\.enabled$/, value: /^false$/ },
];
