import type { LanguageId } from '../../../core/model/language-id';
import type { LoweringTable } from '../program/lowering';
import type { LanguageTables } from '../tables/language-tables';
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
import { kotlinLowering } from './kotlin/lower';
import { kotlinTables } from './kotlin/tables';
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

/** The languages that are analysed, by the identifiers that editors use. Made once; a language's tables are made ready when one of its texts comes. */
export function analysisLanguages(): ReadonlyMap<LanguageId, AnalysisLanguage> {
  const javascript = librariesOf(javascriptTables);
  const c = librariesOf(cTables);
  const all = [
    language('javascript', 'javascript', javascriptLowering, javascript), language('javascriptreact', 'javascript', javascriptLowering, javascript),
    language('typescript', 'typescript', javascriptLowering, javascript), language('typescriptreact', 'tsx', javascriptLowering, javascript),
    language('c', 'cpp', cLowering, c), language('cpp', 'cpp', cppLowering, c),
    language('csharp', 'c-sharp', csharpLowering, librariesOf(csharpTables)),
    language('go', 'go', goLowering, librariesOf(goTables)),
    language('java', 'java', javaLowering, librariesOf(javaTables)),
    language('kotlin', 'kotlin', kotlinLowering, librariesOf(kotlinTables)),
    language('php', 'php', phpLowering, librariesOf(phpTables)),
    language('powershell', 'powershell', powershellLowering, librariesOf(powershellTables)),
    language('python', 'python', pythonLowering, librariesOf(pythonTables)),
    language('ruby', 'ruby', rubyLowering, librariesOf(rubyTables)),
    language('rust', 'rust', rustLowering, librariesOf(rustTables)),
    language('shellscript', 'bash', shellLowering, librariesOf(shellTables)),
    language('swift', 'swift', swiftLowering, librariesOf(swiftTables)),
  ];
  return new Map(all.map((one) => [one.id, one]));
}

function language(id: LanguageId, grammar: Grammar, lowering: LoweringTable, libraries: () => Libraries): AnalysisLanguage {
  return { id, grammar, lowering, get libraries() { return libraries(); } };
}

function librariesOf(tables: LanguageTables): () => Libraries {
  let made: Libraries | undefined;
  return () => {
    made ??= new Libraries(tables);
    return made;
  };
}
