/**
 * Language identifiers as the Language Server Protocol and VS Code spell them; a few that VS Code lacks are added
 * in the same manner. Source: https://code.visualstudio.com/docs/languages/identifiers
 */
export type LanguageId =
  | 'c' | 'clojure' | 'cpp' | 'csharp' | 'css' | 'csv' | 'dart' | 'diff' | 'dockercompose' | 'dockerfile' | 'dotenv'
  | 'elixir' | 'fsharp' | 'github-actions-workflow' | 'go' | 'groovy' | 'html' | 'ini' | 'java' | 'javascript'
  | 'javascriptreact' | 'json' | 'jsonc' | 'julia' | 'keyward' | 'kotlin' | 'kubernetes' | 'lua' | 'makefile'
  | 'markdown' | 'objective-c' | 'perl' | 'php' | 'plaintext' | 'powershell' | 'properties' | 'python' | 'r' | 'ruby'
  | 'rust' | 'scala' | 'shellscript' | 'sql' | 'svelte' | 'swift' | 'terraform' | 'toml' | 'typescript'
  | 'typescriptreact' | 'vb' | 'vue' | 'xml' | 'yaml';
