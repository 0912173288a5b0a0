import assert from 'node:assert/strict';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { decodeText } from '../../../shared/src/host/files/decode-text';
import type { Rule } from '../../../shared/src/scan/detection/rules/rule';
import type { ScanDocument } from '../../../shared/src/scan/document';
import { compileRules, scan, scanBytes, type ScanOptions, type ScanResult } from '../../../shared/src/scan/engine';

/** A made-up value, put together here so that no scanner finds one in this repository. */
export const VALUE = ['q7Rk2', 'vLx9', 'Tz4m'].join('');

/** Stands for the value in templates: nothing else in them looks like it. */
export const HOLE = '□';

/** A vendor that does not exist, so that these tests do not depend on the rules that ship. */
export const acmeRule: Rule = {
  id: 'keyward/acme-key', title: 'Acme key', vendor: 'Acme', keywords: ['acme_'], pattern: /(?<!\w)acme_[A-Za-z0-9]{20}(?!\w)/, maxLength: 25, form: 'self',
  confidence: 0.95, severity: 'error', secretType: 'api-key', description: 'A key of Acme.', remediation: 'Revoke it at Acme.',
  documentation: 'https://example.invalid/acme', examples: [], counterExamples: [],
};

/** Twenty random-looking characters after the vendor's mark. */
export const ACME_KEY = ['acme', '8fKq2LmZx7RtY4vWb9Nc'].join('_');

export function optionsWith(overrides: Partial<ScanOptions> = {}): ScanOptions {
  return { rules: shared, fingerprint: fingerprinter(Buffer.alloc(32, 7)), now: () => 0, ...overrides };
}

/** Compiled once for all tests: it is immutable. */
const shared = compileRules([acmeRule]);

/** Scans a text as an editor holds it, and again as the bytes of a file: both must say the same. */
export function scanText(text: string, languageId: LanguageId = 'plaintext', path?: string): ScanResult {
  const about = { languageId, ...(path === undefined ? {} : { path }) };
  const result = scan({ ...about, text }, optionsWith());
  if (Buffer.from(text).toString() === text) assert.deepEqual(reported(scanFile(text, about).result), reported(result));
  return result;
}

function scanFile(text: string, about: Omit<ScanDocument, 'text'>): { readonly result: ScanResult } {
  return scanBytes({ ...about, bytes: Buffer.from(text), encoding: 'utf-8', decode: (bytes) => decodeText(bytes, 'utf-8') }, optionsWith());
}

function reported({ findings, suppressed, skipped }: ScanResult): object {
  return { findings, suppressed, skipped };
}

/** The texts that findings mark, in order. */
export function valuesFound(text: string, languageId?: LanguageId, path?: string): readonly string[] {
  return scanText(text, languageId, path).findings.map(({ span }) => text.slice(span.start, span.end));
}
