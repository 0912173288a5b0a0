import type { LanguageId } from '../../../core/model/language-id';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import { MAX_REACH, type ReadContext, type Reader } from '../reader';
import { columnGate } from '../gates/place-gates';
import { evidence } from '../score';
import type { KeyClass } from '../signals/key-name';
import { ruleByClass } from './generic-rules';
import { keyAround } from './key-site';
import { reportValue } from './report-value';

/** A table's column that is called after a secret: CSV (RFC 4180) with any separator, tables of Markdown, rows of `COPY … FROM stdin`. */
export const tableColumnReader: Reader = { keywords: ['pass', 'pwd', 'secret', 'token', 'api_key', 'apikey', 'api key', 'kennwort', 'senha', 'contrase', 'mdp'], gate: columnGate, read };

interface Table {
  readonly separator: string;
  /** From 0. */
  readonly column: number;
  readonly firstRow: number;
  /** How many columns the head has: a line of another number is no row. */
  readonly columns: number;
}

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text, keyNames } = context;
  const key = keyAround(text, hit);
  if (key === undefined) return;
  const table = tableAt(context, key.span);
  const keyClass = table === undefined ? undefined : keyNames.classify(key.name)?.keyClass;
  if (table === undefined || keyClass === undefined || !secretClasses.has(keyClass)) return;
  // The whole head belongs to what is looked at for the last row.
  const limit = Math.min(text.length, key.span.start + MAX_REACH - LONGEST_HEAD);
  for (let start = table.firstRow; start < limit;) {
    const end = lineEnd(text, start);
    const cells = end > limit ? [] : cellsOf(text, { start, end }, table.separator);
    if (cells.length !== table.columns || text.startsWith('\\.', start)) return;
    const cell = cells[table.column];
    if (cell !== undefined && cell.end > cell.start) reportCell(context, cell, keyClass, sink);
    start = nextLine(text, end);
  }
}

const secretClasses: ReadonlySet<KeyClass> = new Set(['password', 'secret', 'token', 'api-key', 'encryption-key', 'credential']);

function reportCell(context: ReadContext, span: Span, keyClass: KeyClass, sink: CandidateSink): void {
  const value = context.text.slice(span.start, span.end);
  reportValue(context, { rule: ruleByClass[keyClass], prior: 'prior.assignment', span, value, extra: [evidence(`key.${keyClass}`), evidence('form.literal')] }, sink);
}

/** The table whose head the name stands in. */
function tableAt({ text, document }: ReadContext, key: Span): Table | undefined {
  if (!mayBeHead(text, key, document.languageId)) return undefined;
  const start = lineStart(text, key.start);
  if (key.start - start > LONGEST_HEAD || (document.languageId === 'sql' && !/^copy /i.test(text.slice(start, start + 5)))) return undefined;
  const end = lineEnd(text, key.end, LONGEST_HEAD);
  if (end - key.end > LONGEST_HEAD) return undefined;
  const copied = copyHead(text, { start, end });
  if (copied !== undefined) return withColumn(text, copied, '\t', key, nextLine(text, end));
  const line = text.slice(start, end);
  if (line.trimStart().startsWith('|')) {
    const rule = nextLine(text, end);
    const ruleEnd = lineEnd(text, rule);
    return /^\s{0,20}\|[\s:|-]{3,}$/.test(text.slice(rule, ruleEnd)) ? withColumn(text, { start, end }, '|', key, nextLine(text, ruleEnd)) : undefined;
  }
  if (document.languageId !== 'csv' || start !== 0) return undefined;
  const separator = [',', ';', '\t', '|'].find((sign) => line.includes(sign));
  return separator === undefined ? undefined : withColumn(text, { start, end }, separator, key, nextLine(text, end));
}

/** Asked at every hit, so it looks at a few characters only, and at no pattern where a search for one will do. */
function mayBeHead(text: string, key: Span, languageId: LanguageId): boolean {
  switch (languageId) {
    case 'csv': return key.start <= LONGEST_HEAD;
    case 'sql': return /^["]?[,)]/.test(text.slice(key.end, key.end + 2));
    case 'markdown': case 'plaintext': return followsBar(text.slice(Math.max(0, key.start - 41), key.start));
    default: return false;
  }
}

function followsBar(before: string): boolean {
  const bar = before.lastIndexOf('|');
  return bar >= 0 && !/[\r\n]/.test(before.slice(bar));
}

/** The list of columns of PostgreSQL's dumps: https://www.postgresql.org/docs/current/sql-copy.html */
function copyHead(text: string, { start, end }: Span): Span | undefined {
  const [before, columns] = /^COPY [\w."]{1,120} \(([^()]{1,1000})\) FROM stdin;/i.exec(text.slice(start, end))?.slice(0, 2) ?? [];
  if (before === undefined || columns === undefined) return undefined;
  const from = start + before.indexOf('(') + 1;
  return { start: from, end: from + columns.length };
}

function withColumn(text: string, head: Span, separator: string, key: Span, firstRow: number): Table | undefined {
  const inHead = text.slice(head.start, head.end).includes('\t') || separator !== '\t' ? separator : ',';
  const cells = cellsOf(text, head, inHead);
  const column = cells.findIndex((cell) => cell.start <= key.start && key.end <= cell.end);
  return column < 0 ? undefined : { separator, column, firstRow, columns: cells.length };
}

const LONGEST_HEAD = 300;

/** Each cell without its quotes and the blanks around it. */
function cellsOf(text: string, line: Span, separator: string): readonly Span[] {
  const cells: Span[] = [];
  for (let start = line.start; start <= line.end;) {
    const quoted = text[start] === '"' && separator !== '|';
    const close = quoted ? closingQuote(text, start + 1, line.end) : start;
    const found = text.indexOf(separator, close);
    const end = found < 0 || found > line.end ? line.end : found;
    cells.push(quoted ? { start: start + 1, end: close } : trimmed(text, { start, end }));
    start = end + 1;
  }
  return cells;
}

/** RFC 4180, section 2.7: a quote in a quoted cell is doubled. */
function closingQuote(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
  return Math.min(at, end);
}

function trimmed(text: string, { start, end }: Span): Span {
  const cell = text.slice(start, end);
  const lead = cell.length - cell.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, cell.trimEnd().length) };
}

/** Where the line of `position` starts; further back than the longest head where that is further away. */
function lineStart(text: string, position: number): number {
  const floor = Math.max(0, position - LONGEST_HEAD - 1);
  const before = text.slice(floor, position);
  return floor + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}

/** A longer row ends the table. */
const LONGEST_ROW = 2048;

/** Where the line of `position` ends; one character beyond `longest` where that is further away. */
function lineEnd(text: string, position: number, longest = LONGEST_ROW): number {
  const length = text.slice(position, position + longest + 1).search(/[\r\n]/);
  return length < 0 ? Math.min(text.length, position + longest + 1) : position + length;
}

function nextLine(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}
