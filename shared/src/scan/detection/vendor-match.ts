import type { Evidence } from '../../core/model/finding';
import type { Span } from '../../core/model/span';
import type { Candidate } from './candidate';
import { fileEvidence, isMemberPath, judgeStopWords } from './generic/judge';
import { severityCeiling } from './generic/severity-ceiling';
import { judgeInvented } from './invented-value';
import type { ReadContext } from './reader';
import type { Rule } from './rules/rule';
import { confidenceOf, evidence, priorEvidence } from './score';
import { inventionOf } from './signals/invention';
import type { VendorJudgement } from './signals/judgements';
import { splitWords } from './signals/key-name';
import { shannonEntropy } from './signals/rarity';
import { checkStructure } from './structure/check';
import type { StructureVerdict } from './structure/verdict';
import type { WindowMatch } from './windows';

/** What of a rule decides the score of its matches. */
export type ScoredRule = Pick<Rule, 'id' | 'secretType' | 'structure' | 'confidence' | 'minEntropy' | 'form' | 'severity' | 'keywords'>;

/** A vendor rule's match as a scored candidate. */
export function scoreVendorMatch(rule: ScoredRule, match: WindowMatch, context: ReadContext): Candidate {
  const value = context.text.slice(match.value.start, match.value.end);
  // A rule's id has no blank, so that no two subjects are the same.
  const judged = context.vendorJudgements.of(`${rule.id} ${value}`, () => judgeByRule(rule, value, context));
  const { proved, invention } = judged;
  const chosen = holdsPassword(rule);
  const list = [...judged.evidence];
  if (saysIdentifier(rule, match, context.text)) list.push(evidence('key.identifier'));
  if (chosen && repeatsUser(context.text, match.value)) list.push(evidence('value.key-echo'));
  if (!proved && invention !== undefined) list.push(...judgeInvented(context, invention, list, rule.confidence >= UNMISTAKABLE));
  return {
    ruleId: rule.id, secretType: rule.secretType, span: match.value, reach: match.reach, decoding: [], value,
    specificity: rule.form === 'self' ? 3 : 2, evidence: list, proved, confidence: confidenceOf(list),
    ...(chosen ? { ceiling: severityCeiling(context.role, list) } : {}),
  };
}

function judgeByRule(rule: ScoredRule, value: string, context: ReadContext): VendorJudgement {
  const verdict: StructureVerdict = rule.structure === undefined ? 'unknown' : checkStructure(rule.structure, value);
  const list: Evidence[] = [priorEvidence(rule.confidence), ...judgeStopWords(context, value, holdsPassword(rule) ? 'chosen' : 'issued'), ...fileEvidence(context)];
  if (rule.form === 'near' && isMemberPath(context, value)) list.push(evidence('value.expression'));
  if (verdict !== 'unknown') list.push(evidence(`structure.${verdict}`));
  if (rule.minEntropy !== undefined && shannonEntropy(value) < rule.minEntropy) list.push(evidence('vendor.low-entropy'));
  return { evidence: list, proved: verdict === 'proved', invention: inventionOf(value) };
}

/** Forms around a user name and a password that somebody chose: URLs, and pairs in base64. */
function holdsPassword({ structure, secretType }: ScoredRule): boolean {
  return structure === 'url-userinfo' || (structure === 'base64-text' && secretType === 'password');
}

/** The confidence from which on a mark, or a name and a form, say so much that nothing else is written so. */
const UNMISTAKABLE = 0.95;

/** `postgres://postgres:postgres@`: the account that an image or an installer comes with. */
function repeatsUser(text: string, password: Span): boolean {
  const before = text.slice(Math.max(0, password.start - MOST_OF_A_USER), password.start);
  const user = /:\/\/([^\s:@/]+):$/.exec(before)?.[1];
  return user?.toLowerCase() === text.slice(password.start, password.end).toLowerCase();
}

const MOST_OF_A_USER = 80;

/**
 * `scaleway_security_group_id`: a vendor's name leads to the value, and the last word says that it is something else. It is asked
 * only for values without a mark; never for those that are identifiers themselves, which are information, and not where the
 * vendor's own name for its secret ends so (`CC_TEST_REPORTER_ID`).
 */
function saysIdentifier({ form, severity, keywords }: ScoredRule, { whole, value }: WindowMatch, text: string): boolean {
  if (form !== 'near' || severity === 'information' || whole.start === value.start) return false;
  const lead = text.slice(Math.max(whole.start, value.start - LONGEST_NAME), value.start);
  const name = /[\w-]+$/.exec(lead.replace(/\W+$/, ''))?.[0] ?? '';
  const last = splitWords(name).findLast((word) => !/^\d/.test(word)) ?? '';
  return identifierWords.has(last) && !keywords.some((keyword) => name.toLowerCase().endsWith(keyword));
}

const identifierWords: ReadonlySet<string> = new Set(['id', 'ids', 'uid', 'uuid', 'guid', 'name', 'hash', 'digest', 'checksum', 'sha', 'md', 'revision', 'commit', 'version']);

/** In UTF-16 code units, with the signs between name and value. */
const LONGEST_NAME = 80;
