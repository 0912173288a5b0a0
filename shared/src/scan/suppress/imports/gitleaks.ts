import { err, ok } from '../../../core/result';
import type { NamedFinding, ReadNamedFindings } from './named-finding';
import { isRecord, plainPath } from './named-finding';

/**
 * A `.gitleaksignore`: one fingerprint a line, `commit:file:rule:line` or `file:rule:line`, and comments from `#`. A commit is
 * not looked up: the line counts while the value stands there.
 * Source: https://github.com/gitleaks/gitleaks/blob/master/README.md, section "gitleaksignore".
 */
export function readGitleaksIgnore(text: string): ReadNamedFindings {
  const named: NamedFinding[] = [];
  const leftOut: string[] = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parts = /^(?:[0-9a-f]{40}:)?(.+):([^:]+):(\d{1,9})$/i.exec(line);
    if (parts?.[1] === undefined || parts[2] === undefined) leftOut.push(line);
    else named.push({ path: plainPath(parts[1]), rule: parts[2], line: Number(parts[3]), by: { kind: 'line' } });
  }
  return named.length === 0 ? err({ kind: 'unknown-form' }) : ok({ tool: 'gitleaks', named, leftOut });
}

/**
 * A JSON report: a list of findings with `RuleID`, `File`, `StartLine` and `Secret`, which `--redact` replaces.
 * Source: https://github.com/gitleaks/gitleaks/blob/master/README.md, section "Reporting".
 */
export function readGitleaksReport(parsed: unknown): ReadNamedFindings {
  if (!Array.isArray(parsed)) return err({ kind: 'unknown-form' });
  const named: NamedFinding[] = [];
  const leftOut: string[] = [];
  for (const [index, finding] of (parsed as readonly unknown[]).entries()) {
    const { RuleID: rule, File: file, StartLine: line, Secret: secret } = isRecord(finding) ? finding : {};
    if (typeof file !== 'string' || typeof line !== 'number') {
      leftOut.push(`entry ${index + 1}`);
      continue;
    }
    named.push({
      path: plainPath(file), line, rule: typeof rule === 'string' ? rule : '',
      by: typeof secret === 'string' && !isRedacted(secret) ? { kind: 'value', value: secret } : { kind: 'line' },
    });
  }
  return named.length === 0 && leftOut.length > 0 ? err({ kind: 'unknown-form' }) : ok({ tool: 'gitleaks', named, leftOut });
}

function isRedacted(secret: string): boolean {
  return secret === '' || /REDACTED|\.\.\.$/.test(secret);
}
