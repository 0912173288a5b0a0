import type { LanguageId } from '../../../core/model/language-id';
import type { Setting } from './setting';

/** A section of a file that is open at a line. */
interface Section {
  readonly name: string;
  /** How far its line is indented; in languages with braces, how many are open. */
  readonly depth: number;
}

/** What a reader makes of one line: the sections around the next one, and the settings on it. */
interface ReadLine {
  readonly sections: readonly Section[];
  readonly found: readonly FoundSetting[];
}

interface FoundSetting {
  readonly sections: readonly Section[];
  readonly name: string;
  readonly value: string;
  /** From the beginning of the line. */
  readonly start: number;
  readonly end: number;
}

type LineReader = (line: string, sections: readonly Section[]) => ReadLine;

/** Longer lines are data, not settings. */
const MAX_LINE = 2000;

/** What stands in more sections than these is no setting, and each of its lines would cost as much as it has sections. */
const MAX_DEPTH = 100;

/** The settings of a file in the order of its lines; a language that has none gives none. Nothing is evaluated and no mistake is an error. */
export function readSettings(text: string, languageId: LanguageId): readonly Setting[] {
  const read = readerOf(languageId);
  if (read === undefined) return [];
  const settings: Setting[] = [];
  let sections: readonly Section[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    if (line.length <= MAX_LINE && !/^\s*(?:#|;|\/\/|!|$)/.test(line)) {
      const { sections: next, found } = read(line, sections);
      sections = next;
      for (const one of found) settings.push(settingOf(one, from));
    }
    from += line.length + 1;
  }
  return settings;
}

function settingOf({ sections, name, value, start, end }: FoundSetting, from: number): Setting {
  return { name, value, path: [...sections.map((section) => section.name), name].join('.'), span: { start: from + start, end: from + end } };
}

function readerOf(languageId: LanguageId): LineReader | undefined {
  switch (languageId) {
    case 'properties': case 'dotenv': case 'ini': case 'toml': case 'plaintext': return readAssigned;
    case 'yaml': case 'kubernetes': case 'dockercompose': return readYaml;
    case 'json': case 'jsonc': case 'terraform': return readBraced;
    default: return undefined;
  }
}

/** `[section]`, `name = value`, `name: value`, and the `name value` of servers' directives. */
function readAssigned(line: string, sections: readonly Section[]): ReadLine {
  const header = /^\s*\[{1,2}(?<name>[^\]]{1,80})\]/.exec(line)?.groups?.['name'];
  if (header !== undefined) return { sections: [{ name: header, depth: 0 }], found: [] };
  const match = /^(?<before>\s*(?:export\s+)?)(?<name>[\w./@-]{1,120}?)(?:\s{0,20}[=:]\s{0,20}|\s{1,20}|\s{0,20}$)(?<value>.*)$/.exec(line);
  return { sections, found: match === null ? [] : [foundIn(match, sections)] };
}

