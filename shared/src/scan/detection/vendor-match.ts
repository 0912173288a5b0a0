import type { Evidence } from '../../core/model/finding';
import type { Candidate } from './candidate';
import { judgeStopWords, fileEvidence } from './generic/judge';
import type { ReadContext } from './reader';
import type { Rule } from './rules/rule';
import { confidenceOf, evidence, priorEvidence } from './score';
import { shannonEntropy } from './signals/rarity';
import { checkStructure } from './structure/check';
import type { StructureVerdict } from './structure/verdict';
import type { WindowMatch } from './windows';

/** A vendor rule's match as a scored candidate. */
export function scoreVendorMatch(rule: Rule, match: WindowMatch, context: ReadContext): Candidate {
  const value = context.text.slice(match.value.start, match.value.end);
  const verdict: StructureVerdict = rule.structure === undefined ? 'unknown' : checkStructure(rule.structure, value);
  const list: Evidence[] = [priorEvidence(rule.confidence), ...judgeStopWords(context, value), ...fileEvidence(context)];
  if (verdict !== 'unknown') list.push(evidence(`structure.${verdict}`));
  if (rule.minEntropy !== undefined && shannonEntropy(value) < rule.minEntropy) list.push(evidence('vendor.low-entropy'));
  return {
    ruleId: rule.id, secretType: rule.secretType, span: match.value, reach: match.reach, decoding: [], value,
    specificity: rule.form === 'self' ? 3 : 2, evidence: list, proved: verdict === 'proved', confidence: confidenceOf(list),
  };
}
