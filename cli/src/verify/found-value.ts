import { readFileSync } from 'node:fs';
import { decode } from '../../../shared/src/core/decode/decode';
import type { SecretFinding } from '../../../shared/src/core/model/finding';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { decodeText, sniffEncoding } from '../../../shared/src/host/files/decode-text';

/**
 * The value of a finding, read anew from its file; undefined where the file has changed since, so that something else stands
 * there now. The caller disposes of it.
 */
export function foundValue(file: string, { span, decoding, fingerprint }: SecretFinding, fingerprintKey: Uint8Array): SecretValue | undefined {
  const text = readText(file);
  const value = text === undefined ? undefined : decode(text.slice(span.start, span.end), decoding);
  if (value?.ok !== true || fingerprinter(fingerprintKey)(value.value) !== fingerprint) return undefined;
  return SecretValue.fromText(value.value);
}

function readText(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    const encoding = sniffEncoding(bytes);
    return encoding === undefined ? undefined : decodeText(bytes, encoding);
  } catch {
    // It was there a moment ago: somebody works on it.
    return undefined;
  }
}
