import { approvalState, approve } from '../core/approval';
import type { Approval, ApprovalState, RequestedReference } from '../core/approval';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import type { Approvals, UserFile } from './ports';

/**
 * Approvals in one JSON file of the user's own folder. A file that cannot be understood approves nothing: the worst that
 * damage does is another question.
 */
export class ApprovalBook implements Approvals {
  readonly #file: UserFile;
  readonly #now: () => Date;

  constructor(file: UserFile, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  async state(folder: string, requests: readonly RequestedReference[]): Promise<Result<ApprovalState, VaultError>> {
    const approvals = await this.list();
    return approvals.ok ? ok(approvalState(approvals.value, folder, requests)) : approvals;
  }

  async approve(folder: string, requests: readonly RequestedReference[]): Promise<Result<void, VaultError>> {
    const approval = approve(folder, requests, this.#now());
    return this.#file.update((text) => print([...parse(text).filter((other) => other.folder !== folder), approval]));
  }

  async withdraw(folder: string): Promise<Result<boolean, VaultError>> {
    let found = false;
    const written = await this.#file.update((text) => {
      const approvals = parse(text);
      const kept = approvals.filter((approval) => approval.folder !== folder);
      found = kept.length < approvals.length;
      return print(kept);
    });
    return written.ok ? ok(found) : written;
  }

  async list(): Promise<Result<readonly Approval[], VaultError>> {
    const text = await this.#file.read();
    return text.ok ? ok(parse(text.value)) : text;
  }
}

const FORMAT = 1;

function print(approvals: readonly Approval[]): string {
  return `${JSON.stringify({ version: FORMAT, approvals }, null, 2)}\n`;
}

function parse(text: string | undefined): readonly Approval[] {
  if (text === undefined) return [];
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || data['version'] !== FORMAT || !Array.isArray(data['approvals'])) return [];
    return data['approvals'].filter(isApproval);
  } catch {
    return [];
  }
}

function isApproval(data: unknown): data is Approval {
  return isRecord(data)
    && ['folder', 'digest', 'approved'].every((member) => typeof data[member] === 'string')
    && Array.isArray(data['references'])
    && data['references'].every((line) => typeof line === 'string');
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
