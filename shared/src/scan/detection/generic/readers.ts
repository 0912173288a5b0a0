import { decodingCallReader, decodingPipeReader } from '../decoded/decoding-call';
import { escapedReaders } from '../decoded/escaped-readers';
import type { Reader } from '../reader';
import { assignmentReader } from './assignment';
import { clearTextReader } from './clear-text';
import { basicReader, bearerReader } from './authorization';
import { commandLineReader, optionReader } from './command-line';
import { characterArrayReader, comparedLiteralReader } from './java-literals';
import { namedFieldReader, typedFieldReader } from './form-field';
import { kubernetesSecretReader } from './kubernetes-secret';
import { cipherKeyReader, digestKeyReader, firstKeyReader, gossipKeyReader, secondKeyReader } from './key-argument';
import {
  accountCallReader, connectCallReader, credentialCallReader, curlOptionReader, hashedPasswordReader, headerValueReader, loginCallReader, signedCallReader, secureStringReader, strategyReader,
} from './login-call';
import { netrcReader } from './netrc';
import { deviceCipherReader, deviceCommandReader, deviceUserReader, secretDataReader } from './network-device';
import { passwordHashReader } from './password-hash';
import { chpasswdReader, expectReader, pipedPasswordReader } from './piped-password';
import { registryPasswordReader } from './registry-value';
import { documentedPasswordReader, sentenceReader, signInReader, toldReader } from './sentence';
import { sqlInsertReader } from './sql-insert';
import { addLoginReader, oraclePasswordReader, sqlPasswordReader } from './sql-password';
import { tableColumnReader } from './table-column';
import { dsnReader, urlCredentialsReader, urlTokenReader } from './url-credentials';

/** Every generic reader. Their keywords go into the one automaton. */
export const readers: readonly Reader[] = [
  assignmentReader, urlCredentialsReader, bearerReader, basicReader, commandLineReader, optionReader, sqlPasswordReader, passwordHashReader, kubernetesSecretReader,
  sqlInsertReader, loginCallReader, connectCallReader, curlOptionReader, secureStringReader, firstKeyReader, secondKeyReader, digestKeyReader, characterArrayReader, comparedLiteralReader, sentenceReader, documentedPasswordReader, netrcReader, pipedPasswordReader,
  chpasswdReader, dsnReader, addLoginReader, toldReader, signInReader, typedFieldReader, namedFieldReader, urlTokenReader, deviceCommandReader, deviceUserReader, deviceCipherReader, secretDataReader,
  expectReader, clearTextReader, strategyReader, cipherKeyReader, gossipKeyReader, hashedPasswordReader, accountCallReader, oraclePasswordReader, registryPasswordReader, credentialCallReader, signedCallReader, headerValueReader,
  ...escapedReaders, decodingCallReader, decodingPipeReader, tableColumnReader,
];
