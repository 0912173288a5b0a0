import { isEnvironmentName, refusedNameReason } from '../environment-names';
import { parseManifest } from '../manifest';
import type { ManifestEntry } from '../manifest';
import type { SecretRef } from '../model/secret-ref';
import type { TextEdit } from '../model/span';
import { printReference } from '../reference';
import type { Result } from '../result';
import { err, ok } from '../result';

/** Why an edit is not made. `name-taken` also stands for a name that a faulty line uses: nothing is guessed about it. */
export type ManifestEditError =
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'no-such-name'; readonly name: string }
  | { readonly kind: 'unusable-name'; readonly name: string };

type Edits = Result<readonly TextEdit[], ManifestEditError>;

/**
 * Adds `NAME=keyward://…` behind the last line, in the file's own line ends. No edit when the very line is there already.
 * Every other byte of the file stays.
 */
export function addEntry(text: string, name: string, ref: SecretRef): Edits {
  if (!isUsable(name)) return err({ kind: 'unusable-name', name });
  const existing = find(text, name);
  if (existing !== undefined) {
    return printReference(existing.ref) === printReference(ref) ? ok([]) : err({ kind: 'name-taken', name });
  }
  if (usesName(text, name)) return err({ kind: 'name-taken', name });
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const closing = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : lineEnd;
  const newText = `${closing}${name}=${printReference(ref)}${lineEnd}`;
  return ok([{ span: { start: text.length, end: text.length }, newText }]);
}

/** Changes a name and leaves its reference. */
export function renameEntry(text: string, from: string, to: string): Edits {
  const entry = find(text, from);
  if (entry === undefined) return err({ kind: 'no-such-name', name: from });
  if (from === to) return ok([]);
  if (!isUsable(to)) return err({ kind: 'unusable-name', name: to });
  if (usesName(text, to)) return err({ kind: 'name-taken', name: to });
  return ok([{ span: entry.nameSpan, newText: to }]);
}

/** Points a name at another secret. */
export function replaceReference(text: string, name: string, ref: SecretRef): Edits {
  const entry = find(text, name);
  if (entry === undefined) return err({ kind: 'no-such-name', name });
  const newText = printReference(ref);
  return ok(printReference(entry.ref) === newText ? [] : [{ span: entry.referenceSpan, newText }]);
}

/** Takes the whole line away, with its line end. Comments above it stay: they are the user's. */
export function removeEntry(text: string, name: string): Edits {
  const entry = find(text, name);
  if (entry === undefined) return err({ kind: 'no-such-name', name });
  return ok([{ span: entry.lineSpan, newText: '' }]);
}

function find(text: string, name: string): ManifestEntry | undefined {
  return parseManifest(text).entries.find((entry) => entry.name === name);
}

function isUsable(name: string): boolean {
  return isEnvironmentName(name) && refusedNameReason(name) === undefined;
}

/** True when any line, faulty or not, assigns to the name. */
function usesName(text: string, name: string): boolean {
  const { entries, diagnostics } = parseManifest(text);
  return entries.some((entry) => entry.name === name)
    || diagnostics.some((diagnostic) => 'nameSpan' in diagnostic && text.slice(diagnostic.nameSpan.start, diagnostic.nameSpan.end) === name);
}
