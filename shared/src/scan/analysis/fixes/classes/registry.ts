import type { RuleId } from '../../../../core/model/finding';
import { refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';
import { carriedValue } from './carried-value';
import { plaintextTransport } from './plaintext-transport';
import { secretInArgv } from './secret-in-argv';
import { secretInUrl } from './secret-in-url';
import { stackTraceExposed } from './stack-trace-exposed';
import { timingUnsafeComparison } from './timing-unsafe-comparison';
import { tlsVerificationOff } from './tls-verification-off';
import { unprotectedStorage } from './unprotected-storage';
import { weakDefaultPassword } from './weak-default-password';
import { weakRandomSecret } from './weak-random-secret';

/** How each class of findings is made safe. */
export const fixersByRule: ReadonlyMap<RuleId, (context: FixContext) => FixPlan> = new Map<RuleId, (context: FixContext) => FixPlan>([
  ['keyward/secret-in-log', (context) => carriedValue(context, { labels: ['secret', 'headers'], from: 'the log' })],
  ['keyward/secret-in-error', (context) => carriedValue(context, { labels: ['secret'], from: 'the error' })],
  ['keyward/stack-trace-exposed', stackTraceExposed],
  ['keyward/secret-in-url', secretInUrl],
  ['keyward/plaintext-transport', plaintextTransport],
  ['keyward/tls-verification-off', tlsVerificationOff],
  ['keyward/unprotected-storage', unprotectedStorage],
  ['keyward/hardcoded-key-argument', () => refused('move-to-vault')],
  ['keyward/secret-in-argv', secretInArgv],
  ['keyward/weak-default-password', weakDefaultPassword],
  ['keyward/timing-unsafe-comparison', timingUnsafeComparison],
  ['keyward/weak-random-secret', weakRandomSecret],
]);
