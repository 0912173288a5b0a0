import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorCode } from '../../host/error-code';
import { parsePolicy } from './parse-policy';
import { DEFAULT_POLICY } from './policy';
import type { Policy } from './policy';
import type { PolicySource } from './policy-source';

export interface PolicyFileOptions {
  /** Absolute, in user scope: a workspace never names it. */
  readonly file: string;
  /** Who must own the file; undefined on Windows. */
  readonly uid: number | undefined;
}

const MAX_BYTES = 1024 * 1024;
/** Others may read the rules, as they may read most configuration, but never write them. */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * policy.yaml, read anew for each operation. Missing is the default policy; everything else that is not a readable,
 * understood file of this user is `broken`, and so refuses everything.
 */
export function policyFile({ file, uid }: PolicyFileOptions): PolicySource {
  return { current: () => read(file, uid) };
}

async function read(file: string, uid: number | undefined): Promise<Policy> {
  let handle: FileHandle;
  try {
    // A symbolic link is followed: people keep configuration under version control elsewhere. What it leads to is checked.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? DEFAULT_POLICY : { kind: 'broken', file };
  }
  try {
    const stats = await handle.stat();
    const foreign = uid !== undefined && (stats.uid !== uid || (stats.mode & WRITABLE_BY_OTHERS) !== 0);
    if (!stats.isFile() || foreign || stats.size > MAX_BYTES) return { kind: 'broken', file };
    return parsePolicy(await handle.readFile('utf8'), file);
  } catch {
    return { kind: 'broken', file };
  } finally {
    await handle.close();
  }
}
