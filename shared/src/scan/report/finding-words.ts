import { encodingInWords } from '../../core/decode/encoding-words';
import type { PatternFinding } from '../../core/model/finding';
import { MASK } from '../../core/redact/mask';
import { partsInWords } from './credential-parts';
import type { ReportedFinding } from './report';
import { verificationWords } from './verification-words';

/** What stands in a report for the thing that was found: a mask for a value, the name for a pattern that a name gave away. */
function subjectOf(finding: ReportedFinding): string {
  return finding.kind === 'secret' ? MASK : nameIn(finding);
}

/** A rule's title or name with what it found: `API key ••••`, `Secret in a log: api_key`. */
export function titled(title: string, finding: ReportedFinding): string {
  const subject = subjectOf(finding);
  if (finding.kind === 'secret') return `${title} ${subject}`;
  return subject === '' ? title : `${title}: ${subject}`;
}

/** The name of a pattern, if it is one: the words come from the source, and only identifiers and names of files are repeated. */
export function nameIn({ word }: Pick<PatternFinding, 'word'>): string {
  return NAME.test(word) ? word : '';
}

const NAME = /^[\p{L}_$@.][\p{L}\p{N}_$@./-]{0,79}$/u;

/** A finding's rule, certainty and what else is known of it, in one line. */
export function detailsOf(finding: ReportedFinding): string {
  const encoding = finding.kind === 'secret' ? encodingInWords(finding.decoding) : undefined;
  const parts = finding.kind === 'secret' && finding.parts !== undefined ? `; ${partsInWords(finding.parts)}` : '';
  const cell = finding.cell === undefined ? [] : [`cell ${finding.cell}`];
  return `${[finding.ruleId, `${Math.round(finding.confidence * 100)} %`, ...(encoding === undefined ? [] : [encoding]), ...cell].join(', ')}${parts}`;
}

/** What a vendor said of a value; undefined where none was asked. */
export function verificationOf(finding: ReportedFinding): string | undefined {
  return finding.kind === 'pattern' || finding.verification === undefined ? undefined : verificationWords(finding.verification);
}

/** The signals that made a secret's score, as `+0.50 name`; a pattern has none. */
export function evidenceOf(finding: ReportedFinding): readonly string[] {
  if (finding.kind === 'pattern') return [];
  return finding.evidence.map(({ signal, weight }) => `${weight >= 0 ? '+' : ''}${weight.toFixed(2)} ${signal}`);
}
