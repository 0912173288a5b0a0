import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import { BASELINE_COST } from '../../../shared/src/core/redact/baseline-fingerprint';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { errorCode } from '../../../shared/src/host/error-code';
import { createFile, replaceFile } from '../../../shared/src/host/files/replace-file';
import type { Baseline } from '../../../shared/src/scan/suppress/baseline';
import { BASELINE_NAME, parseBaseline, printBaseline } from '../../../shared/src/scan/suppress/baseline';
import type { CliContext } from '../context';

/** A baseline file and the folder that its paths start from: the repository's root, or this folder outside of one. */
export interface BaselinePlace {
  readonly file: string;
  readonly root: string;
}

/** A file that was read, with the bytes that a change of it is made from. */
export interface OpenBaseline extends BaselinePlace {
  readonly baseline: Baseline;
  readonly bytes: Buffer;
}

/** Wherever the file itself lies, its paths start from the root, so that it can be kept elsewhere. */
export function baselinePlace(cwd: string, named: string | undefined): BaselinePlace {
  const root = repositoryFolder(cwd) ?? cwd;
  return { root, file: named === undefined ? path.join(root, BASELINE_NAME) : path.resolve(cwd, named) };
}

/** In a work tree or a submodule `.git` is a file. */
function repositoryFolder(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : repositoryFolder(parent);
}

export function newBaseline({ randomBytes }: Pick<CliContext, 'randomBytes'>): Baseline {
  return { key: Buffer.from(randomBytes(32)).toString('base64url'), scrypt: BASELINE_COST, entries: [] };
}

/** More than a hundred thousand entries. */
const MAX_BYTES = 32 * 1024 * 1024;

export function openBaseline(place: BaselinePlace): Result<OpenBaseline, Message> {
  const bytes = readSmallFile(place.file);
  if (!bytes.ok) return bytes;
  const baseline = parseBaseline(bytes.value.toString('utf8'));
  if (baseline.ok) return ok({ ...place, baseline: baseline.value, bytes: bytes.value });
  return err({
    what: baseline.error.kind === 'unsupported-version'
      ? `The baseline ${safeText(place.file)} has the version ${baseline.error.version}, which this program does not know.`
      : `The baseline ${safeText(place.file)} cannot be understood: ${baseline.error.kind === 'not-json' ? 'it is not JSON' : 'it has another form'}.`,
    kept: 'It was left as it is, and nothing was scanned.',
    next: 'Mend it, for example after a merge, or scan without it: keyward scan --no-baseline',
  });
}

/** A file's bytes, unless it is none, or far larger than any that people keep. */
export function readSmallFile(file: string): Result<Buffer, Message> {
  try {
    const status = statSync(file);
    if (status.isFile() && status.size <= MAX_BYTES) return ok(readFileSync(file));
    return err({ what: `${safeText(file)} is ${status.isFile() ? 'larger than 32 MB' : 'no file'}.`, kept: 'Nothing was read.', next: 'Give another file.' });
  } catch (error) {
    return err({ what: `${safeText(file)} cannot be read (${errorCode(error)}).`, kept: 'Nothing was scanned.', next: 'Check the path, or make one: keyward baseline create' });
  }
}

/** Undefined when it was written. A file that is there already is replaced only if it still holds `before`. */
export function writeBaseline(
  file: string, baseline: Baseline, before: Buffer | undefined, { randomBytes }: Pick<CliContext, 'randomBytes'>,
): Message | undefined {
  const bytes = Buffer.from(printBaseline(baseline));
  try {
    if (before === undefined) createFile(file, bytes);
    else if (replaceFile(file, bytes, (now) => before.equals(now), Buffer.from(randomBytes(6)).toString('hex')) === 'stale') return staleMessage(file);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') {
      return { what: `There is a baseline already: ${safeText(file)}.`, kept: 'It was left as it is.', next: 'Add to it with "keyward baseline update".' };
    }
    return { what: `The baseline ${safeText(file)} cannot be written (${code}).`, kept: 'Nothing was changed.', next: 'Choose another place with --baseline.' };
  }
}

function staleMessage(file: string): Message {
  return { what: `Another program changed ${safeText(file)} in the meantime.`, kept: 'Its content was left as that program wrote it.', next: 'Run the command again.' };
}
