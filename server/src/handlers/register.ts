import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { PlanInsertionResult } from '../../../shared/src/core/protocol/plan-insertion';
import type { PlanReplacementResult } from '../../../shared/src/core/protocol/plan-replacement';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import type { KnownReferences } from '../known-references';
import { planInsertionRequest, planReplacementRequest, ruleInfoRequest } from '../requests';
import { runSafe } from '../run-safe';
import type { Session } from '../session';
import { codeActions } from './code-action';
import { hover } from './hover';
import { planInsertion } from './plan-insertion';
import { planReplacement } from './plan-replacement';
import { ruleInfo } from './rule-info';

export interface DocumentHandlers {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly analyser: Analyser;
  readonly session: Session;
  readonly known: KnownReferences;
  readonly rulePage: (ruleId: RuleId) => string;
}

/** Answers for one document each; a document that is not open has no answer. And for one rule. */
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
  connection.onRequest(planInsertionRequest, (params, token) => runSafe<PlanInsertionResult>(token, () => {
    const document = documents.get(params.uri);
    return document === undefined ? { kind: 'stale' } : planInsertion(document, params, analyser, session.codec);
  }));
  connection.onRequest(ruleInfoRequest, (params, token) => runSafe(token, () => ruleInfo(params, analyser)));
}
