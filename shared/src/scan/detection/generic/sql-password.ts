import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/**
 * `IDENTIFIED BY 'x'` of MySQL and Oracle, `PASSWORD 'x'` of PostgreSQL and Cassandra, `PASSWORD = 'x'` of SQL Server,
 * `SET PASSWORD FOR u = 'x'` of MariaDB.
 * Sources: the manuals' pages on CREATE USER.
 */
export const sqlPasswordReader: Reader = { keywords: ['identified by ', 'identified with ', 'password ', 'password=', 'password('], read };

const value = /(?:by\s{1,3}password\s{1,3}|for\s{1,3}[\w"'@%.]{1,80}\s{1,3}=\s{0,3}(?:password\(\s{0,3})?|by\s{1,3}|[\w"']{1,40}\s{1,3}(?:by|as)\s{1,3}|=\s{0,3}|\(\s{0,3}|\s{0,3})?(\\?['"])([^'"\\\r\n]{3,200})\1/iy;
const statement = /\b(?:create|alter)\s+(?:user|role|login|server|database\s+link)\b|\bset\s+password\b|\bgrant\b/i;

/** How far back a statement's own words are looked for. */
const BEFORE = 200;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text } = context;
  value.lastIndex = hit.end;
  const match = value.exec(text);
  if (match?.[2] === undefined || !statement.test(text.slice(Math.max(0, hit.start - BEFORE), hit.end))) return;
  const end = value.lastIndex - (match[1]?.length ?? 1);
  reportValue(context, { rule: 'keyward/sql-password', prior: 'prior.sql', span: { start: end - match[2].length, end }, value: match[2] }, sink);
}
