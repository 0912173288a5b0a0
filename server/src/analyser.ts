import type { Disposable } from '../../shared/src/core/disposable';
import type { Settings } from '../../shared/src/core/config/settings';
import type { Finding, PatternFinding, SecretFinding, Severity } from '../../shared/src/core/model/finding';
import type { LanguageId } from '../../shared/src/core/model/language-id';
import type { Fingerprinter } from '../../shared/src/core/redact/fingerprint';
import type { FixPlan } from '../../shared/src/scan/analysis/fixes/fix';
import type { RuleDescription, SkipReason } from '../../shared/src/scan/engine';
import { globPattern } from '../../shared/src/scan/suppress/glob-pattern';
import { isAffordableGlob } from '../../shared/src/sources/ignore-rules';
import { folderOf, isWritten, languageOf, relativePath } from './documents/document-place';
import type { OpenDocument, ScanContext } from './documents/open-document';
import type { FolderConfiguration, FolderConfigurations } from './folder-configurations';
import type { DocumentFixes } from './patterns/document-fixes';
import type { DocumentPatterns } from './patterns/document-patterns';
import type { SettingsCache } from './settings';

/** What is known of an open document at one version. Valid until the next message from the client is handled. */
export interface Analysis extends Place {
  readonly settings: Settings;
  /** Those that the settings want to see. */
  readonly findings: readonly Finding[];
  /** Of these, the values. */
  readonly secrets: readonly SecretFinding[];
  readonly skipped: readonly SkipReason[];
}

/** What a document is to the rules, whatever the settings want to see of it. */
export interface Place {
  readonly languageId: LanguageId;
  readonly path: string | undefined;
}

/** `soon`: a report follows when more is known. `whole`: there is only this one. */
export type Patience = 'soon' | 'whole';

/** Milliseconds that the first report on a document waits for its patterns: most are known by then, and it need not be made twice. */
export const FIRST_LOOK = 250;

/** Milliseconds that one look at a document may take; more would be felt while typing. */
const TIME_BUDGET = 1000;

export interface AnalyserOptions {
  readonly settings: SettingsCache;
  readonly fingerprint: Fingerprinter;
  readonly folders: () => readonly string[];
  readonly configurations: FolderConfigurations;
  readonly now: () => number;
  /** Where there are no grammars, only secrets are found. */
  readonly patterns?: DocumentPatterns | undefined;
  readonly fixes?: DocumentFixes | undefined;
  readonly after: (milliseconds: number, action: () => void) => Disposable;
}

/** From an open document to its findings, by its settings and place. */
export class Analyser {
  readonly #options: AnalyserOptions;

  constructor(options: AnalyserOptions) {
    this.#options = options;
  }

  describe(ruleId: Finding['ruleId']): RuleDescription | undefined {
    return this.#options.configurations.describe(ruleId);
  }

  place(document: OpenDocument): Place {
    const path = relativePath(document.uri, this.#options.folders());
    return { path, languageId: languageOf(document.editorLanguage, path, document.document.getText(HEAD_RANGE)) };
  }

  /** A patient answer waits for the unsafe patterns of the present text; another one only at the first look at a document, and not for long. */
  async analyse(document: OpenDocument, patience: Patience = 'soon'): Promise<Analysis> {
    const settings = await this.#options.settings.get(document.uri);
    const { languageId, path } = this.place(document);
    const quiet = { languageId, path, settings, findings: [], secrets: [], skipped: [] };
    if (!settings.enable || !document.inSync || !isWritten(document.uri) || excluder(settings)(path)) return quiet;
    const configuration = await this.#options.configurations.of(folderOf(document.uri, this.#options.folders()));
    const context = this.#context({ languageId, path }, settings, configuration);
    const patterns = settings.patterns.enable ? await this.#patternsOf(document, context, patience) : [];
    const { findings, skipped } = document.scan(context);
    const secrets = findings.filter((finding) => isWanted(finding, settings));
    const wanted = patterns.filter((finding) => isWanted(finding, settings));
    return { ...quiet, findings: wanted.length === 0 ? secrets : [...secrets, ...wanted].sort((a, b) => a.span.start - b.span.start), secrets, skipped };
  }

  /** What can be done about a pattern that `analyse` found in the document as it is. */
  async fixes(document: OpenDocument, finding: PatternFinding): Promise<FixPlan> {
    const settings = await this.#options.settings.get(document.uri);
    const configuration = await this.#options.configurations.of(folderOf(document.uri, this.#options.folders()));
    const context = this.#context(this.place(document), settings, configuration);
    const plan = this.#options.fixes?.of(document, finding, { context, secrets: document.scan(context), style: settings.lookup.style });
    return await plan ?? { kind: 'refused', reason: 'not-understood' };
  }

  /** Those of the present version; while a person types, what was known before, moved along. */
  async #patternsOf(document: OpenDocument, context: ScanContext, patience: Patience): Promise<readonly PatternFinding[]> {
    const { patterns } = this.#options;
    if (patterns === undefined) return [];
    for (;;) {
      const { version } = document;
      const searched = patterns.search(document, context, document.scan(context));
      if (patience === 'whole') await searched;
      else if (!patterns.isKnown(document, context)) await this.#firstLook(searched);
      if (document.version === version) return patterns.present(document, context);
    }
  }

  async #firstLook(searched: Promise<void>): Promise<void> {
    let timer: Disposable | undefined;
    await Promise.race([searched, new Promise<void>((resolve) => { timer = this.#options.after(FIRST_LOOK, resolve); })]);
    timer?.dispose();
  }

  #context(place: Place, settings: Settings, { rules, suppression, minConfidence, key }: FolderConfiguration): ScanContext {
    const maxLength = settings.maxFileSize * 1e6;
    return {
      ...place,
      key: `${maxLength} ${key}`,
      options: {
        rules, suppression, ...(minConfidence === undefined ? {} : { minConfidence }),
        fingerprint: this.#options.fingerprint,
        now: this.#options.now,
        budget: { maxLength, maxMilliseconds: TIME_BUDGET },
      },
    };
  }
}

/** The first lines, for telling a language; the whole of a large text would be copied otherwise. */
const HEAD_RANGE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

const RANK: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

export function isWanted({ ruleId, severity }: Pick<Finding, 'ruleId' | 'severity'>, settings: Settings): boolean {
  return RANK[severity] >= RANK[settings.minimumSeverity] && !settings.disabledRules.includes(ruleId);
}

const MAX_GLOBS = 500;

/** Whether the settings leave a path out. A glob without a slash means a name in any folder, as in .gitignore. */
export function excluder({ exclude }: Pick<Settings, 'exclude'>): (path: string | undefined) => boolean {
  const patterns = exclude.filter(isAffordableGlob).slice(0, MAX_GLOBS).map((glob) => globPattern(glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`));
  return (path) => path !== undefined && patterns.some((pattern) => pattern.test(path));
}
