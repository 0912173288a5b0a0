/**
 * Language identifiers as the Language Server Protocol and VS Code spell them; a few that VS Code lacks are added
 * in the same manner. Source: https://code.visualstudio.com/docs/languages/identifiers
 */
export const LANGUAGE_IDS = [
  'c', 'clojure', 'cpp', 'csharp', 'css', 'csv', 'dart', 'diff', 'dockercompose', 'dockerfile', 'dotenv', 'elixir', 'fsharp',
  'github-actions-workflow', 'go', 'groovy', 'html', 'ini', 'java', 'javascript', 'javascriptreact', 'json', 'jsonc', 'julia',
  'keyward', 'kotlin', 'kubernetes', 'lua', 'makefile', 'markdown', 'objective-c', 'perl', 'php', 'plaintext', 'powershell',
  'properties', 'python', 'r', 'ruby', 'rust', 'scala', 'shellscript', 'sql', 'svelte', 'swift', 'terraform', 'toml',
  'typescript', 'typescriptreact', 'vb', 'vue', 'xml', 'yaml',
] as const;

export type LanguageId = (typeof LANGUAGE_IDS)[number];

/** Whether an identifier that an editor sent is one that has rules of its own here. */
export function isLanguageId(text: string): text is LanguageId {
  return (LANGUAGE_IDS as readonly string[]).includes(text);
}
