import { alnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

/** User name, the password as `secret` (people leave an `@` in it unescaped), a host; templates and line breaks end the match. */
const USER_INFO = '[^\\s:@/"\'`<>${}]{0,64}:(?<secret>[^\\s/"\'`<>{}…]{1,128})@(?:[\\w.-]{1,255}|\\[[0-9a-fA-F:.]{2,45}\\]|[$%{<][\\w.${}<>%-]{1,60})';

export const databaseUrlRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Database URLs',
    documentation: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    remediation: 'Change the password of the database user, everywhere it is used, and read the database\'s connection log.',
  },
  [
    {
      id: 'keyward/postgres-url',
      title: 'PostgreSQL URL with password',
      keywords: ['postgres://', 'postgresql://', 'postgresql+'],
      pattern: token(new RegExp(`(?:postgres://|postgresql://|postgresql\\+[a-z0-9]{2,12}://)${USER_INFO}`), ''),
      maxLength: 475,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.93,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a PostgreSQL server as the user in the URL.',
      documentation: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS',
      get examples() {
        return [
          `postgres://shop:${alnum(16)}@db.shop.example:5432/orders`,
          `DATABASE_URL="postgresql+psycopg2://app:${alnum(12)}@10.0.0.4/shop"`,
        ];
      },
      get counterExamples() {
        return [
          'postgres://localhost:5432/shop',
          'postgres://shop:${PASSWORD}@db/orders',
          'postgres://shop@db/orders',
        ];
      },
    },
    {
      id: 'keyward/mysql-url',
      title: 'MySQL or MariaDB URL with password',
      keywords: ['mysql://', 'mariadb://', 'mysql2://', 'mysql+', 'mariadb+'],
      pattern: token(new RegExp(`(?:mysql://|mysql2://|mariadb://|(?:mysql|mariadb)\\+[a-z0-9]{2,12}://)${USER_INFO}`), ''),
      maxLength: 472,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.93,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a MySQL or MariaDB server as the user in the URL.',
      documentation: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
      get examples() {
        return [
          `mysql://shop:${alnum(16)}@db.shop.example:3306/orders`,
          `SQLALCHEMY_DATABASE_URI = 'mysql+pymysql://app:${alnum(12)}@localhost/shop'`,
        ];
      },
      get counterExamples() { return ['mysql://localhost/shop', 'mysql://shop:${PASSWORD}@db/orders', 'mysql://shop@db/orders']; },
    },
    {
      id: 'keyward/mongodb-url',
      title: 'MongoDB URL with password',
      keywords: ['mongodb://', 'mongodb+srv://'],
      pattern: token(new RegExp(`(?:mongodb://|mongodb\\+srv://)${USER_INFO}`), ''),
      maxLength: 463,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.94,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a MongoDB deployment as the user in the URL.',
      documentation: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
      get examples() {
        return [
          `mongodb+srv://shop:${alnum(16)}@cluster0.abcde.mongodb.net/orders`,
          `mongoose.connect('mongodb://app:${alnum(12)}@mongo-1,mongo-2/shop')`,
        ];
      },
      get counterExamples() {
        return [
          'mongodb://localhost:27017/shop',
          'mongodb+srv://shop:<password>@cluster0.abcde.mongodb.net',
          'mongodb://shop@db/orders',
        ];
      },
    },
    {
      id: 'keyward/redis-url',
      title: 'Redis URL with password',
      keywords: ['redis://', 'rediss://', 'valkey://', 'valkeys://'],
      pattern: token(new RegExp(`(?:redis://|rediss://|valkey://|valkeys://)${USER_INFO}`), ''),
      maxLength: 459,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.92,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a Redis or Valkey server; the user name is often empty.',
      documentation: 'https://www.iana.org/assignments/uri-schemes/prov/redis',
      get examples() {
        return [
          `redis://:${alnum(16)}@cache.shop.example:6379/0`,
          `REDIS_URL=rediss://default:${alnum(24)}@eu1-shop.upstash.io:6379`,
        ];
      },
      get counterExamples() { return ['redis://localhost:6379/0', 'redis://:${REDIS_PASSWORD}@cache', 'redis://cache@6379']; },
    },
    {
      id: 'keyward/amqp-url',
      title: 'AMQP URL with password',
      keywords: ['amqp://', 'amqps://', 'stomp://', 'mqtt://', 'mqtts://', 'nats://'],
      pattern: token(new RegExp(`(?:amqp://|amqps://|stomp://|mqtt://|mqtts://|nats://)${USER_INFO}`), ''),
      maxLength: 457,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.92,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a message broker as the user in the URL.',
      documentation: 'https://www.rabbitmq.com/docs/uri-spec',
      get examples() {
        return [
          `amqp://shop:${alnum(16)}@rabbit.shop.example:5672/vhost`,
          `BROKER_URL = "amqps://app:${alnum(20)}@host/app"`,
        ];
      },
      get counterExamples() { return ['amqp://localhost:5672', 'amqp://shop:${PASSWORD}@rabbit', 'amqp://shop@rabbit']; },
    },
    {
      id: 'keyward/mssql-url',
      title: 'SQL Server URL with password',
      keywords: ['mssql://', 'mssql+', 'sqlserver://'],
      pattern: token(new RegExp(`(?:mssql://|mssql\\+[a-z0-9]{2,12}://|sqlserver://)${USER_INFO}`), ''),
      maxLength: 470,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.92,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a SQL Server as the user in the URL.',
      documentation: 'https://github.com/microsoft/go-mssqldb',
      get examples() {
        return [
          `mssql://sa:${alnum(16)}@sql.shop.example:1433/orders`,
          `url = "mssql+pyodbc://app:${alnum(14)}@sql/shop?driver=ODBC+Driver+18"`,
        ];
      },
      get counterExamples() {
        return [
          'mssql://localhost:1433',
          'sqlserver://sa:${SA_PASSWORD}@sql',
          'sqlserver://sql:1433;databaseName=shop',
        ];
      },
    },
    {
      id: 'keyward/other-database-url',
      title: 'Database URL with password',
      keywords: [
        'clickhouse://',
        'cockroachdb://',
        'couchbase://',
        'couchbases://',
        'snowflake://',
        'oracle://',
        'oracle+',
        'neo4j://',
        'neo4j+',
        'bolt://',
        'influxdb://',
        'cassandra://',
        'trino://',
        'presto://',
        'ldap://',
        'ldaps://',
        'smtp://',
        'smtps://',
        'ftp://',
        'sftp://',
        'ftps://',
        'elasticsearch://',
      ],
      pattern: token(new RegExp(`(?:clickhouse://|cockroachdb://|couchbase://|couchbases://|snowflake://|oracle://|oracle\\+[a-z0-9_]{2,12}://|neo4j://|neo4j\\+s{1,2}c?://|bolt://|influxdb://|cassandra://|trino://|presto://|ldap://|ldaps://|smtp://|smtps://|ftp://|ftps://|sftp://|elasticsearch://)${USER_INFO}`), ''),
      maxLength: 471,
      form: 'self',
      structure: 'url-userinfo',
      confidence: 0.9,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a database, directory, mail or file server as the user in the URL.',
      get examples() {
        return [
          `clickhouse://shop:${alnum(16)}@ch.shop.example:9000/orders`,
          `MAILER_DSN=smtp://robin:${alnum(14)}@mail.shop.example:587`,
        ];
      },
      get counterExamples() { return ['ftp://ftp.shop.example/pub', 'ldap://cn=admin:${PASSWORD}@directory', 'neo4j://graph:7687']; },
    },
    {
      id: 'keyward/jdbc-url-password',
      title: 'JDBC URL with password',
      keywords: ['jdbc:'],
      pattern: token(/jdbc:[a-z0-9:]{2,30}:(?:\/\/|@|thin:)[^\s"'`<>]{3,200}?[?&;][pP]assword=(?<secret>[^\s"'`<>&;${}…]{3,100})/, ''),
      maxLength: 351,
      form: 'near',
      confidence: 0.9,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to a database as the user in the URL.',
      documentation: 'https://jdbc.postgresql.org/documentation/use/',
      get examples() {
        return [
          `jdbc:postgresql://db.shop.example/orders?user=shop&password=${alnum(16)}&ssl=true`,
          `"jdbc:sqlserver://sql:1433;databaseName=shop;user=sa;password=${alnum(14)};encrypt=true"`,
        ];
      },
      get counterExamples() {
        return [
          'jdbc:postgresql://db/orders?user=shop',
          'jdbc:mysql://db/orders?user=shop&password=${DB_PASSWORD}',
          'jdbc:h2:mem:test',
        ];
      },
    },
  ],
);
