import type { DetectionConfig, DetectionFault, OwnRule } from '../core/config/detection-config';
import { EMPTY_DETECTION } from '../core/config/detection-config';
import type { ParsedDetectionConfig } from '../core/config/parse-detection-config';
import { readUserFile } from '../host/files/user-file';
import { patternClasses } from '../scan/analysis/classes/registry';
import { genericRules } from '../scan/detection/generic/generic-rules';
import { compileOwnRules } from '../scan/detection/own-rules/compile-own-rules';
import type { CompileLinear } from '../scan/detection/own-rules/linear-pattern';
import { builtInRules } from '../scan/detection/rules/registry';
import { LONGEST_ALLOWED_VALUE } from '../scan/suppress/allow-list';
import { loadLinearEngine, needsLinearEngine } from './detection-settings';
import { FileReader } from './read-file';

/** Where configuration files may lie; undefined for those that are not wanted. */
export interface DetectionFiles {
  /** The user's own, with who must own it (undefined on Windows). */
  readonly user?: { readonly file: string; readonly uid: number | undefined } | undefined;
  /** A repository's. Links are not followed: it may be a stranger's. */
  readonly workspace?: string | undefined;
}

export interface LoadedDetection {
  /** The user's first. Every entry can be used; a file that is not there, or not usable, is not among them. */
  readonly layers: readonly DetectionConfig[];
  readonly faults: readonly FileFault[];
}

export interface FileFault extends DetectionFault {
  readonly file: string;
  /** `file`: nothing of it is used. `entry`: it is left out. `hint`: it has no effect, which its author may not know. */
  readonly weight: 'file' | 'entry' | 'hint';
}

const MAX_BYTES = 1024 * 1024;

/** Reads the files and makes sure that what they say can be used. It never fails: what is wrong is among the faults. */
export async function loadDetection({ user, workspace }: DetectionFiles): Promise<LoadedDetection> {
  const texts = [
    ...(user === undefined ? [] : [{ file: user.file, ...textOfUser(user) }]),
    ...(workspace === undefined ? [] : [{ file: workspace, ...textOfWorkspace(workspace) }]),
  ];
  const layers: DetectionConfig[] = [];
  const faults: FileFault[] = [];
  for (const { file, text, problem } of texts) {
    if (problem !== undefined) faults.push({ file, problem, member: '', weight: 'file' });
    if (text === undefined) continue;
    const checked = await checkDetection(text, layers);
    faults.push(...checked.faults.map((fault) => ({ ...fault, file })));
    layers.push(checked.config);
  }
  return { layers, faults };
}

/** One file's text, behind those `before` it. */
export async function checkDetection(text: string, before: readonly DetectionConfig[]): Promise<{ readonly config: DetectionConfig; readonly faults: readonly Omit<FileFault, 'file'>[] }> {
  // The parsers are only loaded where there is such a file: most scans have none.
  const { parseDetectionConfig } = await import('../core/config/parse-detection-config');
  const parsed = parseDetectionConfig(text);
  if (!parsed.ok) return { config: EMPTY_DETECTION, faults: [{ ...parsed.error, weight: 'file' }] };
  const compileLinear = needsLinearEngine([parsed.value.config]) ? await loadLinearEngine() : undefined;
  const usable = usableEntries(parsed.value, before, compileLinear);
  const known = new Set<string>([...builtInRules, ...genericRules, ...patternClasses, ...[...before, usable.config].flatMap(({ ownRules }) => ownRules)].map(({ id }) => id));
  return {
    config: usable.config,
    faults: [
      ...parsed.value.faults.map((fault) => ({ ...fault, weight: 'entry' as const })), ...usable.faults,
      ...unknownRules(parsed.value, known).map((fault) => ({ ...fault, weight: 'hint' as const })),
    ],
  };
}

interface FileText {
  readonly text?: string;
  readonly problem?: 'too-large' | 'unreadable';
}

function textOfUser({ file, uid }: NonNullable<DetectionFiles['user']>): FileText {
  const read = readUserFile({ file, uid, maxBytes: MAX_BYTES });
  if (read.ok) return read.value === undefined ? {} : { text: read.value };
  return { problem: read.error.kind === 'too-large' ? 'too-large' : 'unreadable' };
}

function textOfWorkspace(file: string): FileText {
  const outcome = new FileReader(MAX_BYTES).read(file);
  if (outcome.kind === 'read') return { text: outcome.bytes.toString('utf8') };
  if (outcome.reason === 'vanished') return {};
  return { problem: outcome.reason === 'too-large' ? 'too-large' : 'unreadable' };
}

/** Without the entries whose patterns cannot be used, and without rules that an earlier file has under the same name. */
function usableEntries(
  { config, faultAt }: ParsedDetectionConfig, before: readonly DetectionConfig[], compileLinear: CompileLinear | undefined,
): { readonly config: DetectionConfig; readonly faults: readonly Omit<FileFault, 'file'>[] } {
  if (compileLinear === undefined) return { config, faults: [] };
  const taken = new Set(before.flatMap(({ ownRules }) => ownRules.map(({ id }) => id)));
  const faults: DetectionFault[] = config.ownRules.filter(({ id }) => taken.has(id)).map((rule) => faultAt(rule, 'id', 'duplicate-rule'));
  const unusable = new Map<OwnRule, DetectionFault>();
  for (const { rule, problem } of compileOwnRules(config.ownRules, compileLinear).unusable) unusable.set(rule, faultAt(rule, 'pattern', problem));
  const allow = config.allow.filter((entry) => {
    const pattern = entry.value === undefined ? undefined : compileLinear(entry.value, LONGEST_ALLOWED_VALUE);
    if (pattern?.ok === false) faults.push(faultAt(entry, 'value', pattern.error));
    return pattern?.ok !== false;
  });
  const ownRules = config.ownRules.filter((rule) => !unusable.has(rule) && !taken.has(rule.id));
  return { config: { ...config, allow, ownRules }, faults: [...faults, ...unusable.values()].map((fault) => ({ ...fault, weight: 'entry' })) };
}

/** Names that are no rule's: a slip, or a rule of another version. Globs are not looked at. */
function unknownRules({ config, faultAt }: ParsedDetectionConfig, known: ReadonlySet<string>): readonly DetectionFault[] {
  const named = [
    ...config.choices.rules.map((choice) => ({ entry: choice, rule: choice.rule, member: '' })),
    ...config.folders.flatMap((folder) => folder.rules.map(({ rule }) => ({ entry: folder, rule, member: 'rules' }))),
    ...config.allow.flatMap((entry) => (entry.rule === undefined ? [] : [{ entry, rule: entry.rule, member: 'rule' }])),
  ];
  return named.filter(({ rule }) => !rule.includes('*') && !known.has(rule)).map(({ entry, member }) => faultAt(entry, member, 'unknown-rule'));
}
