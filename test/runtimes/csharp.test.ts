import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeParsed, ownGrammar } from './parsed';
import { describeMatrix } from './suite';

const escape = backslashed(/["\\]/g);
const doubled = (value: string) => value.replace(/"/g, '""');
/**
 * In an interpolated string a brace is doubled, and no lookup is written for a value with one. This compiler drops a
 * carriage return from one that is verbatim, where the language keeps it.
 */
const braces = (write: (value: string) => string | undefined) => (value: string) => (/[{}]/.test(value) ? undefined : write(value));

const type = (body: string, usings = 'using System;\n\n') => `${usings}public static class Case_ID {\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n}\n`;
const run = (statements: string) => `public static void Run() {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n}`;

/** An interpolated string is no constant before C# 10. */
const constants = ['string', 'verbatim', '\\u escapes'];

const matrix: Matrix = {
  title: 'C#', languageId: 'csharp', fails: 'in both styles', styles: ['plain'],
  forms: [
    quoted('string', '"', escape), quoted('verbatim', '"', doubled, '@'), quoted('interpolated', '"', braces(escape), '$'), quoted('interpolated verbatim', '"', braces((value) => (value.includes('\r') ? undefined : doubled(value))), '$@'),
    quoted('\\u escapes', '"', (value) => Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')),
  ],
  places: ([
    { name: 'whole literal', template: type(run('var key = LIT;\nProbe.Show(ID, key);')) },
    { name: 'part of a literal', template: type(run('Probe.Show(ID, LIT);')), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: type(run('Probe.Show(ID, LIT); // note')), around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'beside a hole', template: type(run('var scheme = "Bearer";\nProbe.Show(ID, $"{scheme}".Substring(6) + LIT);')) },
    { name: 'in a hole', template: type(run('Probe.Show(ID, $"{LIT}");')), forms: ['string', '\\u escapes'] },
    { name: 'after a concatenation', template: type(run('var scheme = "";\nProbe.Show(ID, scheme + LIT + "");')) },
    { name: 'method of the literal', template: type(run('Probe.Show(ID, LIT.ToString());')), around: ['Bearer ', ''] },
    { name: 'condition', template: type(run('Probe.Show(ID, 1 + 1 == 2 ? LIT : "");')) },
    { name: 'cast', template: type(run('Probe.Show(ID, (string) LIT);')), around: ['Bearer ', ''] },
    { name: 'named argument', template: type(run('Probe.Show(id: ID, text: LIT);')) },
    { name: 'body of a property', template: type(`static string Key => LIT;\n${run('Probe.Show(ID, Key);')}`) },
    { name: 'field', template: type(`static string key = LIT; // note\n${run('Probe.Show(ID, key);')}`) },
    { name: 'constant', template: type(`private const string Key = LIT; // note\n${run('Probe.Show(ID, Key);')}`), forms: constants },
    { name: 'constant in a sum', template: type(`public const string Key = LIT + "";\n${run('Probe.Show(ID, Key);')}`), forms: constants },
    { name: 'local constant', template: type(run('const string key = LIT;\nProbe.Show(ID, key);')), forms: constants },
    { name: 'array element', template: type(run('Probe.Show(ID, new[] { "", LIT }[1]);')) },
    { name: 'dictionary value', template: type(run('var d = new System.Collections.Generic.Dictionary<string, string> { ["key"] = LIT };\nProbe.Show(ID, d["key"]);')) },
    { name: 'dictionary key', template: type(run('var d = new System.Collections.Generic.Dictionary<string, int> { [LIT] = 1 };\nforeach (var pair in d) Probe.Show(ID, pair.Key);')) },
    { name: 'property of an object', template: type(run('var o = new { Key = LIT };\nProbe.Show(ID, o.Key);')) },
    { name: 'after return', template: type(`static string Key() { return LIT; }\n${run('Probe.Show(ID, Key());')}`) },
    { name: 'System is not open', template: type(run('Probe.Show(ID, LIT);'), '') },
    { name: 'Environment is a member', template: type(`static string Environment { get; set; }\n${run('Probe.Show(ID, LIT);')}`) },
    { name: 'format', template: type(run('Probe.Show(ID, string.Format(LIT));')), forms: ['\\u escapes'] },
    { name: 'attribute', template: type(`[Obsolete(LIT)]\n${run('Probe.Show(ID, "");')}`), refused: 'position-needs-constant' },
    { name: 'case', template: type(run('switch ("x") { case LIT: break; }\nProbe.Show(ID, "");')), refused: 'position-needs-constant' },
    { name: 'pattern', template: type(run('Probe.Show(ID, "x" is LIT ? "a" : "b");')), refused: 'position-needs-constant' },
    { name: 'default argument', template: type(`static string Key(string key = LIT) { return key; }\n${run('Probe.Show(ID, Key());')}`), refused: 'position-needs-constant' },
    { name: 'constant that an attribute uses', template: type(`const string Key = LIT;\n[Obsolete(Key)]\n${run('Probe.Show(ID, "");')}`), refused: 'position-needs-constant' },
    { name: 'constant that a case uses', template: type(`const string Key = LIT;\n${run('switch ("x") { case Key: break; }\nProbe.Show(ID, "");')}`), refused: 'position-needs-constant' },
  ] satisfies readonly Place[]),
};

/** Each class is looked for in its own turn, so that one that fails while its fields are set is only that one. */
const main = (programs: readonly Program[]) => `using System;
using System.IO;
using System.Text;

public static class Probe {
    public static readonly StreamWriter Out = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
    public static void Show(int id, string text) { Out.Write(id + "\\u001f=" + text + "\\u001e"); }
}

public static class Program {
    public static void Main() {
        foreach (var id in new[] { ${programs.map(({ id }) => id).join(', ')} }) {
            try {
                typeof(Program).Assembly.GetType("Case_" + id).GetMethod("Run").Invoke(null, null);
            } catch (Exception error) {
                while (error.InnerException != null) error = error.InnerException;
                Probe.Out.Write(id + "\\u001f!" + error.Message + "\\u001e");
            }
        }
        Probe.Out.Flush();
    }
}
`;

const runner: Runner = {
  files: (programs) => ({ 'Main.cs': main(programs), ...Object.fromEntries(programs.map(({ id, source }) => [`Case_${id}.cs`, source])) }),
  commands: () => [
    ['mcs', '-langversion:7', '-nowarn:0162,0219,0414', '-codepage:utf8', '-out:main.exe', '-recurse:*.cs'],
    ['mono', 'main.exe'],
  ],
};

describeMatrix(matrix, { name: 'a C# compiler', present: () => canRun('mcs', '--version') && canRun('mono', '--version'), howToGet: 'apt-get install mono-mcs', runner });

/** Raw strings, which came with C# 11: https://learn.microsoft.com/dotnet/csharp/language-reference/tokens/raw-string */
const raw = (name: string, prefix: string, forbidden: RegExp): Form => ({ name, escape: verbatim(forbidden), wrap: (content) => ({ inline: `${prefix}"""${content}"""` }) });
const block = (name: string, prefix: string, forbidden: RegExp): Form => ({
  name,
  escape: verbatim(forbidden),
  wrap: (content) => ({ inline: `${prefix}"""\n            ${content.replace(/\n(?!\n)/g, '\n            ')}\n            """` }),
});

describeParsed({
  title: 'C#, raw strings (parsed)', languageId: 'csharp', styles: ['plain'],
  forms: [raw('raw', '', /^"|"$|[\r\n]/), raw('interpolated raw', '$', /^"|"$|[\r\n{}]/), raw('interpolated raw, two dollars', '$$', /^"|"$|[\r\n]|\{\{|\}\}/), block('raw block', '', /\r/), block('interpolated raw block', '$', /[\r{}]/)],
  places: [
    { name: 'whole literal', template: type(run('var key = LIT;\nProbe.Show(ID, key);')) },
    { name: 'part of a literal', template: type(run('Probe.Show(ID, LIT);')), around: ['Bearer ', '!'] },
    { name: 'constant', template: type(`private const string Key = LIT;\n${run('Probe.Show(ID, Key);')}`) },
    { name: 'method of the literal', template: type(run('Probe.Show(ID, LIT.Trim());')), around: ['Bearer ', '!'] },
  ],
}, ownGrammar('c-sharp'));
