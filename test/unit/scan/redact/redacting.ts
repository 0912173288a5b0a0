import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { alnum, pem } from '../../../../shared/src/scan/detection/rules/example';
import { compileRules } from '../../../../shared/src/scan/engine';
import { plainText } from '../../../../shared/src/scan/redact/shape';
import type { Masked, RedactorOptions } from '../../../../shared/src/scan/redact/stream-redactor';
import { StreamRedactor } from '../../../../shared/src/scan/redact/stream-redactor';

const rules = compileRules(builtInRules);
const fingerprint = fingerprinter(Buffer.alloc(32, 7));

export const STRIPE_KEY = ['sk', 'live', alnum(32)].join('_');
export const PASSWORD = ['Tr0ub4', 'dor', 'kQ9z'].join('-');
export const PRIVATE_KEY = pem('RSA PRIVATE KEY', 12);

export interface TestRedactor {
  readonly redactor: StreamRedactor;
  readonly masked: Masked[];
}

export function testRedactor(changes: Partial<RedactorOptions> = {}): TestRedactor {
  const masked: Masked[] = [];
  const redactor = new StreamRedactor({
    scan: { rules, fingerprint, now: () => 0 }, about: { languageId: 'plaintext' }, shape: plainText,
    stays: () => false, onMasked: (one) => { masked.push(one); }, ...changes,
  });
  return { redactor, masked };
}

/** What comes out for a text that comes in these pieces. */
export function redacted(pieces: readonly string[], changes: Partial<RedactorOptions> = {}): string {
  const { redactor } = testRedactor(changes);
  return [...pieces.map((piece) => redactor.push(piece)), redactor.end()].join('');
}

/** A text cut at these places; numbers beyond its end are taken modulo its length. */
export function piecesOf(text: string, cuts: readonly number[]): readonly string[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}
