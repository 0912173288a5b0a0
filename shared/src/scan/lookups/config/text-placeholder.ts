import type { DecodingChain } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import { contains } from '../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../layout';
import type { LookupNote, LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';

/** A kind of text file, read line by line, whose reader replaces placeholders in values. */
interface LineForm {
  readonly form: string;
  readonly notes: readonly LookupNote[];
  placeholder(name: string): string;
  /** What its reader would take for a placeholder, an escape or a quote. */
  readonly reserved: RegExp;
  readonly comment: RegExp;
  /** How the text of a value becomes the value. */
  readonly chain: DecodingChain;
  /** Where in the line from `start` to `end` the value stands; all of it when not given. */
  valueIn?(text: string, line: Span): Span | undefined;
  /** Names that its reader would not replace. */
  readonly names?: RegExp;
}

/** The form of a text file by its path; undefined where nothing replaces placeholders in it. */
export function lineForm({ path = '', languageId }: LookupRequest): LineForm | undefined {
  if (/(?:^|\/)\.npmrc$/.test(path)) return npmrc;
  if (/(?:^|\/)(?:[\w.-]*requirements[\w.-]*|requirements\/[\w.-]+|constraints[\w.-]*)\.(?:txt|in)$/.test(path)) return requirements;
  if (languageId === 'properties' && /(?:^|\/)(?:application|bootstrap)(?:-[\w-]+)?\.properties$/.test(path)) return springProperties;
  return undefined;
}

/** Puts a placeholder into the place of a value, or of a part of one. */
export function planLine(request: LookupRequest, form: LineForm): LookupPlan {
  const { text, span, name } = request;
  const line = logicalLine(text, span.start, form);
  const storeOnly = (reason: StoreOnlyReason, chain: DecodingChain = []): LookupPlan => ({ kind: 'store-only', value: { span, chain }, reason });
  if (form.comment.test(text.slice(line.start, span.start))) return storeOnly('inside-comment');
  const around = form.valueIn ? form.valueIn(text, line) : line;
  if (around === undefined || !contains(around, span)) return storeOnly('not-a-literal');
  const value = decode(text.slice(span.start, span.end), form.chain);
  const joins = /[\\$]$/.test(text.slice(around.start, span.start));
  if (!value.ok || joins || form.reserved.test(text.slice(span.start, span.end)) || form.reserved.test(value.value)) {
    return storeOnly('not-a-literal', value.ok ? form.chain : []);
  }
  if (!isApart(text, around, span, form.chain)) return storeOnly('not-a-literal');
  if (form.names?.test(name) === false) return storeOnly('read-by-its-own-name', form.chain);
  const { form: title, notes, chain } = form;
  return { kind: 'replace', value: { span, chain }, edits: [{ span, newText: form.placeholder(name) }], form: title, notes };
}

/** A line with those that continue it: in properties, after an odd number of backslashes. */
function logicalLine(text: string, position: number, { chain }: LineForm): Span {
  let start = lineStart(text, position);
  let end = lineEnd(text, position);
  if (chain.length === 0) return { start, end };
  while (start > 0 && isContinued(text, lineBefore(text, start))) start = lineStart(text, lineBefore(text, start));
  while (end < text.length && isContinued(text, end)) end = lineEnd(text, nextLineStart(text, end));
  return { start, end };
}

/** The end of the line above the one that starts here, before its break. */
function lineBefore(text: string, start: number): number {
  return start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
}

function isContinued(text: string, lineEndsAt: number): boolean {
  let backslashes = 0;
  while (text[lineEndsAt - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** Whether a part keeps its meaning apart from the rest: an escape that it cuts in two would not. */
function isApart(text: string, around: Span, part: Span, chain: DecodingChain): boolean {
  const pieces = [{ start: around.start, end: part.start }, part, { start: part.end, end: around.end }, around]
    .map(({ start, end }) => decode(text.slice(start, end), chain)).map((piece) => (piece.ok ? piece.value : undefined));
  const [before, value, after, all] = pieces;
  return all !== undefined && before !== undefined && value !== undefined && after !== undefined && before + value + after === all;
}

/**
 * npm: `${NAME}` out of the environment, after the line is read as ini. Quotes and backslashes change how that is done.
 * Source: https://docs.npmjs.com/cli/v11/configuring-npm/npmrc
 */
const npmrc: LineForm = {
  form: '${…}', notes: [], placeholder: (name) => `\${${name}}`, reserved: /[$\\"';#\s]/, comment: /^[ \t]*[;#]|[ \t][;#]/, chain: [],
  valueIn: (text, line) => {
    const value = valueAfterSign(text, line);
    return /^["'[{]/.test(text.slice(value?.start, value?.end)) ? undefined : value;
  },
};

/** pip: names of capitals only, anywhere in a line. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables */
const requirements: LineForm = {
  form: '${…}', notes: [], placeholder: (name) => `\${${name}}`, reserved: /[$\\"'\s]/, comment: /(?:^|[ \t])#/, chain: [], names: /^[A-Z0-9_]+$/,
};

/** Spring Boot's properties: see `springForm` in yaml-forms.ts. They are read as ISO 8859-1, which is not how an editor shows them. */
const springProperties: LineForm = {
  form: '${…}', notes: [], placeholder: (name) => `\${${name}}`, reserved: /\$\{|[^\s!-~]/, comment: /^[ \t]*[#!]/,
  chain: [{ kind: 'string-escapes', dialect: 'properties' }],
  valueIn: (text, line) => {
    const head = /^[ \t\f]*(?:[^=:\\ \t\f]|\\[^])*[ \t\f]*[=:]?[ \t\f]*/.exec(text.slice(line.start, line.end));
    return head === null ? undefined : { start: line.start + head[0].length, end: line.end };
  },
};

function valueAfterSign(text: string, line: Span): Span | undefined {
  const sign = text.indexOf('=', line.start);
  if (sign < 0 || sign >= line.end) return undefined;
  const value = text.slice(sign + 1, line.end);
  return { start: sign + 1 + value.length - value.trimStart().length, end: line.end };
}
