import type { Result } from '../../../core/result';

/** A finding that another tool's file says is accepted. */
export interface NamedFinding {
  /** As that file spells it, with forward slashes and without `./` in front. */
  readonly path: string;
  /** Counts from 1; undefined where the file names none. */
  readonly line: number | undefined;
  /** The other tool's name of its rule. */
  readonly rule: string;
  readonly by: NamedBy;
}

export type NamedBy =
  /** SHA-1 of the value in lower-case hex. */
  | { readonly kind: 'hash'; readonly sha1: string }
  /** The value itself, which some reports hold. It is only compared. */
  | { readonly kind: 'value'; readonly value: string }
  /** Nothing but the line. */
  | { readonly kind: 'line' };

export interface NamedFindings {
  readonly tool: 'detect-secrets' | 'gitleaks';
  readonly named: readonly NamedFinding[];
  /** Lines or entries that could not be read, or that that tool's user marked as a real secret. */
  readonly leftOut: readonly string[];
}

/** Why a text is no file of that tool. */
export type ImportError = { readonly kind: 'not-json' } | { readonly kind: 'unknown-form' };

export type ReadNamedFindings = Result<NamedFindings, ImportError>;

export function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
