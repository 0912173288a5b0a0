import { decodingCallReader, decodingPipeReader } from '../decoded/decoding-call';
import { escapedReaders } from '../decoded/escaped-readers';
import type { Reader } from '../reader';
import { assignmentReader } from './assignment';
import { basicReader, bearerReader } from './authorization';
import { characterArrayReader } from './character-array';
import { commandLineReader } from './command-line';
import { kubernetesSecretReader } from './kubernetes-secret';
import { firstKeyReader, secondKeyReader } from './key-argument';
import { connectCallReader, loginCallReader, secureStringReader } from './login-call';
import { netrcReader } from './netrc';
import { passwordHashReader } from './password-hash';
import { chpasswdReader, pipedPasswordReader } from './piped-password';
import { documentedPasswordReader, sentenceReader } from './sentence';
import { sqlInsertReader } from './sql-insert';
import { addLoginReader, sqlPasswordReader } from './sql-password';
import { tableColumnReader } from './table-column';
import { dsnReader, urlCredentialsReader } from './url-credentials';

/** Every generic reader. Their keywords go into the one automaton. */
export const readers: readonly Reader[] = [
  assignmentReader, urlCredentialsReader, bearerReader, basicReader, commandLineReader, sqlPasswordReader, passwordHashReader, kubernetesSecretReader,
  sqlInsertReader, loginCallReader, connectCallReader, secureStringReader, firstKeyReader, secondKeyReader, characterArrayReader, sentenceReader, documentedPasswordReader, netrcReader, pipedPasswordReader,
  chpasswdReader, dsnReader, addLoginReader,
  ...escapedReaders, decodingCallReader, decodingPipeReader, tableColumnReader,
];
