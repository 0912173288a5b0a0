import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { PlanReplacementResult } from '../../../shared/src/core/protocol/plan-replacement';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import { planReplacementRequest } from '../requests';
import { runSafe } from '../run-safe';
import type { Session } from '../session';
import { codeActions } from './code-action';
import { hover } from './hover';
import { planReplacement } from './plan-replacement';

export interface DocumentHandlers {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly analyser: Analyser;
  readonly session: Session;
  readonly rulePage: (ruleId: RuleId) => string;
}

/** Answers for one document each; a document that is not open has no answer. */
export function registerDocumentHandlers(options: DocumentHandlers): void {
  const { connection, documents, analyser, session } = options;
  connection.onCodeAction((params, token) => runSafe(token, () => {
    const document = documents.get(params.textDocument.uri);
    return document === undefined ? [] : codeActions(document, params, options);
  }));
  connection.onHover((params, token) => runSafe(token, () => {
    const document = documents.get(params.textDocument.uri);
    return document === undefined ? null : hover(document, params.position, options);
  }));
  connection.onRequest(planReplacementRequest, (params, token) => runSafe<PlanReplacementResult>(token, () => {
    const document = documents.get(params.uri);
    return document === undefined ? { kind: 'gone' } : planReplacement(document, params, analyser, session.codec);
  }));
}
