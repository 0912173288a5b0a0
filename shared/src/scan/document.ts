import type { LanguageId } from '../core/model/language-id';

/** What is scanned: one text, and what is known of where it is from. */
export interface ScanDocument {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Path relative to the folder that is scanned, with forward slashes; for file roles and path scopes. */
  readonly path?: string;
}
