import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import type { Analyser, Patience } from '../analyser';
import { filePath } from '../documents/document-place';
import type { OpenDocument } from '../documents/open-document';
import type { FolderConfigurations } from '../folder-configurations';
import type { KnownReferences } from '../known-references';
import { configDiagnostics } from './config-diagnostics';
import type { DiagnosticContext } from './finding-diagnostics';
import { findingDiagnostics, skipDiagnostics } from './finding-diagnostics';
import { manifestDiagnostics } from './manifest-diagnostics';

/** All diagnostics of one document at one version. */
export interface DiagnosticReport {
  /** The same for the same diagnostics: a client that has them need not be sent them again. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
  readonly version: number;
}

export interface ReporterOptions {
  readonly analyser: Analyser;
  readonly known: KnownReferences;
  readonly configurations: FolderConfigurations;
  readonly context: DiagnosticContext;
}

/** Makes reports; pull and push both ask here. */
export class Reporter {
  readonly #options: ReporterOptions;

  constructor(options: ReporterOptions) {
    this.#options = options;
  }

  async report(document: OpenDocument, patience: Patience): Promise<DiagnosticReport> {
    const { analyser, known, configurations, context } = this.#options;
    const { findings, skipped, settings, languageId, path } = await analyser.analyse(document, patience);
    const isManifest = languageId === 'keyward' || path?.endsWith(`/${MANIFEST_NAME}`) === true || path === MANIFEST_NAME;
    const items = [
      ...skipDiagnostics(skipped),
      ...findingDiagnostics(document, findings, context),
      ...(isManifest && settings.enable ? manifestDiagnostics(document, context.codec, known) : []),
      ...(settings.enable && configurations.isConfiguration(filePath(document.uri)) ? await configDiagnostics(document, context.codec) : []),
    ];
    return { resultId: resultIdOf(items), items, version: document.version };
  }
}

/** No secret goes in: diagnostics hold places, rule ids and keyed fingerprints. */
export function resultIdOf(items: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 32);
}
