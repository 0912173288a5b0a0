import { pathToFileURL } from 'node:url';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { Settings } from '../../../shared/src/core/config/settings';
import type { FileFindings, ScanWorkspaceResult } from '../../../shared/src/core/protocol/workspace-scan';
import { trackedFiles } from '../../../shared/src/host/git/tracked-files';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { ScanProgress } from '../../../shared/src/sources/batch-scan';
import type { QuietMemory } from '../../../shared/src/sources/quiet-contents';
import { scanFiles } from '../../../shared/src/sources/scan-files';
import { excluder, isWanted } from '../analyser';
import type { DiagnosticContext } from '../diagnostics/finding-diagnostics';
import { describeFinding } from '../diagnostics/finding-diagnostics';
import { filePath } from '../documents/document-place';
import type { FolderConfigurations } from '../folder-configurations';
import type { ServerRuntime } from '../runtime';
import type { Session } from '../session';
import type { SettingsCache } from '../settings';

export interface WorkspaceScanOptions {
  readonly session: Session;
  readonly settings: SettingsCache;
  readonly configurations: FolderConfigurations;
  readonly runtime: Pick<ServerRuntime, 'git' | 'grammars' | 'now' | 'workers'>;
  /** What earlier scans found to hold nothing. */
  readonly quiet: QuietMemory;
  readonly token: CancellationToken;
  readonly onFile: (file: FileFindings) => void;
  readonly onProgress: (progress: ScanProgress) => void;
}

/** Scans folders one after the other, each with its own settings; gives what it has when it is cancelled. */
export async function scanWorkspace(
  folders: readonly string[], options: WorkspaceScanOptions,
): Promise<Omit<ScanWorkspaceResult, 'files'>> {
  const skipped: ScanWorkspaceResult['skipped'][number][] = [];
  let scannedFiles = 0;
  let complete = true;
  for (const folder of folders) {
    const root = filePath(folder);
    if (root === undefined) continue;
    const settings = await options.settings.get(folder);
    if (!settings.enable) continue;
    const summary = await scanFolder(root, settings, options, (result) => {
      if (result.skipped !== undefined && isWorthSaying(result)) skipped.push({ uri: uriOf(result), reason: result.skipped });
    });
    scannedFiles += summary.files;
    complete &&= !summary.incomplete;
  }
  return { scannedFiles, skipped, complete };
}

async function scanFolder(
  root: string, settings: Settings, options: WorkspaceScanOptions, onResult: (result: FileResult) => void,
): ReturnType<typeof scanFiles> {
  const { session, configurations, runtime, token, onFile, onProgress } = options;
  const configuration = await configurations.of(root);
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => { controller.abort(); });
  if (token.isCancellationRequested) controller.abort();
  try {
    return await scanFiles({
      roots: [root], base: root, respectIgnoreFiles: true, now: runtime.now,
      excluded: excluder(settings),
      settings: {
        fingerprintKey: session.fingerprintKey, maxFileBytes: settings.maxFileSize * 1e6, disabledRules: settings.disabledRules,
        unit: session.codec.kind === 'utf-8' ? 'utf-8' : 'utf-16', ...configuration.settings, quiet: options.quiet,
        ...(runtime.grammars === undefined || !settings.patterns.enable ? {} : { patterns: { grammars: runtime.grammars } }),
      },
      ...(runtime.git === undefined ? {} : { trackedFiles: trackedFiles({ ...runtime.git, forbidden: [root] }) }),
      ...(runtime.workers === undefined ? {} : { workers: runtime.workers }),
    }, {
      signal: controller.signal, onProgress,
      onResult: (result) => {
        onResult(result);
        const findings = result.findings.filter((finding) => isWanted(finding, settings));
        if (findings.length > 0) onFile({ uri: uriOf(result), findings: findings.map(wireFinding) });
      },
    });
  } finally {
    subscription.dispose();
  }
}

function wireFinding({ kind, ruleId, fingerprint, severity, range }: FileResult['findings'][number]): FileFindings['findings'][number] {
  return { kind, ruleId, fingerprint, severity, range };
}

/** A file's findings as diagnostics, for editors that show those of closed files. */
export function closedFileDiagnostics({ findings }: FileFindings, context: DiagnosticContext): Diagnostic[] {
  return findings.map((finding) => describeFinding(finding, finding.range, context));
}

function uriOf({ file }: FileResult): string {
  return pathToFileURL(file).href;
}

/** Policy that the user made himself needs no mention; everything else does. */
function isWorthSaying({ skipped }: FileResult): boolean {
  return skipped !== 'ignored' && skipped !== 'link' && skipped !== 'binary';
}
