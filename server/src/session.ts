import { MarkupKind } from 'vscode-languageserver';
import type { InitializeParams } from 'vscode-languageserver';
import type { KeywardClientCapabilities, KeywardInitializationOptions } from '../../shared/src/core/protocol/diagnostic-data';
import type { Fingerprinter } from '../../shared/src/core/redact/fingerprint';
import { fingerprinter } from '../../shared/src/core/redact/fingerprint';
import { filePath } from './documents/document-place';
import type { PositionCodec } from './documents/positions';
import { negotiateEncoding } from './documents/positions';

/** What this client and this server agreed on at the start. */
export interface Session {
  readonly codec: PositionCodec;
  /** The client asks for diagnostics; otherwise they are sent. */
  readonly pull: boolean;
  readonly pullRefresh: boolean;
  readonly relatedInformation: boolean;
  readonly markdownHover: boolean;
  readonly workspaceFolders: boolean;
  readonly settingsByResource: boolean;
  readonly settingsRegistration: boolean;
  /** The client tells of changed files when it is asked to. */
  readonly watchedFiles: boolean;
  /** The client owns a vault and answers MOVE_TO_VAULT itself. */
  readonly ownsVault: boolean;
  readonly fingerprint: Fingerprinter;
  readonly fingerprintKey: Uint8Array;
  /** Absolute paths; changes with the workspace. */
  readonly folders: readonly string[];
}

const KEY_BYTES = 32;

/** The part of InitializeParams that is read. Older clients name one root in place of folders. */
export interface ClientParams extends Pick<InitializeParams, 'capabilities' | 'initializationOptions' | 'workspaceFolders'> {
  readonly rootUri?: string | null;
}

export function negotiate(params: ClientParams, randomBytes: (size: number) => Uint8Array): Session {
  const { textDocument, workspace, general } = params.capabilities;
  const key = sharedKey(params.initializationOptions) ?? randomBytes(KEY_BYTES);
  return {
    codec: negotiateEncoding(general?.positionEncodings),
    pull: textDocument?.diagnostic !== undefined,
    pullRefresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation === true
      || textDocument?.publishDiagnostics?.relatedInformation === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    settingsByResource: workspace?.configuration === true,
    settingsRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    ownsVault: ownsVault(params.capabilities.experimental),
    fingerprint: fingerprinter(key),
    fingerprintKey: key,
    folders: foldersOf(params),
  };
}

function foldersOf({ workspaceFolders, rootUri }: ClientParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]);
  return uris.flatMap((uri) => filePath(uri) ?? []);
}

/** The key that makes our fingerprints the same as the vault owner's; anything that is not 32 bytes is as good as none. */
function sharedKey(options: unknown): Uint8Array | undefined {
  if (typeof options !== 'object' || options === null) return undefined;
  const { fingerprintKey } = options as KeywardInitializationOptions;
  if (typeof fingerprintKey !== 'string') return undefined;
  const key = Buffer.from(fingerprintKey, 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

function ownsVault(experimental: unknown): boolean {
  if (typeof experimental !== 'object' || experimental === null || !('keyward' in experimental)) return false;
  return (experimental.keyward as Partial<KeywardClientCapabilities> | undefined)?.moveToVault === true;
}
