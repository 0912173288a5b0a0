import { decode } from '../../core/decode/decode';
import type { SecretFinding, RuleId } from '../../core/model/finding';
import type { ScanOptions } from '../../scan/engine';
import { scan } from '../../scan/engine';
import { detectLanguage } from '../../scan/language';
import type { RedactFormat } from '../../scan/redact/choose-shape';
import { chooseShape } from '../../scan/redact/choose-shape';
import type { NameJudge } from '../../scan/redact/json-names';
import type { Masked } from '../../scan/redact/stream-redactor';
import { StreamRedactor } from '../../scan/redact/stream-redactor';
import { acceptedFindings } from '../baseline-scan';
import type { ScannerSettings } from '../scanner-settings';
import { reportOptions } from '../file-result';
import { loadScanOptions } from '../scanner-settings';

export interface RedactionSource {
  /** Relative, with forward slashes; undefined for a stream without a name. */
  readonly path: string | undefined;
  readonly format: RedactFormat;
  readonly onMasked: (masked: Masked) => void;
  /** Of what a baseline, an allow-list or a disabled rule leaves readable. */
  readonly onLeft: (rule: RuleId) => void;
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
  return ({ path, format, onMasked, onLeft }, head) => {
    const acceptance = accepted?.inFile(path);
    const stays = ({ ruleId, decoding }: SecretFinding, source: string): boolean => {
      if (disabled.has(ruleId)) return true;
      const value = acceptance === undefined ? undefined : decode(source, decoding);
      return value?.ok === true && acceptance?.takes(ruleId, value.value) === true;
    };
    return new StreamRedactor({
      scan: options, stays, onMasked, onLeft,
      about: { languageId: path === undefined ? 'plaintext' : detectLanguage(path, head), ...(path === undefined ? {} : { path }) },
      shape: chooseShape(format, path, head, nameJudge(options, stays, onMasked)),
    });
  };
}

/** Judges a value as if its name stood right before it. */
function nameJudge(options: ScanOptions, stays: (finding: SecretFinding, source: string) => boolean, onMasked: RedactionSource['onMasked']): NameJudge {
  return {
    string: (name, source) => {
      const before = `{"${name}": "`;
      const { findings } = scan({ text: `${before}${source}"}`, languageId: 'json' }, options);
      const finding = findings.find(({ span }) => span.start >= before.length);
      if (finding === undefined || stays(finding, source)) return undefined;
      onMasked(finding);
      return finding.ruleId;
    },
    number: (ruleId, source) => { onMasked({ ruleId, severity: 'warning', fingerprint: options.fingerprint(source, ruleId) }); },
  };
}
