import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import type { TextChange, ScanOptions, ScanResult } from '../../../shared/src/scan/engine';
import { rescan, scan } from '../../../shared/src/scan/engine';
import { ChangeLog } from './change-log';
import { composeChanges } from './compose-changes';
import type { PositionCodec } from './positions';
import { spanOf } from './positions';

/** What an open document's scan depends on besides its text. */
export interface ScanContext {
  readonly languageId: LanguageId;
  readonly path: string | undefined;
  readonly options: ScanOptions;
  /** Changes whenever `options` mean something else. */
  readonly key: string;
}

/** A document that an editor has open: its text, and the last scan with what was typed since. */
export class OpenDocument {
  #text: TextDocument;
  #last: { readonly result: ScanResult; readonly context: ScanContext; readonly version: number } | undefined;
  #pending: TextChange | undefined;
  #inSync = true;
  readonly #changes: ChangeLog;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.#text = TextDocument.create(uri, languageId, version, text);
    this.#changes = new ChangeLog(version);
  }

  get uri(): string {
    return this.#text.uri;
  }

  get version(): number {
    return this.#text.version;
  }

  get editorLanguage(): string {
    return this.#text.languageId;
  }

  get document(): TextDocument {
    return this.#text;
  }

  /** What was changed since a version, each in the text after the one before; undefined where that is not known any more. */
  changesSince(version: number): readonly TextChange[] | undefined {
    return this.#changes.since(version);
  }

  /** False after a change that no text of ours can have had: our text is then not the editor's until it is sent anew. */
  get inSync(): boolean {
    return this.#inSync;
  }

  /**
   * Applies the editor's changes, each to the text after the one before. Never throws: the library would write an
   * exception's message to the editor's log. A change that makes no sense leaves the document out of sync.
   */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number, codec: PositionCodec): void {
    try {
      for (const change of changes) {
        if ('range' in change) this.#replace(change, version, codec);
        else this.#renew(change.text, version);
      }
      if (changes.length === 0) TextDocument.update(this.#text, [], version);
    } catch {
      this.#inSync = false;
      this.#last = undefined;
    }
  }

  /** The findings of the text as it is now; looks only at what has changed since the last time where it can. */
  scan(context: ScanContext): ScanResult {
    const result = this.#scanned(context);
    this.#last = { result, context, version: this.version };
    this.#pending = undefined;
    return result;
  }

  #scanned(context: ScanContext): ScanResult {
    const document = {
      text: this.#text.getText(), languageId: context.languageId, ...(context.path === undefined ? {} : { path: context.path }),
    };
    const last = this.#last;
    if (last === undefined || !sameContext(last.context, context)) return scan(document, context.options);
    if (this.#pending !== undefined) return rescan(last.result, document, this.#pending, context.options);
    return last.result.skipped.some(({ kind }) => kind === 'cancelled') ? scan(document, context.options) : last.result;
  }

  #replace(change: Extract<TextDocumentContentChangeEvent, { range: unknown }>, version: number, codec: PositionCodec): void {
    const span = spanOf(codec, this.#text, change.range);
    if (!isPlausible(change.range, this.#text) || span.end < span.start) {
      this.#inSync = false;
      this.#last = undefined;
      return;
    }
    const range = { start: this.#text.positionAt(span.start), end: this.#text.positionAt(span.end) };
    this.#text = TextDocument.update(this.#text, [{ range, text: change.text }], version);
    const here: TextChange = { span, newLength: change.text.length };
    this.#changes.add(version, here);
    this.#pending = this.#pending === undefined ? here : composeChanges(this.#pending, here);
  }

  #renew(text: string, version: number): void {
    this.#text = TextDocument.update(this.#text, [{ text }], version);
    this.#changes.restart(version);
    this.#last = undefined;
    this.#pending = undefined;
    this.#inSync = true;
  }
}

function sameContext(a: ScanContext, b: ScanContext): boolean {
  return a.key === b.key && a.languageId === b.languageId && a.path === b.path;
}

/** A line beyond the end is what a client that lost a change would send; the library would take it as the end. */
function isPlausible(range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }, text: TextDocument): boolean {
  return range.start.line >= 0 && range.start.line <= text.lineCount && range.end.line <= text.lineCount;
}
