import { quotedGate } from '../gates/place-gates';
import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/**
 * `IDENTIFIED BY 'x'` of MySQL and Oracle, `PASSWORD 'x'` of PostgreSQL and Cassandra, `PASSWORD = 'x'` of SQL Server,
 * `SET PASSWORD FOR u = 'x'` of MariaDB.
 * Sources: the manuals' pages on CREATE USER. What begins with the host language's own quote and an operator is no value but the
 * expression that the statement is joined with: `` PASSWORD '` + password + `' ``.
 */
export const sqlPasswordReader: Reader = placeReader({
  keywords: ['identified by ', 'identified\\040by\\040', 'identified with ', 'password ', 'password=', 'password('],
  pattern: /(?:by\s{1,3}password\s{1,3}|for\s{1,3}[\w"'@%.]{1,80}\s{1,3}=\s{0,3}(?:password\(\s{0,3})?|by\s{1,3}|[\w"']{1,40}\s{1,3}(?:by|as)\s{1,3}|=\s{0,3}|\(\s{0,3}|\s{0,3})?(\\?['"])(?<secret>(?!`\s{0,4}[+&.|])[^'"\\\r\n]{3,200})\1/diy,
  preceded: /\b(?:create|alter)(?:\s|\\040)+(?:user|role|login|server|database\s+link)\b|\bset\s+password\b|\bgrant\b/i,
  rule: 'keyward/sql-password', prior: 'prior.sql', gate: quotedGate,
});

/** `sp_addlogin 'me', 'x'`: https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addlogin-transact-sql */
export const addLoginReader: Reader = placeReader({
  keywords: ['sp_addlogin ', 'sp_password ', 'sp_addlinkedsrvlogin '],
  pattern: /(?:@\w{1,40}\s?=\s?)?N?'(?<user>[^'\r\n]{1,100})'\s{0,4},\s{0,4}(?:@\w{1,40}\s?=\s?)?N?'(?<secret>[^'\r\n]{3,200})'/dy,
  rule: 'keyward/sql-password', prior: 'prior.sql',
});

/** Oracle takes a password like a name, without quotes: https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-USER.html */
export const oraclePasswordReader: Reader = placeReader({
  keywords: ['identified by '],
  pattern: /(?!(?:values|externally|globally|password|random)\b)(?<secret>[A-Za-z][\w$#]{3,29})(?=\s{0,4}(?:$|[;\r\n]|default\b|account\b|quota\b|temporary\b|profile\b))/diy,
  preceded: /\b(?:create|alter)\s+(?:user|role)\b|\bgrant\b/i, rule: 'keyward/sql-password', prior: 'prior.sql',
});
