import type { Evidence } from '../../core/model/finding';
import type { Span } from '../../core/model/span';
import type { Candidate } from './candidate';
import { judgeStopWords, fileEvidence } from './generic/judge';
import { judgeInvented } from './invented-value';
import type { ReadContext } from './reader';
import type { Rule } from './rules/rule';
import { confidenceOf, evidence, priorEvidence } from './score';
import { shannonEntropy } from './signals/rarity';
import { checkStructure } from './structure/check';
import type { StructureVerdict } from './structure/verdict';
import type { WindowMatch } from './windows';

/** What of a rule decides the score of its matches. */
export type ScoredRule = Pick<Rule, 'id' | 'secretType' | 'structure' | 'confidence' | 'minEntropy' | 'form'>;

/** A vendor rule's match as a scored candidate. */
export function scoreVendorMatch(rule: ScoredRule, match: WindowMatch, context: ReadContext): Candidate {
  const value = context.text.slice(match.value.start, match.value.end);
  const verdict: StructureVerdict = rule.structure === undefined ? 'unknown' : checkStructure(rule.structure, value);
  const origin = rule.structure === 'url-userinfo' ? 'chosen' : 'issued';
  const list: Evidence[] = [priorEvidence(rule.confidence), ...judgeStopWords(context, value, origin), ...fileEvidence(context)];
  if (origin === 'chosen' && repeatsUser(context.text, match.value)) list.push(evidence('value.key-echo'));
  if (verdict !== 'unknown') list.push(evidence(`structure.${verdict}`));
  if (rule.minEntropy !== undefined && shannonEntropy(value) < rule.minEntropy) list.push(evidence('vendor.low-entropy'));
  const unmistakable = rule.confidence >= UNMISTAKABLE;
  if (verdict !== 'proved') list.push(...judgeInvented(context, value, list, unmistakable));
  return {
    ruleId: rule.id, secretType: rule.secretType, span: match.value, reach: match.reach, decoding: [], value,
    specificity: rule.form === 'self' ? 3 : 2, evidence: list, proved: verdict === 'proved', confidence: confidenceOf(list),
  };
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
