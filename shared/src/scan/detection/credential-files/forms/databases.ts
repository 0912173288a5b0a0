import { named, setting, within, type CredentialFile } from '../credential-file';

/** Clients and servers of databases. */
export const databaseFiles: readonly CredentialFile[] = [
  // https://www.postgresql.org/docs/current/libpq-pgpass.html
  { ...named('\\.?pgpass(?:\\.conf)?', 'pgpass', 'conf'), value: /^(?!#)(?<host>(?:[^:\\\r\n]|\\.){1,200}):(?:\d{1,5}|\*):(?:[^:\\\r\n]|\\.){1,100}:(?<user>(?:[^:\\\r\n]|\\.){1,100}):(?<secret>[^\r\n]{1,200})$/gmd },
  // https://www.postgresql.org/docs/current/libpq-pgservice.html
  { ...named('\\.?pg_service\\.conf', 'conf'), value: setting('password') },
  // https://dev.mysql.com/doc/refman/8.4/en/option-files.html
  { ...named('\\.?my\\.cnf|\\.mylogin\\.cnf|debian\\.cnf', 'cnf'), value: setting('password') },
  // https://redis.io/docs/latest/operate/oss_and_stack/management/security/
  { ...named('[\\w.-]{0,40}(?:redis|sentinel|valkey)[\\w.-]{0,40}\\.conf', 'conf'), value: /^[ \t]{0,20}(?:requirepass|masterauth|user[ \t][^\r\n]{1,200}?[ \t]>)[ \t]{0,20}"?(?<secret>[^\s"]{1,200})/gmd },
  // https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
  { ...named('(?:users|redis)\\.acl', 'acl'), value: /^user[ \t](?<user>\S{1,100})[ \t][^\r\n>]{0,300}>(?<secret>\S{1,200})/gmd },
  // https://www.mongodb.com/docs/manual/core/security-internal-authentication/: base64, the same for all members
  { ...named('(?:mongo(?:db|d)?[._-]?)?key-?file|mongodb?[._-]key', 'file', 'key'), value: /^(?<secret>[A-Za-z0-9+/=]{6,80}(?:\r?\n[A-Za-z0-9+/=]{1,80}){0,20})\s{0,4}$(?!\n)/gd, rule: 'keyward/generic-encryption-key' },
  // https://cassandra.apache.org/doc/latest/cassandra/managing/tools/cqlsh.html
  { ...named('\\.?cqlshrc|credentials', 'cqlshrc', 'credentials'), value: setting('password') },
  // https://squirrel-sql.sourceforge.io/: aliases are kept as beans
  { ...named('SQLAliases\\d{0,3}\\.xml', 'xml'), value: /<password>(?<secret>[^<\r\n]{1,200})<\/password>/gd, encoding: 'xml-entities' },
  // https://confluence.dbvis.com/display/UG: connections, encoded with a key that is in every copy of the program
  { ...named('dbvis\\.xml', 'xml'), value: /<Password>(?<secret>[^<\r\n]{4,200})<\/Password>/gd },
  // https://www.navicat.com/manual/online_manual/: exported connections
  { name: /\.ncx$/i, ends: ['ncx'], value: /\sPassword="(?<secret>[0-9A-F]{8,400})"/gd },
  // https://www.heidisql.com/help.php: a portable settings file
  { ...named('(?:portable_settings|heidisql[\\w-]{0,20})\\.txt', 'txt'), value: /\\Password<\|\|\|>\d<\|\|\|>(?<secret>[0-9A-F]{3,400})/gd },
  // https://github.com/Studio3T/robomongo/wiki
  { ...named('robomongo\\.json', 'json'), value: /"userPassword"\s{0,4}:\s{0,4}"(?<secret>[^"\r\n]{1,200})"/gd },
  // https://www.rabbitmq.com/docs/passwords
  { ...named('rabbit[\\w.-]{0,40}\\.json', 'json'), value: /"password_hash"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{40,120}={0,2})"/gd, rule: 'keyward/password-hash' },
  // https://docs.oracle.com/javase/8/docs/technotes/guides/management/agent.html
  { ...named('jmxremote\\.password', 'password'), value: /^(?!#)(?<user>\w{1,60})[ \t]{1,20}(?<secret>\S{3,200})$/gmd },
  // https://docs.getdbt.com/docs/core/connect-data-platform/profiles.yml
  { ...within('profiles\\.ya?ml', '\\.?dbt', 'yml', 'yaml'), value: setting('pass(?:word)?|token|private_key_passphrase') },
  // https://docs.snowflake.com/en/user-guide/snowsql-config
  { ...within('config', '\\.snowsql', 'config'), value: setting('password') },
];
