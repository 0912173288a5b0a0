import { approvalState, approve } from '../../../../shared/src/core/approval';
import type { Approval, ApprovalState, RequestedReference } from '../../../../shared/src/core/approval';
import type { Result } from '../../../../shared/src/core/result';
import { ok } from '../../../../shared/src/core/result';
import type { Approvals } from '../../../../shared/src/flows/ports';

/** Approvals in memory, by the same rules as the file. */
export class MemoryApprovals implements Approvals {
  readonly kept: Approval[] = [];

  state(folder: string, requests: readonly RequestedReference[]): Promise<Result<ApprovalState, never>> {
    return Promise.resolve(ok(approvalState(this.kept, folder, requests)));
  }

  approve(folder: string, requests: readonly RequestedReference[]): Promise<Result<void, never>> {
    this.kept.push(approve(folder, requests, new Date('2026-01-02T03:04:05.000Z')));
    return Promise.resolve(ok());
  }

  withdraw(): Promise<Result<boolean, never>> {
    return Promise.resolve(ok(false));
  }

  list(): Promise<Result<readonly Approval[], never>> {
    return Promise.resolve(ok(this.kept));
  }
}
