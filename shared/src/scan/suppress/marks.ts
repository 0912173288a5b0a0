import type { Span } from '../../core/model/span';

/** A comment that tells the scanner to be quiet somewhere. */
export interface SuppressionMark {
  readonly span: Span;
  readonly scope: MarkScope;
  /** Rule ids the mark is limited to; empty means all. */
  readonly rules: readonly string[];
  readonly reason?: string;
  readonly tool: MarkTool;
}

export type MarkScope = 'line' | 'next-line' | 'block-start' | 'block-end';
export type MarkTool = 'keyward' | 'gitleaks' | 'betterleaks' | 'detect-secrets' | 'secretlint' | 'trufflehog';

interface MarkForm {
  readonly keyword: string;
  readonly tool: MarkTool;
  readonly scope: MarkScope;
  /** Text that must follow the keyword directly, so that a longer word is another mark. */
  readonly pattern: RegExp;
}

/**
 * Ours and the peers' marks. Sources: each tool's README on ignoring findings. `keyward:ignore-next-line` and the block
 * marks come before the plain one, because the first form that fits decides.
 */
const forms: readonly MarkForm[] = [
  { keyword: 'keyward:ignore', tool: 'keyward', scope: 'next-line', pattern: /keyward:ignore-next-line(?![\w-])/iy },
  { keyword: 'keyward:ignore', tool: 'keyward', scope: 'block-start', pattern: /keyward:ignore-start(?![\w-])/iy },
  { keyword: 'keyward:ignore', tool: 'keyward', scope: 'block-end', pattern: /keyward:ignore-end(?![\w-])/iy },
  { keyword: 'keyward:ignore', tool: 'keyward', scope: 'line', pattern: /keyward:ignore(?![\w-])/iy },
  { keyword: 'gitleaks:allow', tool: 'gitleaks', scope: 'line', pattern: /gitleaks:allow(?!\w)/iy },
  { keyword: 'betterleaks:allow', tool: 'betterleaks', scope: 'line', pattern: /betterleaks:allow(?!\w)/iy },
  { keyword: 'pragma:', tool: 'detect-secrets', scope: 'next-line', pattern: /pragma: ?allowlist[ -]nextline[ -]secret/iy },
  { keyword: 'pragma:', tool: 'detect-secrets', scope: 'line', pattern: /pragma: ?(?:allow|white)list[ -]secret/iy },
  { keyword: 'secretlint-', tool: 'secretlint', scope: 'next-line', pattern: /secretlint-disable-next-line/iy },
  { keyword: 'secretlint-', tool: 'secretlint', scope: 'line', pattern: /secretlint-disable-line/iy },
  { keyword: 'secretlint-', tool: 'secretlint', scope: 'block-start', pattern: /secretlint-disable(?![\w-])/iy },
  { keyword: 'secretlint-', tool: 'secretlint', scope: 'block-end', pattern: /secretlint-enable(?![\w-])/iy },
  { keyword: 'trufflehog:ignore', tool: 'trufflehog', scope: 'line', pattern: /trufflehog:ignore(?!\w)/iy },
];

export const markKeywords: readonly string[] = [...new Set(forms.map(({ keyword }) => keyword))];

/** How far after its keyword a mark's rules and reason are read. */
const TAIL = 300;

/** The mark at a keyword's hit, if the text there is one. */
export function parseMark(text: string, hit: Span): SuppressionMark | undefined {
  const form = forms.find(({ pattern }) => {
    pattern.lastIndex = hit.start;
    return pattern.test(text);
  });
  if (form === undefined) return undefined;
  const start = hit.start + matchedLength(form, text, hit.start);
  const tail = (text.slice(start, start + TAIL).split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/(?:\*\/|-->|#\}|\*\)).*$/, '');
  const { rules, reason } = form.tool === 'keyward' ? keywardTail(tail) : { rules: [], reason: undefined };
  return {
    span: { start: hit.start, end: start + tail.length }, scope: form.scope, rules, tool: form.tool,
    ...(reason === undefined ? {} : { reason }),
  };
}

function matchedLength({ pattern }: MarkForm, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** `keyward:ignore keyward/stripe-secret-key, keyward/jwt: reason` — rule ids and the reason are both optional. */
function keywardTail(tail: string): { readonly rules: readonly string[]; readonly reason: string | undefined } {
  const parts = /^\s*((?:[\w-]+\/[\w-]+\s*,?\s*)*)(?:[:—–-]\s*)?(.*)$/u.exec(tail);
  const rules = (parts?.[1] ?? '').split(/[\s,]+/).filter((rule) => rule !== '');
  const reason = (parts?.[2] ?? '').trim();
  return { rules, reason: reason === '' ? undefined : reason };
}
