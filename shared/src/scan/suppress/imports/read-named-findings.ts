import { err } from '../../../core/result';
import { readDetectSecretsBaseline } from './detect-secrets-baseline';
import { readGitleaksIgnore, readGitleaksReport } from './gitleaks';
import type { ReadNamedFindings } from './named-finding';

/** Reads another tool's file; its form says whose it is. */
export function readNamedFindings(text: string): ReadNamedFindings {
  if (!/^\s*[[{]/.test(text)) return readGitleaksIgnore(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err({ kind: 'not-json' });
  }
  return Array.isArray(parsed) ? readGitleaksReport(parsed) : readDetectSecretsBaseline(parsed);
}
