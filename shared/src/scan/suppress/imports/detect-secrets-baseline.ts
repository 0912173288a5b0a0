import { err, ok } from '../../../core/result';
import type { NamedFinding, ReadNamedFindings } from './named-finding';
import { isRecord, plainPath } from './named-finding';

/**
 * A `.secrets.baseline`: `results` maps a file to entries with `type`, `hashed_secret` (SHA-1 of the value), `line_number`
 * and, once audited, `is_secret`. What its user called a real secret is not accepted.
 * Source: https://github.com/Yelp/detect-secrets/blob/master/README.md and docs/audit.md there.
 */
export function readDetectSecretsBaseline(parsed: unknown): ReadNamedFindings {
  const results = isRecord(parsed) ? parsed['results'] : undefined;
  if (!isRecord(results)) return err({ kind: 'unknown-form' });
  const named: NamedFinding[] = [];
  const leftOut: string[] = [];
  for (const [file, entries] of Object.entries(results)) {
    const path = plainPath(file);
    if (!Array.isArray(entries)) {
      leftOut.push(`${path}: not a list`);
      continue;
    }
    for (const entry of entries as readonly unknown[]) {
      const one = entryOf(path, entry);
      if (typeof one === 'string') leftOut.push(one);
      else named.push(one);
    }
  }
  return ok({ tool: 'detect-secrets', named, leftOut });
}

function entryOf(path: string, entry: unknown): NamedFinding | string {
  const { hashed_secret: sha1, line_number: line, type, is_secret: isSecret } = isRecord(entry) ? entry : {};
  const place = typeof line === 'number' ? `${path}:${line}` : path;
  if (typeof sha1 !== 'string' || !/^[0-9a-f]{40}$/i.test(sha1)) return `${place}: without a value's hash`;
  if (isSecret === true) return `${place}: marked as a real secret`;
  return {
    path, line: typeof line === 'number' ? line : undefined, rule: typeof type === 'string' ? type : '', by: { kind: 'hash', sha1: sha1.toLowerCase() },
  };
}
