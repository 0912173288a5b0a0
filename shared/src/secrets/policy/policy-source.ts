import type { Policy } from './policy';

/** Where the rules come from. Asked before every operation, so that a change holds from the next one on. */
export interface PolicySource {
  current(): Promise<Policy>;
}

/** The same rules for good: the default policy, or a test's. */
export function fixedPolicy(policy: Policy): PolicySource {
  return { current: () => Promise.resolve(policy) };
}
