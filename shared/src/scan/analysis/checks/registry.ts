import type { Check } from '../flow/check';
import type { CheckContext } from './check-context';
import { hardcodedKeyArgument } from './hardcoded-key-argument';
import { plaintextTransport } from './plaintext-transport';
import { secretInArgv } from './secret-in-argv';
import { secretInError } from './secret-in-error';
import { secretInLog } from './secret-in-log';
import { secretInUrl } from './secret-in-url';
import { stackTraceExposed } from './stack-trace-exposed';
import { timingUnsafeComparison } from './timing-unsafe-comparison';
import { tlsVerificationOff } from './tls-verification-off';
import { unprotectedStorage } from './unprotected-storage';
import { weakDefaultPassword } from './weak-default-password';
import { weakRandomSecret } from './weak-random-secret';

/** All classes of findings, in the order of the documentation. */
export function makeChecks(context: CheckContext): readonly Check[] {
  return [
    secretInLog, secretInError, stackTraceExposed, secretInUrl, plaintextTransport, tlsVerificationOff, unprotectedStorage,
    hardcodedKeyArgument, secretInArgv, weakDefaultPassword, timingUnsafeComparison, weakRandomSecret,
  ].map((make) => make(context));
}
