import assert from 'node:assert/strict';
import { cppTraits, cTraits } from '../../../../../shared/src/scan/lookups/c/lexer';
import { csharpTraits } from '../../../../../shared/src/scan/lookups/csharp/lexer';
import { dartTraits } from '../../../../../shared/src/scan/lookups/dart/lexer';
import { kotlinTraits } from '../../../../../shared/src/scan/lookups/kotlin/lexer';
import type { LanguageTraits } from '../../../../../shared/src/scan/lookups/lexer/traits';
import { scalaTraits } from '../../../../../shared/src/scan/lookups/scala/lexer';
import { swiftTraits } from '../../../../../shared/src/scan/lookups/swift/lexer';
import { shape } from './shape';

/** source, its tokens */
type Cases = readonly (readonly [string, string])[];

const c: Cases = [
  [`char a = '"'; "b\\"c"`, 'char a = character<"> ; string<b\\"c>'],
  ['L"a" u8"b" U\'c\'', "wide<a> wide<b> character<c>"],
  ['a "b" /* " */ "c" // "', 'a string<b> «/* " */» string<c> «// "»'],
  ['#define A \\\n  "b"', '# define A «\\\n» string<b>'],
  ['a->b << "c"', 'a -> b << string<c>'],
];

const cpp: Cases = [
  ['R"(a"b)" + R"x(a)"b)x"', 'raw<a"b> + raw<a)"b>'],
  ['LR"(a\\")"', 'wide<a\\">'],
  ["1'000'000 + 'a'", "1'000'000 + character<a>"],
];

const csharp: Cases = [
  ['@"a""b\\" + "c\\"d"', 'verbatim<a""b\\> + string<c\\"d>'],
  ['$"a{b["c"]}{{d"', 'formatted<a{b["c"]}{{d>{b [ string<c> ]}'],
  ['$@"a{b}" @$"c"', 'verbatim-formatted<a{b}>{b} verbatim-formatted<c>'],
  ['"""a"b""" """"c"""d""""', 'raw<a"b> raw<c"""d>'],
  ['"""\n  a\n  b\n  """.C', 'raw<  a\n  b> . C'],
  ['$"""a{b}""" $$"""{a}{{b}}"""', 'raw-formatted<a{b}>{b} raw-formatted-twice<{a}{{b}}>{b}'],
  ['#region "a\n@if', '«#region "a» ¶ @if'],
  [`'"' a ?? b`, 'character<"> a ?? b'],
];

const kotlin: Cases = [
  ['"a$b${c("d")}\\$e"', 'string<a$b${c("d")}\\$e>{}{c ( string<d> )}'],
  ['"""a"$b""""', 'raw<a"$b">{}'],
  ['$$"""a$b"""', 'dollars<a$b>'],
  ['`a "b`?.c ?: d', '`a "b` ?. c ?: d'],
  ['/* /* " */ */ a', '«/* /* " */ */» a'],
];

const scala: Cases = [
  ['s"a$b${c("d")}$$e"', 'formatted<a$b${c("d")}$$e>{}{c ( string<d> )}'],
  ['s"""a"${b}""""', 'triple-formatted<a"${b}">{b}'],
  ['sql"a" + """b"c"""', 'custom<a> + triple<b"c>'],
  [`'"' 'a '\\u0041'`, `'"' ' a '\\u0041'`],
];

const swift: Cases = [
  ['"a\\(b("c"))\\"d"', 'string<a\\(b("c"))\\"d>{b ( string<c> )}'],
  ['#"a"b\\"# + ##"c"#d"##', 'raw<a"b\\> + raw<c"#d>'],
  ['"""\n  a\\(b)\n  """', 'block<  a\\(b)>{b}'],
  ['#if a\n@b("c")', '#if a ¶ @b ( string<c> )'],
];

const dart: Cases = [
  [`'a$b\${c("d")}' "e"`, `string<a$b\${c("d")}>{}{c ( string<d> )} string<e>`],
  [`r'a\\' r"b$c"`, 'raw<a\\> raw<b$c>'],
  [`'''\na'b''' + r'''c\n'''`, `string<a'b> + raw<c\n>`],
  ['a ??= b..c', 'a ??= b .. c'],
];

const languages: readonly (readonly [string, LanguageTraits, Cases])[] = [
  ['C', cTraits, c], ['C++', cppTraits, [...c, ...cpp]], ['C#', csharpTraits, csharp], ['Kotlin', kotlinTraits, kotlin], ['Scala', scalaTraits, scala], ['Swift', swiftTraits, swift], ['Dart', dartTraits, dart],
];

for (const [name, traits, cases] of languages) {
  describe(`tokens of ${name}`, () => {
    for (const [source, tokens] of cases) {
      it(JSON.stringify(source), () => assert.equal(shape(source, traits), tokens));
    }
  });
}
