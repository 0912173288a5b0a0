import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import { MAX_REACH, type ReadContext, type Reader } from '../reader';
import { reportValue } from './report-value';

/**
 * Rows of a database dump: `INSERT INTO users (name, password) VALUES ('robin', 'x'), …`. The list of columns says which
 * value is the password; without one, as mysqldump writes it, hashes in a table of people are taken.
 * Sources: the manuals' pages on INSERT.
 */
export const sqlInsertReader: Reader = { keywords: ['insert into '], read };

const head = /[`"[]?(?:\w{1,60}[`"\]]?\.[`"[]?)?(?<table>\w{1,60})[`"\]]?\s{0,4}(?:\((?<columns>[^()]{1,1000})\)\s{0,4})?values\s{0,4}/iy;
const passwordColumn = /^(?:\w{0,40}_)?(?:pass(?:wd|word|wort|phrase|code)?|pwd|passwd?hash|password_?(?:hash|digest)|user_?pass(?:word)?|secret|api_?key|token)\w{0,10}$/i;
const peopleTable = /user|account|member|login|customer|admin|auth|person|employee/i;

/** A value of a row: a string with its quotes, or anything else up to the comma. */
const cell = /\s{0,4}(?:N?'((?:[^'\\]|''|\\.){0,500})'|[^',()]{0,100}(?:\([^()]{0,100}\))?)\s{0,4}([,)])/y;

/** Hashes of passwords without a mark of their own. With one, the reader of password hashes finds them. */
const bareHash = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}|\*[0-9A-F]{40})$/i;

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text } = context;
  head.lastIndex = hit.end;
  const match = head.exec(text);
  if (match?.groups === undefined) return;
  const { table = '', columns } = match.groups;
  const wanted = columns?.split(',').map((column) => passwordColumn.test(column.replace(/[`"[\]\s]/g, '')));
  if (wanted === undefined ? !peopleTable.test(table) : !wanted.includes(true)) return;
  readRows(context, head.lastIndex, wanted, sink);
}

function readRows(context: ReadContext, start: number, wanted: readonly boolean[] | undefined, sink: CandidateSink): void {
  const { text } = context;
  const limit = Math.min(text.length, start + MAX_REACH);
  for (let at = text.indexOf('(', start); at >= 0 && at < limit && /^[\s,]{0,10}$/.test(text.slice(start, at)); at = text.indexOf('(', start)) {
    let column = 0;
    let closed = false;
    for (cell.lastIndex = at + 1; !closed; column += 1) {
      const from = cell.lastIndex;
      const match = cell.exec(text);
      if (match === null || cell.lastIndex > limit) return;
      closed = match[2] === ')';
      reportCell(context, text.indexOf('\'', from) + 1, match[1], wanted?.[column], sink);
    }
    start = cell.lastIndex;
  }
}

/** `isPassword` is undefined where no list of columns says what stands here. */
function reportCell(context: ReadContext, start: number, value: string | undefined, isPassword: boolean | undefined, sink: CandidateSink): void {
  if (value === undefined || value === '' || isPassword === false) return;
  const span = { start, end: start + value.length };
  if (bareHash.test(value)) reportValue(context, { rule: 'keyward/password-hash', prior: 'prior.sql-row', span, value }, sink);
  else if (isPassword === true) reportValue(context, { rule: 'keyward/sql-password', prior: 'prior.sql-row', span, value }, sink);
}
