import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import { detectionFaultText } from '../../../shared/src/core/messages/detection-messages';
import { DIAGNOSTIC_SOURCE } from '../../../shared/src/core/protocol/diagnostic-data';
import type { FileFault } from '../../../shared/src/sources/load-detection';
import { checkDetection } from '../../../shared/src/sources/load-detection';
import type { OpenDocument } from '../documents/open-document';
import type { PositionCodec } from '../documents/positions';
import { rangeOf } from '../documents/positions';

/** What is wrong with a `keyward.yaml` or `detection.yaml` as it stands in the editor, saved or not. */
export async function configDiagnostics(document: OpenDocument, codec: PositionCodec): Promise<readonly Diagnostic[]> {
  const { faults } = await checkDetection(document.document.getText(), []);
  return faults.map((fault) => ({
    range: rangeOf(codec, document.document, spanOf(document, fault)), severity: SEVERITY[fault.weight], code: `keyward/config-${fault.problem}`,
    source: DIAGNOSTIC_SOURCE, message: `${detectionFaultText(fault)}.`,
  }));
}

const SEVERITY: Readonly<Record<FileFault['weight'], DiagnosticSeverity>> = {
  file: DiagnosticSeverity.Error, entry: DiagnosticSeverity.Error, hint: DiagnosticSeverity.Warning,
};

/** From the place to the end of the word that stands there, or of the line for a fault of the whole file. */
function spanOf({ document }: OpenDocument, { place, weight }: Omit<FileFault, 'file'>): { readonly start: number; readonly end: number } {
  const start = document.offsetAt({ line: (place?.line ?? 1) - 1, character: (place?.column ?? 1) - 1 });
  const rest = /^[^\r\n]*/.exec(document.getText().slice(start))?.[0] ?? '';
  const word = weight === 'file' ? rest : /^[^\s:,\]}]+/.exec(rest)?.[0] ?? rest;
  return { start, end: start + word.length };
}
