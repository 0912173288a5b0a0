import type { LanguageId } from '../../../core/model/language-id';
import { Libraries } from '../tables/libraries';
import type { Grammar } from '../syntax/parse-port';
import { cLowering, cppLowering } from './c/lower';
import { cTables } from './c/tables';
import { csharpLowering } from './csharp/lower';
import { csharpTables } from './csharp/tables';
import { goLowering } from './go/lower';
import { goTables } from './go/tables';
import { javaLowering } from './java/lower';
import { javaTables } from './java/tables';
import { javascriptLowering } from './javascript/lower';
import { javascriptTables } from './javascript/tables';
import type { AnalysisLanguage } from './language';
import { phpLowering } from './php/lower';
import { phpTables } from './php/tables';
import { powershellLowering } from './powershell/lower';
import { powershellTables } from './powershell/tables';
import { pythonLowering } from './python/lower';
import { pythonTables } from './python/tables';
import { rubyLowering } from './ruby/lower';
import { rubyTables } from './ruby/tables';
import { rustLowering } from './rust/lower';
import { rustTables } from './rust/tables';
import { shellLowering } from './shell/lower';
import { shellTables } from './shell/tables';
import { swiftLowering } from './swift/lower';
import { swiftTables } from './swift/tables';

/** The languages that are analysed, by the identifiers that editors use. Made once. */
export function analysisLanguages(): ReadonlyMap<LanguageId, AnalysisLanguage> {
  const javascript = new Libraries(javascriptTables);
  const ofJavascript = (id: LanguageId, grammar: Grammar): AnalysisLanguage => ({ id, grammar, lowering: javascriptLowering, libraries: javascript });
  const c = new Libraries(cTables);
  const all = [
    ofJavascript('javascript', 'javascript'), ofJavascript('javascriptreact', 'javascript'),
    ofJavascript('typescript', 'typescript'), ofJavascript('typescriptreact', 'tsx'),
    { id: 'c', grammar: 'cpp', lowering: cLowering, libraries: c } as const, { id: 'cpp', grammar: 'cpp', lowering: cppLowering, libraries: c } as const,
    { id: 'csharp', grammar: 'c-sharp', lowering: csharpLowering, libraries: new Libraries(csharpTables) } as const,
    { id: 'go', grammar: 'go', lowering: goLowering, libraries: new Libraries(goTables) } as const,
    { id: 'java', grammar: 'java', lowering: javaLowering, libraries: new Libraries(javaTables) } as const,
    { id: 'php', grammar: 'php', lowering: phpLowering, libraries: new Libraries(phpTables) } as const,
    { id: 'powershell', grammar: 'powershell', lowering: powershellLowering, libraries: new Libraries(powershellTables) } as const,
    { id: 'python', grammar: 'python', lowering: pythonLowering, libraries: new Libraries(pythonTables) } as const,
    { id: 'ruby', grammar: 'ruby', lowering: rubyLowering, libraries: new Libraries(rubyTables) } as const,
    { id: 'rust', grammar: 'rust', lowering: rustLowering, libraries: new Libraries(rustTables) } as const,
    { id: 'shellscript', grammar: 'bash', lowering: shellLowering, libraries: new Libraries(shellTables) } as const,
    { id: 'swift', grammar: 'swift', lowering: swiftLowering, libraries: new Libraries(swiftTables) } as const,
  ];
  return new Map(all.map((language) => [language.id, language]));
}
