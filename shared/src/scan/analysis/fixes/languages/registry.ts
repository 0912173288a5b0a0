import type { LanguageId } from '../../../../core/model/language-id';
import type { FixLanguage } from '../fix-language';
import { cFixes } from './c';
import { csharpFixes } from './csharp';
import { goFixes } from './go';
import { javaFixes } from './java';
import { javascriptFixes } from './javascript';
import { kotlinFixes } from './kotlin';
import { phpFixes } from './php';
import { powershellFixes } from './powershell';
import { pythonFixes } from './python';
import { rubyFixes } from './ruby';
import { rustFixes } from './rust';
import { shellFixes } from './shell';
import { swiftFixes } from './swift';

/** How fixes are written in a language; undefined where nobody has said so yet. */
export function fixLanguage(id: LanguageId): FixLanguage | undefined {
  switch (id) {
    case 'javascript': case 'javascriptreact': return javascriptFixes('untyped');
    case 'typescript': case 'typescriptreact': return javascriptFixes('typed');
    case 'python': return pythonFixes;
    case 'go': return goFixes;
    case 'java': return javaFixes;
    case 'csharp': return csharpFixes;
    case 'php': return phpFixes;
    case 'ruby': return rubyFixes;
    case 'c': case 'cpp': return cFixes;
    case 'rust': return rustFixes;
    case 'kotlin': return kotlinFixes;
    case 'swift': return swiftFixes;
    case 'powershell': return powershellFixes;
    case 'shellscript': return shellFixes;
    default: return undefined;
  }
}
