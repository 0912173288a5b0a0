import type { Message } from '../../shared/src/core/messages/message';
import { userPaths } from '../../shared/src/host/paths/user-paths';
import type { UserPaths, UserPathsError } from '../../shared/src/host/paths/user-paths';
import type { CliContext } from './context';
import { reportMessage } from './output/report-message';

/** Undefined, and said, where this user's folders cannot be known. */
export function resolvePaths(context: CliContext): UserPaths | undefined {
  const paths = userPaths(context);
  if (paths.ok) return paths.value;
  reportMessage(context.stderr, pathsMessage(paths.error));
  return undefined;
}

function pathsMessage({ kind }: UserPathsError): Message {
  return kind === 'relative-home'
    ? { what: 'KEYWARD_HOME is not an absolute path.', kept: 'Nothing was read or written.', next: 'Give it in full, such as KEYWARD_HOME=/home/me/.keyward.' }
    : { what: 'Your home folder is not known.', kept: 'Nothing was read or written.', next: 'Set HOME, or set KEYWARD_HOME to a folder of yours.' };
}
