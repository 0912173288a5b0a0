import { decode } from '../../core/decode/decode';
import { detectLanguage } from '../../scan/language';
import { plainText } from '../../scan/redact/shape';
import type { Masked } from '../../scan/redact/stream-redactor';
import { StreamRedactor } from '../../scan/redact/stream-redactor';
import { acceptedFindings } from '../baseline-scan';
import type { ScannerSettings } from '../file-scanner';
import { loadScanOptions, reportOptions } from '../file-scanner';

export interface RedactionSource {
  /** Relative, with forward slashes; undefined for a stream without a name. */
  readonly path: string | undefined;
  readonly onMasked: (masked: Masked) => void;
}

/**
 * Makes redactors for streams: with the rules of a scan, and without what the scan's baseline accepts. The rules are made
 * ready once. `now` is a clock in milliseconds that never goes back.
 */
export async function redactorMaker(
  settings: ScannerSettings, now: () => number,
): Promise<(source: RedactionSource, head: string) => StreamRedactor> {
  const { baseline, ...others } = settings;
  const options = await loadScanOptions(others, now, () => false);
  const accepted = baseline === undefined ? undefined : acceptedFindings(baseline);
  const { disabled } = reportOptions(settings);
  return ({ path, onMasked }, head) => {
    const acceptance = accepted?.inFile(path);
    return new StreamRedactor({
      scan: options,
      about: { languageId: path === undefined ? 'plaintext' : detectLanguage(path, head), ...(path === undefined ? {} : { path }) },
      shape: plainText,
      stays: ({ ruleId, decoding }, source) => {
        if (disabled.has(ruleId)) return true;
        const value = acceptance === undefined ? undefined : decode(source, decoding);
        return value?.ok === true && acceptance?.takes(ruleId, value.value) === true;
      },
      onMasked,
    });
  };
}
