import { escapedReaders } from '../decoded/escaped-readers';
import type { Reader } from '../reader';
import { assignmentReader } from './assignment';
import { basicReader, bearerReader } from './authorization';
import { commandLineReader } from './command-line';
import { kubernetesSecretReader } from './kubernetes-secret';
import { connectCallReader, loginCallReader } from './login-call';
import { netrcReader } from './netrc';
import { passwordHashReader } from './password-hash';
import { sentenceReader } from './sentence';
import { sqlInsertReader } from './sql-insert';
import { sqlPasswordReader } from './sql-password';
import { urlCredentialsReader } from './url-credentials';

/** Every generic reader. Their keywords go into the one automaton. */
export const readers: readonly Reader[] = [
  assignmentReader, urlCredentialsReader, bearerReader, basicReader, commandLineReader, sqlPasswordReader, passwordHashReader, kubernetesSecretReader,
  sqlInsertReader, loginCallReader, connectCallReader, sentenceReader, netrcReader,
  ...escapedReaders,
];
