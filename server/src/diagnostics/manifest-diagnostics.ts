import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import type { RefusedNameReason } from '../../../shared/src/core/environment-names';
import type { ManifestDiagnostic, ManifestEntry } from '../../../shared/src/core/manifest';
import { parseManifest } from '../../../shared/src/core/manifest';
import type { Span } from '../../../shared/src/core/model/span';
import { DIAGNOSTIC_SOURCE } from '../../../shared/src/core/protocol/diagnostic-data';
import type { OpenDocument } from '../documents/open-document';
import type { PositionCodec } from '../documents/positions';
import { rangeOf } from '../documents/positions';
import type { KnownReferences } from '../known-references';

/** A `keyward.env`: what is wrong with a line, and what it asks for that no store has. */
export function manifestDiagnostics(
  document: OpenDocument, codec: PositionCodec, known: KnownReferences,
): readonly Diagnostic[] {
  const manifest = parseManifest(document.document.getText());
  const at = (span: Span, problem: Problem): Diagnostic => ({
    range: rangeOf(codec, document.document, span), severity: problem.severity, code: `keyward/manifest-${problem.code}`,
    source: DIAGNOSTIC_SOURCE, message: problem.message,
  });
  return [
    ...manifest.diagnostics.map((diagnostic) => at(diagnostic.span, lineProblem(diagnostic))),
    ...manifest.entries.flatMap((entry) => {
      const problem = referenceProblem(entry, known);
      return problem === undefined ? [] : [at(entry.referenceSpan, problem)];
    }),
  ];
}

interface Problem {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
}

/** Fixed texts and names that were checked: what a line holds may be a secret that somebody pasted. */
function lineProblem(diagnostic: ManifestDiagnostic): Problem {
  const error = (message: string): Problem => ({ code: diagnostic.kind, severity: DiagnosticSeverity.Error, message });
  switch (diagnostic.kind) {
    case 'syntax': return error('A line is NAME=keyward://store/path#field, a comment that starts with #, or blank.');
    case 'bad-name': return error('A name has letters, digits and underscores, and no digit at its start.');
    case 'refused-name': return error(`${diagnostic.name} cannot be given a secret: ${REFUSED[diagnostic.reason]}`);
    case 'duplicate-name': return error(`${diagnostic.name} stands here twice; only the first line counts.`);
    case 'missing-reference': return error('This name has no reference yet: keyward://store/path#field.');
    case 'literal-value': return error('This line holds a value. Values belong in a vault; a manifest is committed.');
    case 'bad-reference': return error('This reference is not of the form keyward://store/path#field.');
  }
}

const REFUSED: Readonly<Record<RefusedNameReason, string>> = {
  'runs-code': 'programs run what it says.',
  redirects: 'it would send traffic or credentials to another place.',
  'weakens-tls': 'it would weaken the check of certificates.',
  reserved: 'the name belongs to Keyward itself.',
};

function referenceProblem({ name, ref }: ManifestEntry, known: KnownReferences): Problem | undefined {
  switch (known.judge(ref)) {
    case 'unknown-store':
      return {
        code: 'unknown-store', severity: DiagnosticSeverity.Warning,
        message: `The store of ${name} is not set up on this machine. "keyward status" lists those that are.`,
      };
    case 'missing-secret':
      return {
        code: 'missing-secret', severity: DiagnosticSeverity.Warning,
        message: `The store of ${name} has no such secret. "keyward secret set" takes a value.`,
      };
    case 'known': case 'cannot-tell': return undefined;
  }
}
