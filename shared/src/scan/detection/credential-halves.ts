import type { CredentialRole, SecretFinding, RelatedPlace, RuleId } from '../../core/model/finding';
import type { SecretRuleDescription } from './rule-description';

/** How far the halves of a vendor's credential stand from each other at most, in UTF-16 code units. */
const NEAR = 400;

/** What a rule's name says it finds: rules of identifiers and addresses are called so. */
const roles: readonly (readonly [ending: RegExp, role: CredentialRole])[] = [
  [/-(?:id|sid|account|account-name|client|key-name)$/, 'identifier'], [/-(?:host|url|endpoint|domain|instance)$/, 'host'], [/-(?:user|username|email)$/, 'user'],
];

/**
 * Gives each vendor's secret the identifier and address of the same vendor that stand nearest: an access key and its id, a
 * client's secret and its id. The findings are sorted by position and do not overlap; they stay what they are.
 */
export function joinHalves(findings: readonly SecretFinding[], descriptions: ReadonlyMap<RuleId, SecretRuleDescription>): readonly SecretFinding[] {
  const vendorOf = ({ ruleId }: SecretFinding): string => descriptions.get(ruleId)?.vendor ?? '';
  const halves = findings.filter((finding) => roleOf(finding) !== undefined && vendorOf(finding) !== 'generic');
  if (halves.length === 0) return findings;
  const nearTo = nearby(halves);
  return findings.map((finding) => {
    if (roleOf(finding) !== undefined || finding.related !== undefined) return finding;
    const related = nearestHalves(finding, nearTo(finding).filter((half) => vendorOf(half) === vendorOf(finding)));
    return related.length === 0 ? finding : { ...finding, related };
  });
}

/** The halves within reach of a finding, which is asked for in the order of positions: a text may be made of halves. */
function nearby(halves: readonly SecretFinding[]): (finding: SecretFinding) => readonly SecretFinding[] {
  let first = 0;
  let end = 0;
  return ({ span }) => {
    while ((halves[first]?.span.end ?? Infinity) < span.start - NEAR) first += 1;
    while ((halves[end]?.span.start ?? Infinity) <= span.end + NEAR) end += 1;
    return halves.slice(first, end);
  };
}

function roleOf({ ruleId }: SecretFinding): CredentialRole | undefined {
  return roles.find(([ending]) => ending.test(ruleId))?.[1];
}

function nearestHalves(secret: SecretFinding, halves: readonly SecretFinding[]): readonly RelatedPlace[] {
  const nearest = new Map<CredentialRole, SecretFinding>();
  for (const half of halves) {
    const role = roleOf(half);
    const known = role === undefined ? undefined : nearest.get(role);
    if (role === undefined) continue;
    if (known === undefined || distance(half, secret) < distance(known, secret)) nearest.set(role, half);
  }
  return [...nearest].map(([role, { span }]) => ({ role, span }));
}

function distance({ span: a }: SecretFinding, { span: b }: SecretFinding): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
