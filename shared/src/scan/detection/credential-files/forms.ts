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
 * By the last two letters of a name: every file of a tree is asked for, and a pattern of all names would take a tenth of the time that a
 * short scan's start takes, only to be compiled.
 */
const byEnding = formsByEnding();
const ofAnyEnding = credentialFiles.filter(({ ends }) => ends === undefined);

function formsByEnding(): ReadonlyMap<string, readonly CredentialFile[]> {
  const forms = new Map<string, CredentialFile[]>();
  for (const form of credentialFiles) {
    for (const ending of new Set(form.ends?.map(endingOf))) {
      const same = forms.get(ending);
      if (same === undefined) forms.set(ending, [form]);
      else same.push(form);
    }
  }
  return forms;
}

function endingOf(name: string): string {
  return name.slice(-2);
}

/** The forms that a path with forward slashes has; mostly none. */
export function formsOf(path: string | undefined): readonly CredentialFile[] {
  if (path === undefined) return [];
  const start = path.lastIndexOf('/') + 1;
  const name = path.slice(start);
  const folder = path.slice(0, start);
  return [...byEnding.get(endingOf(name).toLowerCase()) ?? [], ...ofAnyEnding].filter((form) => isOf(form, name, folder));
}

function isOf(form: CredentialFile, name: string, folder: string): boolean {
  return (form.folder === undefined || form.folder.test(folder)) && form.name.test(name);
}
