import { readUserFile } from '../../host/files/user-file';
import { parsePolicy } from './parse-policy';
import { DEFAULT_POLICY } from './policy';
import type { PolicySource } from './policy-source';

export interface PolicyFileOptions {
  /** Absolute, in user scope: a workspace never names it. */
  readonly file: string;
  /** Who must own the file; undefined on Windows. */
  readonly uid: number | undefined;
}

const MAX_BYTES = 1024 * 1024;

/**
 * policy.yaml, read anew for each operation. Missing is the default policy; everything else that is not a readable,
 * understood file of this user is `broken`, and so refuses everything.
 */
export function policyFile({ file, uid }: PolicyFileOptions): PolicySource {
  return {
    current: () => Promise.resolve(readPolicy({ file, uid })),
  };
}

function readPolicy({ file, uid }: PolicyFileOptions): Awaited<ReturnType<PolicySource['current']>> {
  const text = readUserFile({ file, uid, maxBytes: MAX_BYTES });
  if (!text.ok) return { kind: 'broken', file };
  return text.value === undefined ? DEFAULT_POLICY : parsePolicy(text.value, file);
}
