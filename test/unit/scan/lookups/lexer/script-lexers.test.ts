import assert from 'node:assert/strict';
import { elixirTraits } from '../../../../../shared/src/scan/lookups/elixir/lexer';
import type { LanguageTraits } from '../../../../../shared/src/scan/lookups/lexer/traits';
import { luaTraits } from '../../../../../shared/src/scan/lookups/lua/lexer';
import { perlTraits } from '../../../../../shared/src/scan/lookups/perl/lexer';
import { powershellTraits } from '../../../../../shared/src/scan/lookups/powershell/lexer';
import { rTraits } from '../../../../../shared/src/scan/lookups/r/lexer';
import { shape } from './shape';

/** source, its tokens */
type Cases = readonly (readonly [string, string])[];

const powershell: Cases = [
  ['"a$b$($c["d"])`"e""f"', 'double<a$b$($c["d"])`"e""f>{}{$c [ double<d> ]}'],
  [`'it''s' # 'a`, `single<it''s> «# 'a»`],
  ['@"\na $b\n"@ + 1', 'here-double<a $b>{} + 1'],
  [`@'\n$a\n'@`, 'here-single<$a>'],
  [`a \`\n\`" <# " #> b`, `a «\`\n» «\`"» «<# " #>» b`],
  ['${env:A} "${a b}c"', '$ { env:A } double<${a b}c>{}'],
];

const perl: Cases = [
  ['$a = "b$c{d}@{[ f(1) ]}";', '$a = double<b$c{d}@{[ f(1) ]}>{}{[ f ( 1 ) ]} ;'],
  [`q(a) . qq{b} . qw(c d)`, 'q<a> . qq<b> . quote-like<c d>'],
  [`s/"/'/; tr{a}{"}; b`, `quote-like<"/'> ; quote-like<a}{"> ; b`],
  ['$h{s} . $o->y(1) . (q => 2)', '$h { s } . $o -> y ( 1 ) . ( q => 2 )'],
  ['$a / 2; /"/', '$a / 2 ; /"/'],
  ['f(<<A, <<"B");\n1\nA\n2\nB\ng', 'f ( heredoc<1\n> , heredoc<2\n> ) ; ¶ g'],
  [`<<'A';\n$b\nA\n`, 'heredoc-raw<$b\n> ; ¶'],
  ['=pod\n"\n=cut\na', '«=pod\n"\n=cut» ¶ a'],
  [`$" . $#a . $'`, `$" . $# a . $'`],
  ['a\n__END__\n"', 'a ¶ «__END__\n"»'],
];

const lua: Cases = [
  [`a = 'b\\'c' .. "d"`, `a = single<b\\'c> .. double<d>`],
  ['a = [[\nb]] .. [==[c]]d]==]', 'a = long<b> .. long<c]]d>'],
  ['a --[[ " ]] b -- "', 'a «--[[ " ]]» b «-- "»'],
  ['a[b[1]] ~= 2', 'a [ b [ 1 ] ] ~= 2'],
];

const r: Cases = [
  [`a.b <- "c" # "`, 'a.b <- double<c> «# "»'],
  ['r"(a"b)" + R\'--[c]--\'', 'raw<a"b> + raw<c>'],
  ['`a b` %"% c |> d', 'name<a b> %"% c |> d'],
  [`a::b$'c'`, 'a :: b $ single<c>'],
];

const elixir: Cases = [
  ['"a#{b("c")}\\#{d}"', 'double<a#{b("c")}\\#{d}>{b ( double<c> )}'],
  ['"""\n  a\n  """ <> b', 'heredoc<  a\n> <> b'],
  ['~s(a) <> ~S|b\\| <> ~r/"/', 'sigil-double<a> <> sigil-raw<b\\> <> sigil<">'],
  [`?" :"a" 'b' # "`, `?" atom<a> charlist<b> «# "»`],
  ['%{a: 1} |> b!()', '% { a : 1 } |> b! ( )'],
];

const languages: readonly (readonly [string, LanguageTraits, Cases])[] = [
  ['PowerShell', powershellTraits, powershell], ['Perl', perlTraits, perl], ['Lua', luaTraits, lua], ['R', rTraits, r], ['Elixir', elixirTraits, elixir],
];

for (const [name, traits, cases] of languages) {
  describe(`tokens of ${name}`, () => {
    for (const [source, tokens] of cases) {
      it(JSON.stringify(source), () => assert.equal(shape(source, traits), tokens));
    }
  });
}
