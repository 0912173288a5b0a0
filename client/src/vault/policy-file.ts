import { readFile } from 'node:fs/promises';
import { errorCode } from '../../../shared/src/host/error-code';
import { parsePolicy } from '../../../shared/src/secrets/policy/parse-policy';
import type { Policy } from '../../../shared/src/secrets/policy/policy';
import { DEFAULT_POLICY } from '../../../shared/src/secrets/policy/policy';
import type { PolicySource } from '../../../shared/src/secrets/policy/policy-source';

/** The user's policy.yaml, read before every operation. A file that cannot be read is no permission: it counts as broken. */
export class PolicyFile implements PolicySource {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async current(): Promise<Policy> {
    try {
      return parsePolicy(await readFile(this.#file, 'utf8'), this.#file);
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? DEFAULT_POLICY : { kind: 'broken', file: this.#file };
    }
  }
}
