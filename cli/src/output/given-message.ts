import type { Message } from '../../../shared/src/core/messages/message';
import type { GivenFailure, GivenPart, GivenSources } from '../prompts/given-secrets';

/** Why what was given by standard input or by a descriptor cannot be used. */
export function givenMessage(failure: GivenFailure, sources: GivenSources): Message {
  const where = failure.descriptor === 0 ? 'Standard input' : `File descriptor ${failure.descriptor}`;
  const kept = 'Nothing was changed.';
  switch (failure.kind) {
    case 'unreadable':
      return { what: `${where} cannot be read (${failure.code}).`, kept, next: 'Open it for this command, as in: --password-fd 3 3<password-file' };
    case 'too-large':
      return { what: `${where} gives more than ${failure.limit / 1024} KiB.`, kept, next: 'A password is its first line; keep larger values in a store that is made for them.' };
    case 'empty':
      return { what: `${where} gives ${EMPTY[failure.what]}.`, kept, next: emptyNext(failure.what, sources) };
  }
}

const EMPTY: Readonly<Record<GivenPart, string>> = {
  password: 'no password: its first line is empty',
  roleId: 'no role id: its line is empty',
  secretId: 'no secret id: its line is empty',
  token: 'no token: its line is empty',
  value: 'an empty value',
};

const NEXT: Readonly<Record<GivenPart, string>> = {
  password: 'Give it there, as in: --password-fd 3 3<password-file',
  roleId: 'Give it there, as in: --role-id-fd 3 3<role-id-file',
  secretId: 'Give it there, as in: --secret-id-stdin <secret-id-file',
  token: 'Give it there, as in: --token-stdin <token-file',
  value: 'Give the value there, as in: --value-stdin <value-file',
};

const SAME_INPUT = 'From one input, the password is the first line and the value is what follows.';
const SAME_INPUT_LINES = 'From one input, each is a line: the password first, then role id and secret id, or the token.';

function emptyNext(what: GivenPart, sources: GivenSources): string {
  const { passwordStdin, passwordFd } = sources;
  const isFirst = what === 'password' || (passwordStdin !== true && passwordFd === undefined);
  if (isFirst) return NEXT[what];
  const sameInput = (passwordStdin === true ? 0 : passwordFd) === (sources[`${what}Stdin`] === true ? 0 : sources[`${what}Fd`]);
  if (!sameInput) return NEXT[what];
  return what === 'value' ? SAME_INPUT : SAME_INPUT_LINES;
}
