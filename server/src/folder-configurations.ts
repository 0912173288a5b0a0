import path from 'node:path';
import { WORKSPACE_CONFIG_NAME } from '../../shared/src/core/config/detection-config';
import type { RuleId } from '../../shared/src/core/model/finding';
import { fileVersion } from '../../shared/src/host/files/user-file';
import { describePatterns } from '../../shared/src/scan/analysis/classes/registry';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import type { CompiledRules, RuleDescription } from '../../shared/src/scan/engine';
import { compileRules, DEFAULT_MIN_CONFIDENCE } from '../../shared/src/scan/engine';
import { BASELINE_NAME } from '../../shared/src/scan/suppress/baseline';
import type { SuppressionOptions } from '../../shared/src/scan/suppress/suppression';
import type { BaselineSettings } from '../../shared/src/sources/baseline-scan';
import { acceptedInTime } from '../../shared/src/sources/baseline-scan';
import type { DetectionSettings } from '../../shared/src/sources/detection-settings';
import { prepareDetection } from '../../shared/src/sources/detection-settings';
import { repositoryOf } from '../../shared/src/sources/ignore-rules';
import { loadBaseline } from '../../shared/src/sources/load-baseline';
import type { DetectionFiles } from '../../shared/src/sources/load-detection';
import { loadDetection } from '../../shared/src/sources/load-detection';

/** What the user's and a repository's files say for the documents of one workspace folder. */
export interface FolderConfiguration {
  /** As worker threads take it. */
  readonly settings: { readonly detection?: DetectionSettings; readonly baseline?: BaselineSettings };
  readonly rules: CompiledRules;
  readonly suppression: SuppressionOptions;
  readonly minConfidence?: number;
  /** Another one whenever any of this means something else. */
  readonly key: string;
}

export interface FolderConfigurationOptions {
  readonly rules: CompiledRules;
  /** The user's own file, where this program may read it. */
  readonly user: DetectionFiles['user'];
  readonly now: () => number;
  /** What was reported may be wrong now. */
  readonly onChange: () => void;
}

/** Files on disk may change without any notice from the client; they are looked at again after so many milliseconds. */
const FRESH = 1000;

/** Files are read once and again when they have changed. A file that cannot be used says nothing; its own diagnostics tell why. */
export class FolderConfigurations {
  readonly #options: FolderConfigurationOptions;
  readonly #known = new Map<string, Known>();
  readonly #own = new Map<RuleId, RuleDescription>();
  readonly #patterns = new Map<RuleId, RuleDescription>(describePatterns().map((rule) => [rule.id, rule]));
  #loads = 0;

  constructor(options: FolderConfigurationOptions) {
    this.#options = options;
  }

  /** `folder` is absolute; a document outside of all folders has only what the user's own file says. */
  async of(folder: string | undefined): Promise<FolderConfiguration> {
    const key = folder ?? '';
    const known = this.#known.get(key);
    const { now } = this.#options;
    if (known !== undefined && (now() - known.checkedAt < FRESH || await this.#versions(folder) === known.versions)) {
      known.checkedAt = now();
      return known.configuration;
    }
    const versions = await this.#versions(folder);
    const loaded: Known = { versions, checkedAt: now(), configuration: this.#load(folder) };
    this.#known.set(key, loaded);
    return loaded.configuration;
  }

  /** Looks at the files again at the next question. */
  changed(): void {
    for (const known of this.#known.values()) known.checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** A built-in rule, or one's own in any of the folders that were asked for. */
  describe(id: RuleId): RuleDescription | undefined {
    return this.#options.rules.descriptions.get(id) ?? this.#own.get(id) ?? this.#patterns.get(id);
  }

  /** The page that tells more of a rule; `builtInPage` knows those of the built-in ones. */
  rulePage(id: RuleId, builtInPage: (id: RuleId) => string): string {
    return this.#own.get(id)?.documentation ?? builtInPage(id);
  }

  /** Whether a file is one of those that are read here. */
  isConfiguration(file: string | undefined): boolean {
    if (file === undefined) return false;
    return file === this.#options.user?.file || (path.basename(file) === WORKSPACE_CONFIG_NAME && placesOf(path.dirname(file)).config === file);
  }

  async #versions(folder: string | undefined): Promise<string> {
    const { user } = this.#options;
    const files = [...(user === undefined ? [] : [user.file]), ...(folder === undefined ? [] : placesOf(folder).files)];
    return (await Promise.all(files.map(fileVersion))).join('\n');
  }

  async #load(folder: string | undefined): Promise<FolderConfiguration> {
    const { rules, user, onChange } = this.#options;
    const places = folder === undefined ? undefined : placesOf(folder);
    const { layers } = await loadDetection({ user, workspace: places?.config });
    const baseline = places === undefined ? undefined : loadBaseline(places.baseline);
    const root = places?.root ?? '/';
    const base = folder ?? '/';
    const settings: FolderConfiguration['settings'] = {
      ...(layers.length === 0 ? {} : { detection: { layers, root, base } }),
      ...(baseline === undefined ? {} : { baseline: { baseline, root, base, use: 'accept' } }),
    };
    const detection = settings.detection === undefined ? undefined : await prepareDetection(settings.detection, DEFAULT_MIN_CONFIDENCE);
    for (const rule of detection?.own.descriptions ?? []) this.#own.set(rule.id, { ...rule, kind: 'secret' });
    const load = ++this.#loads;
    // Which findings a baseline accepts may be known only later: a report from before is then another one.
    let decided = 0;
    const accepted = settings.baseline === undefined ? undefined : acceptedInTime(settings.baseline, () => { decided++; onChange(); });
    return {
      settings,
      rules: detection === undefined || detection.own.readers.length === 0 ? rules : compileRules(builtInRules, detection.own),
      suppression: { ...(detection === undefined ? {} : { policy: detection.policy }), ...(accepted === undefined ? {} : { baseline: accepted }) },
      ...(detection === undefined ? {} : { minConfidence: detection.minConfidence }),
      get key() { return `${load}.${decided}`; },
    };
  }
}

interface Known {
  readonly versions: string;
  readonly configuration: Promise<FolderConfiguration>;
  checkedAt: number;
}

/** Both files lie at the root of the repository that the folder is in, or in the folder itself outside of one. */
function placesOf(folder: string): { readonly root: string; readonly config: string; readonly baseline: string; readonly files: readonly string[] } {
  const root = repositoryOf(folder) ?? folder;
  const config = path.join(root, WORKSPACE_CONFIG_NAME);
  const baseline = path.join(root, BASELINE_NAME);
  return { root, config, baseline, files: [config, baseline] };
}
