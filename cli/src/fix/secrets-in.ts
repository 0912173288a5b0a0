import type { Span } from '../../../shared/src/core/model/span';
import type { SourceDocument } from '../../../shared/src/flows/ports';
import { scan } from '../../../shared/src/scan/engine';
import type { ScanOptions } from '../../../shared/src/scan/engine';

export interface MaskingOptions {
  readonly scan: ScanOptions;
  /** A path as rules see it: relative, forward slashes. */
  readonly pathOf: (file: string) => string;
}

/** For masking, everything counts that might be a secret: also what comments silence and what is unlikely. */
export function secretsIn({ text, languageId, file }: SourceDocument, { scan: options, pathOf }: MaskingOptions): readonly Span[] {
  const document = { text, languageId, ...(file === undefined ? {} : { path: pathOf(file) }) };
  return scan(document, { ...options, suppression: { comments: false }, minConfidence: MASKING_CONFIDENCE }).findings.map(({ span }) => span);
}

const MASKING_CONFIDENCE = 0.05;
