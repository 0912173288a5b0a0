import type { LanguageId } from '../../core/model/language-id';

/** Languages that the analysis, or a pattern of settings, knows. Written down, so that most files need not load either. */
const LANGUAGES: ReadonlySet<LanguageId> = new Set([
  'c', 'cpp', 'csharp', 'go', 'java', 'javascript', 'javascriptreact', 'kotlin', 'php', 'powershell', 'python', 'ruby', 'rust', 'shellscript', 'swift', 'typescript', 'typescriptreact',
  'dockercompose', 'dockerfile', 'dotenv', 'github-actions-workflow', 'ini', 'json', 'jsonc', 'kubernetes', 'properties', 'terraform', 'toml', 'yaml',
]);

/** Of plain texts only the configuration of some programs. */
const SETTINGS = /nginx|\.conf$|(?:^|\/)\.(?:npmrc|gitconfig|curlrc|wgetrc)$/i;

/** Whether a file of this language can hold an unsafe pattern at all. */
export function mayHavePatterns(languageId: LanguageId, path: string | undefined): boolean {
  return LANGUAGES.has(languageId) || (languageId === 'plaintext' && path !== undefined && SETTINGS.test(path));
}
