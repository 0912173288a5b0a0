import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import { MANIFEST_NAME } from '../../../shared/src/core/manifest';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import type { KnownReferences } from '../known-references';
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

/** Makes reports; pull and push both ask here. */
export class Reporter {
  readonly #analyser: Analyser;
  readonly #known: KnownReferences;
  readonly #context: DiagnosticContext;

  constructor(analyser: Analyser, known: KnownReferences, context: DiagnosticContext) {
    this.#analyser = analyser;
    this.#known = known;
    this.#context = context;
  }

  async report(document: OpenDocument): Promise<DiagnosticReport> {
    const { findings, skipped, settings, languageId, path } = await this.#analyser.analyse(document);
    const isManifest = languageId === 'keyward' || path?.endsWith(`/${MANIFEST_NAME}`) === true || path === MANIFEST_NAME;
    const items = [
      ...skipDiagnostics(skipped),
      ...findingDiagnostics(document, findings, this.#context),
      ...(isManifest && settings.enable ? manifestDiagnostics(document, this.#context.codec, this.#known) : []),
    ];
    return { resultId: resultIdOf(items), items, version: document.version };
  }
}

/** No secret goes in: diagnostics hold places, rule ids and keyed fingerprints. */
export function resultIdOf(items: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 32);
}
