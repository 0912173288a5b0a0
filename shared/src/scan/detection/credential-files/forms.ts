import type { CredentialFile } from './credential-file';
import { databaseFiles } from './forms/databases';
import { mailAndChatFiles } from './forms/mail-and-chat';
import { networkFiles } from './forms/networks';
import { systemFiles } from './forms/systems';
import { toolFiles } from './forms/tools';
import { transferFiles } from './forms/transfer';

/** Formats are those of the programs' own manuals; each entry names the page. */
export const credentialFiles: readonly CredentialFile[] = [
  ...databaseFiles, ...mailAndChatFiles, ...networkFiles, ...systemFiles, ...toolFiles, ...transferFiles,
];

/**
 * All names in two patterns: they are asked for every file of a tree, and nearly every answer is no. A pattern whose every
 * alternative is anchored is tried at a name's start only; one that is not among them would have all tried at each character.
 */
const names = credentialFiles.map(({ name }) => name.source);
const anyWholeName = anyOf(names.filter((source) => source.startsWith('^')));
const anyPartOfName = anyOf(names.filter((source) => !source.startsWith('^')));

function anyOf(sources: readonly string[]): RegExp {
  return sources.length === 0 ? /(?!)/ : new RegExp(sources.join('|'), 'i');
}

/** The forms that a path with forward slashes has; mostly none. */
export function formsOf(path: string | undefined): readonly CredentialFile[] {
  if (path === undefined) return [];
  const start = path.lastIndexOf('/') + 1;
  const name = path.slice(start);
  if (!anyWholeName.test(name) && !anyPartOfName.test(name)) return [];
  return credentialFiles.filter((form) => form.name.test(name) && (form.folder === undefined || form.folder.test(path.slice(0, start))));
}
