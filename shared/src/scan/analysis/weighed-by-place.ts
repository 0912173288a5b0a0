import type { RuleId } from '../../core/model/finding';
import { fileRole } from '../file-role';
import type { FoundPattern } from './found-pattern';

/** What test runners take for a test by its file's name: go test, pytest, JUnit, Jest, Mocha, RSpec, PHPUnit, xUnit. */
const TEST_FILE = /(?:^|\/)(?:test_[^/]+\.py|conftest\.py|[^/]+_(?:test|spec)\.[a-z]+|[^/]+\.(?:test|spec)\.[a-z]+|[^/]*[a-z0-9]Tests?\.(?:java|kt|cs|php|swift|scala))$/;

/** Protection that a test goes without on purpose: it talks to itself, and its values protect nothing. */
const PROTECTION: ReadonlySet<RuleId> = new Set<RuleId>([
  'keyward/tls-verification-off', 'keyward/plaintext-transport', 'keyward/stack-trace-exposed', 'keyward/timing-unsafe-comparison', 'keyward/weak-random-secret',
  'keyward/weak-default-password', 'keyward/hardcoded-key-argument',
]);

/** What of a file's findings counts where the file is a test or an example: a value that was found does, a name says little there. */
export function weighedByPlace(findings: readonly FoundPattern[], path: string | undefined): readonly FoundPattern[] {
  if (path === undefined || findings.length === 0) return findings;
  const role = fileRole(path);
  if (role !== 'test' && role !== 'example') return findings;
  const kept = TEST_FILE.test(path) ? findings.filter(({ ruleId }) => !PROTECTION.has(ruleId)) : findings;
  return kept.map((finding) => (finding.severity === 'error' && !PROTECTION.has(finding.ruleId) ? finding : { ...finding, severity: 'information' as const, confidence: finding.confidence / 2 }));
}
