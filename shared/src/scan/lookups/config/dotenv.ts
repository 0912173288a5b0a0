import type { DecodingChain } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../layout';
import type { LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';

/**
 * dotenv: the line goes, since the manifest takes its place and `keyward run` (or a loader that keeps what is already
 * set) gives the program the same variable. The whole value of the line moves, also when only a part was found.
 */
export function planDotenv(request: LookupRequest): LookupPlan {
  const { text, span, name } = request;
  const entry = entryAt(text, span);
  if (typeof entry === 'string') return { kind: 'store-only', value: { span, chain: [] }, reason: entry };
  const chain = chainOf(text.slice(entry.value.start, entry.value.end), entry.quote);
  if (!chain) return { kind: 'store-only', value: { span, chain: [] }, reason: 'not-a-literal' };
  const value = { span: entry.value, chain };
  // Under another name the program would not find it.
  if (entry.key !== name) return { kind: 'store-only', value, reason: 'position-needs-constant', onlyName: entry.key };
  return { kind: 'replace', value, edits: [{ span: entry.line, newText: '' }], form: 'keyward.env', notes: [], removesSetting: true };
}

/** The variable whose value a span stands in: the only name under which a dotenv file's value can be read. */
export function dotenvNameAt(text: string, span: Span): string | undefined {
  const entry = entryAt(text, span);
  return typeof entry === 'string' ? undefined : entry.key;
}

interface Entry {
  readonly key: string;
  readonly quote: '"' | "'" | '`' | '';
  readonly value: Span;
  /** With its line break. */
  readonly line: Span;
}

/** Reads the file from its start, since a quoted value may span lines. */
function entryAt(text: string, span: Span): Entry | StoreOnlyReason {
  let position = text.startsWith('\ufeff') ? 1 : 0;
  while (position < text.length && position <= span.start) {
    const entry = readEntry(text, position);
    const end = entry?.line.end ?? nextLineStart(text, position);
    if (span.start < end) {
      if (entry && entry.value.start <= span.start && span.end <= entry.value.end) return entry;
      return /^[ \t]*#/.test(text.slice(lineStart(text, span.start))) ? 'inside-comment' : 'not-a-literal';
    }
    position = Math.max(end, position + 1);
  }
  return 'not-a-literal';
}

function readEntry(text: string, start: number): Entry | undefined {
  const head = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/.exec(text.slice(start, lineEnd(text, start)));
  const key = head?.[1];
  if (!head || key === undefined) return undefined;
  const at = start + head[0].length;
  const quoted = /^(?:"((?:[^"\\]|\\[^])*)"|'([^']*)'|`([^`]*)`)[ \t]*(?:#[^\r\n]*)?(?=\r|\n|$)/.exec(text.slice(at));
  const quote = quoted ? QUOTES.find((mark) => text.startsWith(mark, at)) : undefined;
  const content = quoted?.[1] ?? quoted?.[2] ?? quoted?.[3];
  if (quoted && quote && content !== undefined) {
    return { key, quote, value: { start: at + 1, end: at + 1 + content.length }, line: { start, end: nextLineStart(text, at + quoted[0].length) } };
  }
  const bare = text.slice(at, lineEnd(text, at)).replace(/[ \t]+#.*$/, '').trimEnd();
  return { key, quote: '', value: { start: at, end: at + bare.length }, line: { start, end: nextLineStart(text, at) } };
}

/** Loaders disagree on other escapes, on `$` before a name and on `#` inside a bare value: such values are not moved. */
function chainOf(source: string, quote: Entry['quote']): DecodingChain | undefined {
  if (quote === "'" || quote === '`') return [{ kind: 'line-ends', as: 'lf' }];
  if (/\$[A-Za-z_{(]/.test(source)) return undefined;
  if (quote === '"') return /\\[^nr]/.test(source) ? undefined : [{ kind: 'string-escapes', dialect: 'dotenv-double' }];
  return /[#"'`\\]/.test(source) ? undefined : [];
}

const QUOTES = ['"', "'", '`'] as const;
