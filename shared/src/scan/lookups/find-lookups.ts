import type { LanguageId } from '../../core/model/language-id';
import type { Span } from '../../core/model/span';

/** A place in code that reads an environment variable. */
export interface FoundLookup {
  readonly name: string;
  /** Where the name stands, without quotes. */
  readonly span: Span;
}

/** The places in a text that read environment variables by a name that is written out, in order. */
export function findLookups(text: string, languageId: LanguageId): readonly FoundLookup[] {
  const found: FoundLookup[] = [];
  for (const form of formsOf(languageId)) {
    for (const match of text.matchAll(new RegExp(form, 'dg'))) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      found.push({ name: text.slice(start, end), span: { start, end } });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const NAME = '([A-Za-z_][A-Za-z0-9_]*)';
/** A call or an index with the name as a string: `getenv("NAME"`, `environ['NAME'`. */
const quoted = (before: string) => new RegExp(`${before}\\s*[([]\\s*["'\`]${NAME}["'\`]`);

const JAVASCRIPT = [
  new RegExp(`\\bprocess\\.env\\.${NAME}`), new RegExp(`\\bimport\\.meta\\.env\\.${NAME}`), new RegExp(`\\bBun\\.env\\.${NAME}`),
  quoted('\\bprocess\\.env'), quoted('\\bDeno\\.env\\.get'), quoted('\\brequireEnv'),
];
const JVM = [quoted('\\bSystem\\.getenv'), quoted('\\bSystem\\.getenv\\(\\)\\.get')];
const SHELL = [new RegExp(`(?<!\\\\)\\$${NAME}`), new RegExp(`(?<!\\\\)\\$\\{[#!]?${NAME}`)];
const BRACES = [new RegExp(`(?<![$\\\\])\\$\\{${NAME}`)];

function formsOf(languageId: LanguageId): readonly RegExp[] {
  switch (languageId) {
    case 'javascript': case 'javascriptreact': case 'typescript': case 'typescriptreact': case 'vue': case 'svelte': return JAVASCRIPT;
    case 'python': return [quoted('\\benviron'), quoted('\\benvironb'), quoted('\\benviron\\.get'), quoted('\\bgetenv')];
    case 'go': return [quoted('\\bGetenv'), quoted('\\bLookupEnv'), quoted('\\brequireEnv')];
    case 'java': case 'kotlin': case 'groovy': return JVM;
    case 'scala': return [...JVM, quoted('\\bsys\\.env'), quoted('\\bsys\\.env\\.get')];
    case 'ruby': return [quoted('\\bENV'), quoted('\\bENV\\.fetch')];
    case 'php': return [quoted('\\bgetenv'), quoted('\\$_ENV'), quoted('\\$_SERVER')];
    case 'csharp': case 'fsharp': case 'vb': return [quoted('\\bGetEnvironmentVariable')];
    case 'rust': return [quoted('\\benv::var'), quoted('\\benv::var_os')];
    case 'c': case 'cpp': case 'objective-c': return [quoted('\\b(?:secure_)?getenv'), quoted('\\brequire_env')];
    case 'powershell': return [new RegExp(`\\$\\{?env:${NAME}`, 'i')];
    case 'perl': return [new RegExp(`\\$ENV\\{\\s*["']?${NAME}`)];
    case 'dart': return [quoted('\\bPlatform\\.environment')];
    case 'swift': return [quoted('\\bprocessInfo\\.environment')];
    case 'lua': return [quoted('\\bos\\.getenv')];
    case 'r': return [quoted('\\bSys\\.getenv')];
    case 'elixir': return [quoted('\\bSystem\\.(?:fetch_env!?|get_env)')];
    case 'shellscript': return SHELL;
    case 'dockercompose': case 'properties': case 'ini': return BRACES;
    case 'github-actions-workflow': return [new RegExp(`\\bsecrets\\.${NAME}`)];
    default: return [];
  }
}
