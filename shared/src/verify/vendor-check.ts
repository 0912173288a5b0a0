import type { RuleId } from '../core/model/finding';

/**
 * How one vendor is asked whether a key is active: a request that reads and changes nothing, whose address is a constant of
 * ours. The key goes into a header and never into the address, which servers log.
 */
export interface VendorCheck {
  readonly vendor: string;
  /** Whose findings are checked so. */
  readonly rules: readonly RuleId[];
  /** POST only where the vendor has no other way, with a body that is always the same. */
  readonly method: 'GET' | 'POST';
  /** With `https:` and without a port. */
  readonly url: string;
  readonly key: KeyHeader;
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  /** The first that fits decides; an answer that none fits says nothing. */
  readonly answers: readonly AnswerMeaning[];
  /** The vendor's own page on the request and its answers. */
  readonly documentation: string;
}

/** The header that carries the key, behind `prefix`. */
export interface KeyHeader {
  readonly name: string;
  readonly prefix: string;
}

export interface AnswerMeaning {
  readonly status: number;
  /** A member of the answer's JSON, its names separated by dots, and what it may be. */
  readonly where?: { readonly member: string; readonly is: readonly (string | boolean)[] };
  readonly means: 'active' | 'inactive';
}

/** RFC 6750. */
export const BEARER: KeyHeader = { name: 'Authorization', prefix: 'Bearer ' };

/** 200 to whoever has a key, 401 to whoever has not (RFC 9110, section 15.5.2). */
export const USUAL: readonly AnswerMeaning[] = [{ status: 200, means: 'active' }, { status: 401, means: 'inactive' }];

/** A check that most vendors have: GET, a bearer token, 200 or 401. */
export function usualCheck(check: Pick<VendorCheck, 'vendor' | 'rules' | 'url' | 'documentation'> & Partial<VendorCheck>): VendorCheck {
  return { method: 'GET', key: BEARER, answers: USUAL, ...check };
}
