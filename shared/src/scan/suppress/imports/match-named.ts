import type { RuleId } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { NamedFinding } from './named-finding';

/** A file as it is now, with what was found in it. */
export interface MatchedFile {
  readonly text: string;
  readonly findings: readonly MatchedFinding[];
}

export interface MatchedFinding {
  readonly rule: RuleId;
  readonly span: Span;
  /** Counts from 1. */
  readonly line: number;
  /** SHA-1, in hex, of the value after decoding. */
  readonly sha1: string;
}

/**
 * The findings that a name means, and no others: by the value wherever it stands in that file, else by the line. Where a
 * line holds several values, the other tool's rule has to tell which; if it cannot, none is meant.
 */
export function meantBy<Found extends MatchedFinding>(
  named: NamedFinding, { text, findings }: { readonly text: string; readonly findings: readonly Found[] }, sha1: (text: string) => string,
): readonly Found[] {
  switch (named.by.kind) {
    case 'hash': {
      const wanted = named.by.sha1;
      return findings.filter((finding) => finding.sha1 === wanted || spellings(text, finding).some((spelling) => sha1(spelling) === wanted));
    }
    case 'value': {
      const places = occurrences(text, named.by.value);
      return findings.filter(({ span }) => places.some(({ start, end }) => span.start < end && start < span.end));
    }
    case 'line':
      return onlyOne(findings.filter(({ line }) => line === named.line), named.rule);
  }
}

/** As the source spells it; of a private key also the words of its first line, which stand for it in detect-secrets. */
function spellings(text: string, { span }: MatchedFinding): readonly string[] {
  const raw = text.slice(span.start, span.end);
  const header = /BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?/.exec(text.slice(Math.max(0, span.start - 100), span.end))?.[0];
  return header === undefined ? [raw] : [raw, header];
}

/** Less than this would be found inside of other values by chance. */
const SHORTEST = 6;

function occurrences(text: string, value: string): readonly Span[] {
  const places: Span[] = [];
  if (value.length < SHORTEST) return places;
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) places.push({ start, end: start + value.length });
  return places;
}

function onlyOne<Found extends MatchedFinding>(onLine: readonly Found[], rule: string): readonly Found[] {
  if (new Set(onLine.map(({ sha1 }) => sha1)).size <= 1) return onLine;
  const words = tellingWords(rule);
  const alike = onLine.filter((finding) => tellingWords(finding.rule).some((word) => words.includes(word)));
  return new Set(alike.map(({ sha1 }) => sha1)).size === 1 ? alike : [];
}

/** The words of a rule's name that name a vendor or a form. */
function tellingWords(rule: string): readonly string[] {
  return rule.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !COMMON.has(word));
}

const COMMON: ReadonlySet<string> = new Set(['keyward', 'key', 'api', 'token', 'secret', 'access', 'id', 'client', 'generic', 'auth']);
