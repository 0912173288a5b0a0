import path from 'node:path';
import { addEntry } from '../core/manifest/edit-manifest';
import type { SecretRef } from '../core/model/secret-ref';
import { applyEdits } from '../core/model/span';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import { holdsValues, ignoresEnv, withEnvIgnored } from './ignore-env';
import type { SideFiles } from './ports';
import { systemCode } from './system-code';

/** A side file that could not be read or written. `stale` when other programs changed it again and again. */
export interface SideFileError {
  readonly kind: 'side-file';
  readonly file: string;
  readonly error: VaultError;
}

/** The name stands for another secret by now: its owner's line stays, and nothing may read the name as this one. */
export interface NameTaken {
  readonly kind: 'name-taken';
  readonly name: string;
  readonly manifest: string;
}

/** The files that were written, also when a later one could not be. */
export interface SideFilesWritten {
  readonly wrote: readonly string[];
  readonly problem: SideFileError | NameTaken | undefined;
}

/**
 * Adds everything that a move leaves beside the source: the manifest's line, the name with an empty value in
 * `.env.example`, and `.env` in `.gitignore` where a `.env` holds values. Only additions, so that a move which stops here
 * breaks nothing. Each file is written over the very text that the addition was made for, or read again. Stops at the
 * first that fails.
 */
export async function addSideLines(
  folder: string, name: string, ref: SecretRef, files: SideFiles,
): Promise<SideFilesWritten> {
  const additions: readonly Addition[] = [
    manifestLine(path.join(folder, 'keyward.env'), name, ref),
    exampleLine(path.join(folder, '.env.example'), name),
    ignoreLine(folder, files),
  ];
  const wrote: string[] = [];
  for (const addition of additions) {
    const added = await add(addition, files);
    if (!added.ok) return { wrote, problem: added.error };
    if (added.value === 'written') wrote.push(addition.file);
  }
  return { wrote, problem: undefined };
}

/** What is to be added to one file: the whole text after it, or undefined when nothing is missing. */
interface Addition {
  readonly file: string;
  readonly after: (before: string | undefined) => Promise<Result<string | undefined, NameTaken>> | Result<string | undefined, NameTaken>;
}

/** A file that changes under each attempt is being worked on by something that does not end. */
const MAX_ATTEMPTS = 8;

async function add({ file, after }: Addition, files: SideFiles): Promise<Result<'written' | 'nothing', SideFileError | NameTaken>> {
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const before = await files.read(file);
      const text = await after(before);
      if (!text.ok) return text;
      if (text.value === undefined) return ok('nothing');
      const written = await files.write(file, before, text.value);
      if (!written.ok) return err({ kind: 'side-file', file, error: written.error });
      if (written.value === 'written') return ok('written');
    }
    return err({ kind: 'side-file', file, error: { kind: 'io', file, code: 'EBUSY' } });
  } catch (error) {
    return err({ kind: 'side-file', file, error: { kind: 'io', file, code: systemCode(error) } });
  }
}

const MANIFEST_HEADER = [
  '# Where this folder\'s secrets are: names and references, no values. Safe to commit.',
  '# "keyward run -- <command>" starts a program with them in its environment.',
  '',
].join('\n');

const EXAMPLE_HEADER = '# Names that this program reads from its environment. "keyward run" fills them in; see keyward.env.\n';

function manifestLine(file: string, name: string, ref: SecretRef): Addition {
  return {
    file,
    after: (before) => {
      const text = before ?? MANIFEST_HEADER;
      const edits = addEntry(text, name, ref);
      if (!edits.ok) return err({ kind: 'name-taken', name, manifest: file });
      return ok(edits.value.length === 0 ? undefined : applyEdits(text, edits.value));
    },
  };
}

function exampleLine(file: string, name: string): Addition {
  return {
    file,
    after: (before) => {
      const text = before ?? EXAMPLE_HEADER;
      const names = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:export\s+|#\s*)?/, ''));
      if (names.some((line) => line.startsWith(`${name}=`))) return ok(undefined);
      const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
      const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
      return ok(`${text}${separator}${name}=${lineEnd}`);
    },
  };
}

function ignoreLine(folder: string, files: SideFiles): Addition {
  return {
    file: path.join(folder, '.gitignore'),
    after: async (before) => {
      const dotenv = await files.read(path.join(folder, '.env'));
      if (dotenv === undefined || !holdsValues(dotenv)) return ok(undefined);
      const root = path.resolve(await files.rootOf(path.join(folder, '.env')));
      if (before === undefined && root !== folder) {
        const atRoot = await files.read(path.join(root, '.gitignore'));
        if (atRoot !== undefined && ignoresEnv(atRoot)) return ok(undefined);
      }
      return ok(withEnvIgnored(before));
    },
  };
}
