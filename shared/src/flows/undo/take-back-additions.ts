import path from 'node:path';
import { MANIFEST_NAME } from '../../core/manifest';
import type { VaultError } from '../../core/model/vault-error';
import { parseReference } from '../../core/reference';
import type { Result } from '../../core/result';
import type { SecretService } from '../../secrets/service';
import { approveChanged } from '../approve';
import { manifestFile } from '../manifest-file';
import type { Approvals, SideFiles, SideFileWrite } from '../ports';
import type { RecordedAddition, RecordedMove, TextFingerprinter } from './undo-record';

export interface AdditionPorts {
  readonly sideFiles: Pick<SideFiles, 'read' | 'write' | 'realFolder'>;
  /** Takes a file away that still says `text`. */
  readonly removeFile: (file: string, text: string) => Promise<Result<SideFileWrite, VaultError>>;
  readonly approvals: Approvals;
  readonly service: Pick<SecretService, 'recordAround'>;
  readonly fingerprint: TextFingerprinter;
  readonly isStillRead: () => boolean;
}

/**
 * Takes what a move added out of the files beside the source, the last addition first, and gives the files that keep
 * something of it. A name that other code still reads stays where it is. A file that the move made goes when nothing
 * else is in it.
 */
export async function takeBackAdditions(move: RecordedMove, ports: AdditionPorts): Promise<readonly string[]> {
  const left: string[] = [];
  for (const addition of [...move.additions].reverse()) {
    const isTaken = !ports.isStillRead() && await takeBack(addition, move, ports).catch(() => false);
    if (!isTaken) left.push(addition.file);
  }
  return [...new Set(left)];
}

async function takeBack(addition: RecordedAddition, move: RecordedMove, ports: AdditionPorts): Promise<boolean> {
  const text = await ports.sideFiles.read(addition.file);
  if (text === undefined || isBefore(text, addition, ports)) return true;
  if (await keepsFromGit(addition, ports)) return false;
  const without = withoutAddition(text, addition, ports);
  if (without === undefined) return !text.includes(lastLineOf(addition.inserted));
  const written = without === REMOVED ? await ports.removeFile(addition.file, text) : await ports.sideFiles.write(addition.file, text, without.text);
  if (!written.ok || written.value !== 'written') return false;
  if (path.basename(addition.file) === MANIFEST_NAME) await approveRest(text, move, ports);
  return true;
}

/** The line that keeps `.env` out of git stays as long as there is something in that file: the values that return may be. */
async function keepsFromGit({ file }: RecordedAddition, { sideFiles }: AdditionPorts): Promise<boolean> {
  if (path.basename(file) !== '.gitignore') return false;
  const kept = await sideFiles.read(path.join(path.dirname(file), '.env'));
  return kept !== undefined && kept.trim() !== '';
}

function isBefore(text: string, { before }: RecordedAddition, { fingerprint }: AdditionPorts): boolean {
  return before !== undefined && fingerprint(text) === before;
}

const REMOVED = 'removed';

/** Undefined where the addition is not there, or not once. */
function withoutAddition(text: string, addition: RecordedAddition, { fingerprint }: AdditionPorts): typeof REMOVED | { readonly text: string } | undefined {
  const { inserted, before, after, at } = addition;
  if (fingerprint(text) === after) {
    return before === undefined ? REMOVED : { text: text.slice(0, at) + text.slice(at + inserted.length) };
  }
  // What stands above the line that counts, such as a heading, may be everybody's by now.
  const line = lastLineOf(inserted);
  const start = lineStarts(text, line);
  return start.length === 1 && start[0] !== undefined ? { text: text.slice(0, start[0]) + text.slice(start[0] + line.length) } : undefined;
}

/** With its break. */
function lastLineOf(inserted: string): string {
  return /[^\r\n]*(?:\r\n|\n|\r)?$/.exec(inserted.replace(/^[\r\n]+/, ''))?.[0] ?? inserted;
}

function lineStarts(text: string, line: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(line); at >= 0 && line !== ''; at = text.indexOf(line, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') starts.push(at);
  }
  return starts;
}

/** The manifest asks for less than was approved: the rest of it stays approved. Where that fails it is asked about again. */
async function approveRest(before: string, move: RecordedMove, ports: AdditionPorts): Promise<void> {
  const ref = parseReference(move.reference);
  if (!ref.ok) return;
  const manifest = manifestFile(path.dirname(move.manifest), before);
  await approveChanged(manifest, { placed: [], removed: [{ name: move.name, ref: ref.value }] }, ports).catch(() => undefined);
}
