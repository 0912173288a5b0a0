import type { BareValues } from './traits';
import type { Literal } from './literal';

/** How an unquoted value ends where it stands inside a string, a URL's query or prose. */
export type BareEnd = Exclude<BareValues, 'never'> | 'in-string';

const ends: Readonly<Record<BareEnd, RegExp>> = {
  // A comment needs a blank before its sign; in flow collections the value ends at a comma or bracket.
  yaml: /[^\r\n#]*(?:(?<!\s)#[^\r\n#]*)*/y,
  line: /[^\r\n]*/y,
  dotenv: /[^\r\n#]*(?:(?<!\s)#[^\r\n#]*)*/y,
  shell: /(?:\\[^\r\n]|[^\s"'`;&|()<>\\])+/y,
  words: /[^\s"'`,;(){}<>|&\\]+/y,
  'in-string': /[^\s"'`,;&<>\\|]+/y,
};

const LONGEST = 2048;

/** The unquoted value at `position`; undefined when nothing stands there or it is longer than anybody types. */
export function readBare(text: string, position: number, end: BareEnd, inFlow = false): Literal | undefined {
  const pattern = ends[end];
  // A copy of as much as a value may be, with the character before it: a pattern would read a line without end at every name in it.
  const from = Math.max(0, position - 1);
  pattern.lastIndex = position - from;
  const matched = pattern.exec(text.slice(from, position + LONGEST + 1))?.[0] ?? '';
  const cut = inFlow ? matched.slice(0, flowEnd(matched)) : matched;
  const trimmed = (end === 'words' || end === 'in-string' ? cut.slice(0, endBeforeSigns(cut)) : cut).trimEnd();
  const upToNext = end === 'line' && standsAmongOthers(text, position) ? trimmed.slice(0, startOfNextPair(trimmed)) : trimmed;
  const lineComment = end === 'line' ? /\s[#;]\s.*$/.exec(upToNext)?.[0].length ?? 0 : 0;
  const length = upToNext.slice(0, upToNext.length - lineComment).trimEnd().length;
  if (length === 0 || length > LONGEST) return undefined;
  const span = { start: position, end: position + length };
  return { span, end: position + length, quoted: false, hole: false, escape: end === 'shell' ? 'backslash' : 'none', dialect: end === 'shell' ? 'shell-bare' : undefined, depth: 0 };
}

/** Where a word ends that a sentence's signs or closing brackets may follow. */
function endBeforeSigns(value: string): number {
  let end = value.length;
  while (end > 0 && '.,:)]}'.includes(value.charAt(end - 1))) end--;
  return end;
}

/** `web1 ansible_user=ops ansible_password=x ansible_port=22`: several settings on one line, and not one whose value holds `=`. */
function standsAmongOthers(text: string, position: number): boolean {
  return /[^\s#;][ \t]+[A-Za-z_][\w.-]{0,60}=$/.test(text.slice(Math.max(0, position - MOST_BEFORE), position));
}

/** Of a name and what stands before it, in UTF-16 code units. */
const MOST_BEFORE = 80;

function startOfNextPair(value: string): number {
  const index = value.search(/[ \t][A-Za-z_][\w.-]{1,60}=/);
  return index < 0 ? value.length : index;
}

function flowEnd(value: string): number {
  const index = value.search(/[,}\]]/);
  return index < 0 ? value.length : index;
}