/** `name: value` by its indentation; a list of variables gives each its own name, `- NAME=value` and `- name: NAME` with `value:` below. */
function readYaml(line: string, sections: readonly Section[]): ReadLine {
  const assigned = !line.includes('=') ? null : /^(?<before>\s*(?:-\s+)?["']?)(?<name>[A-Za-z][\w.-]{0,120})\s{0,4}=\s{0,4}(?<value>\S.*)$/.exec(line);
  if (assigned !== null) return { sections, found: [foundIn(assigned, outside(sections, line))] };
  const match = /^(?<before>\s*(?:-\s+)?)(?<quote>["']?)(?<name>[A-Za-z_/][\w./-]{0,120})\k<quote>\s{0,4}:(?:\s{1,8}(?<value>.*))?$/.exec(line);
  if (match === null) return { sections, found: [] };
  const { before = '', name = '' } = match.groups ?? {};
  // A list may stand as far to the right as the name that it belongs to, and each item begins anew.
  const dash = before.indexOf('-');
  const limit = dash < 0 ? before.length : dash + 1;
  const within = (sections.at(-1)?.depth ?? -1) < limit ? sections : sections.filter(({ depth }) => depth < limit);
  const found = foundIn(match, within);
  if (found.value === '' || /^[|>][+-]?$/.test(found.value)) return { sections: [...within, { name, depth: before.length }], found: [] };
  if (name === 'name' && before.includes('-')) return { sections: [...within, { name: found.value, depth: before.length - 1 }], found: [found] };
  return { sections: within, found: [found, ...inBraces(line, found)] };
}

function outside(sections: readonly Section[], line: string): readonly Section[] {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  return sections.filter(({ depth }) => depth <= indent);
}

/** Names in quotes or before `=`; a brace opens a section, named as what stands before it: of a Terraform block that is its first label. */
function readBraced(line: string, sections: readonly Section[]): ReadLine {
  const whole = /^(?<before>\s*)(?<quote>"?)(?<name>[A-Za-z_$][\w.$-]{0,120})\k<quote>\s{0,20}[:=]\s{0,4}(?<value>(?![{[]\s*$).+)$/.exec(line);
  const found = whole === null ? undefined : foundIn(whole, sections);
  const opened = /^\s*"?(?<name>[A-Za-z_$][\w.$-]{0,120})"?(?:\s{1,4}"(?<label>[^"]{1,120})")?(?:\s{1,4}"[^"]{1,120}")?\s{0,20}[:=]?\s{0,4}\{/.exec(line)?.groups;
  const inside = opened === undefined ? [] : inBraces(line, { sections, name: nameOfBlock(opened), start: 0 });
  const change = balance(line);
  const next = change > 0 && opened !== undefined && sections.length < MAX_DEPTH ? [...sections, { name: nameOfBlock(opened), depth: 0 }]
    : change < 0 ? sections.slice(0, Math.max(0, sections.length + change)) : sections;
  return { sections: next, found: [...found === undefined || found.value.startsWith('{') ? [] : [found], ...inside] };
}

/** A variable's block is known by its own name, a resource's by its kind. */
function nameOfBlock({ name = '', label }: Readonly<Record<string, string | undefined>>): string {
  return label === undefined ? name : /^(?:variable|output|provider|backend)$/.test(name) ? `${name}.${label}` : label;
}

/** How many more braces a line opens than it closes, those in strings left out. */
function balance(line: string): number {
  const plain = line.replace(/"(?:[^"\\]|\\.){0,1000}"/g, '');
  return (plain.match(/\{/g)?.length ?? 0) - (plain.match(/\}/g)?.length ?? 0);
}

/** Settings of a mapping that is written on one line: `{ user: shop, password: x }`. */
function inBraces(line: string, around: Pick<FoundSetting, 'sections' | 'name' | 'start'>): readonly FoundSetting[] {
  const open = line.indexOf('{', around.start);
  if (open < 0) return [];
  const sections = [...around.sections, { name: around.name, depth: 0 }];
  return [...line.slice(open).matchAll(/[{,]\s{0,8}(?<before>)"?(?<name>[A-Za-z_][\w.-]{0,80})"?\s{0,4}[:=]\s{0,4}(?<value>"[^"]{0,300}"|[^,{}\s]{1,300})/g)].map((match) => {
    const { sections: within, ...found } = foundIn(match, sections);
    const shift = open + match.index + match[0].indexOf(found.name) - found.start;
    return { ...found, sections: within, start: found.start + shift, end: match.index + open + match[0].length };
  });
}

function foundIn({ groups = {}, 0: whole }: RegExpExecArray, sections: readonly Section[]): FoundSetting {
  const { before = '', quote = '', name = '', value = '' } = groups;
  const held = cleaned(value);
  const start = before.length + quote.length;
  const from = whole.length - value.length;
  return { sections, name, value: held, start, end: Math.max(start + name.length, from + (held === '' ? 0 : value.indexOf(held) + held.length)) };
}

/** A value without what a file's form puts around it. */
function cleaned(value: string): string {
  const quoted = /^\s*(?<quote>["'])(?<held>(?:(?!\k<quote>).){0,2000})\k<quote>/.exec(value)?.groups?.['held'];
  return quoted ?? value.replace(/(?:^|\s)[#;].*$|\s\/\/.*$/, '').replace(/[,;]?["']?\s*$/, '').trim();
}
