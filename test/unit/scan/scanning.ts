import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import type { Rule } from '../../../shared/src/scan/detection/rules/rule';
import { compileRules, scan, type ScanOptions, type ScanResult } from '../../../shared/src/scan/engine';

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

export function scanText(text: string, languageId: LanguageId = 'plaintext', path?: string): ScanResult {
  return scan({ text, languageId, ...(path === undefined ? {} : { path }) }, optionsWith());
}

/** The texts that findings mark, in order. */
export function valuesFound(text: string, languageId?: LanguageId, path?: string): readonly string[] {
  return scanText(text, languageId, path).findings.map(({ span }) => text.slice(span.start, span.end));
}
