import { NotificationType, RequestType } from 'vscode-languageserver';
import type { PlanInsertionParams, PlanInsertionResult } from '../../shared/src/core/protocol/plan-insertion';
import { PLAN_INSERTION } from '../../shared/src/core/protocol/plan-insertion';
import type { PlanReplacementParams, PlanReplacementResult } from '../../shared/src/core/protocol/plan-replacement';
import { PLAN_REPLACEMENT } from '../../shared/src/core/protocol/plan-replacement';
import type { ReferencesParams } from '../../shared/src/core/protocol/references';
import { REFERENCES } from '../../shared/src/core/protocol/references';
import type { RuleInfoParams, RuleInfoResult } from '../../shared/src/core/protocol/rule-info';
import { RULE_INFO } from '../../shared/src/core/protocol/rule-info';
import type { ScanWorkspaceParams, ScanWorkspaceResult } from '../../shared/src/core/protocol/workspace-scan';
import { SCAN_WORKSPACE } from '../../shared/src/core/protocol/workspace-scan';

/** Our own messages as the LSP library types them. Their content is declared once, in core/protocol. */
export const planReplacementRequest = new RequestType<PlanReplacementParams, PlanReplacementResult, never>(PLAN_REPLACEMENT);
export const planInsertionRequest = new RequestType<PlanInsertionParams, PlanInsertionResult, never>(PLAN_INSERTION);
export const ruleInfoRequest = new RequestType<RuleInfoParams, RuleInfoResult, never>(RULE_INFO);
export const scanWorkspaceRequest = new RequestType<ScanWorkspaceParams, ScanWorkspaceResult, never>(SCAN_WORKSPACE);
export const referencesNotification = new NotificationType<ReferencesParams>(REFERENCES);
