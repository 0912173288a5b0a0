import assert from 'node:assert/strict';
import { goTraits } from '../../../../../shared/src/scan/lookups/go/lexer';
import { javaTraits } from '../../../../../shared/src/scan/lookups/java/lexer';
import type { LanguageTraits } from '../../../../../shared/src/scan/lookups/lexer/traits';
import { phpTraits } from '../../../../../shared/src/scan/lookups/php/lexer';
import { pythonTraits } from '../../../../../shared/src/scan/lookups/python/lexer';
import { rubyTraits } from '../../../../../shared/src/scan/lookups/ruby/lexer';
import { rustTraits } from '../../../../../shared/src/scan/lookups/rust/lexer';
import { shellTraits } from '../../../../../shared/src/scan/lookups/shell/lexer';
import { shape } from './shape';

/** source, its tokens */
type Cases = readonly (readonly [string, string])[];

const python: Cases = [
  [`a = 'b' "c"`, 'a = plain<b> plain<c>'],
  [`a = rb'b\\'c'`, `a = plain<b\\'c>`],
  [`a = f"b{c['d']}{{e}}"`, `a = formatted<b{c['d']}{{e}}>{c [ plain<d> ]}`],
  [`a = f'{b:>{c}}'`, 'a = formatted<{b:>{c}}>{b : > { c }}'],
  [`a = """b"c\n'd'"""`, `a = plain<b"c\n'd'>`],
  [`a = b # 'c\n`, `a = b «# 'c» ¶`],
  ['a = b + \\\n  "c"', 'a = b + «\\\n» plain<c>'],
  [`a = 'b\nc`, 'a = plain<b>… ¶ c'],
  ['format = u"a"', 'format = plain<a>'],
];

const go: Cases = [
  ['a := `b\n"c`', 'a := raw<b\n"c>'],
  [`a := '"' + "b\\"c"`, `a := rune<"> + interpreted<b\\"c>`],
  ['a /* " */ b // "', 'a «/* " */» b «// "»'],
  ['f(a...)', 'f ( a ... )'],
];

const java: Cases = [
  ['a = """\n  b"c\\"""d\n  """;', 'a = block<  b"c\\"""d\n  > ;'],
  [`a = '"' + "b";`, `a = character<"> + string<b> ;`],
  ['@A("b") c::d', '@ A ( string<b> ) c :: d'],
  ['a = ""; "b"', 'a = string<> ; string<b>'],
];

const ruby: Cases = [
  [`a = "b#{c("d")}e"`, `a = double<b#{c("d")}e>{c ( double<d> )}`],
  ['a = "b#@c #d"', 'a = double<b#@c #d>{}'],
  ['a = <<~B\n  c #{d}\nB\ne', 'a = squiggly<  c #{d}\n>{d} ¶ e'],
  [`f(<<~A, <<-'B')\na\nA\nb\nB\nc`, 'f ( squiggly<a\n> , heredoc-raw<b\n> ) ¶ c'],
  ['a << b', 'a << b'],
  ['a = <<B\nc', 'a = heredoc<c>… ¶'],
  ['a = %q(b) + %w[c d] + %(e)', 'a = percent-single<b> + percent-other<c d> + percent-double<e>'],
  ['a = %q(b(c)d)', 'a = percent-other<b(c> d )'],
  ['a % b', 'a % b'],
  ['a = b / c / "d"', 'a = b / c / double<d>'],
  ['a =~ /"/i', 'a =~ /"/i'],
  ['a = :"b" + c::D', 'a = symbol<b> + c :: D'],
  ["a = ?' + 'b'", "a = ?' + single<b>"],
  ['=begin\n"\n=end\na', '«=begin\n"\n=end» ¶ a'],
  ['a\n__END__\n"b', 'a ¶ «__END__\n"b»'],
  ['@a = $b || @@c', '@a = $b || @@c'],
];

const php: Cases = [
  ["<p>it's</p><?php $a = 'b'; ?>'c'<?= \"d\" ?>", "markup<<p>it's</p><?php> $a = single<b> ; markup<?>'c'<?=> double<d> markup<?>>"],
  ['<?php "a$b[0]{$c->d}${e}$f->g"', 'markup<<?php> double<a$b[0]{$c->d}${e}$f->g>{}{$c -> d}{e}{}'],
  ['<?php # "a\n#[B("c")]', 'markup<<?php> «# "a» ¶ # [ B ( double<c> ) ]'],
  ['<?php // a ?>"b"', 'markup<<?php> «// a » markup<?>"b">'],
  ['<?php $a = <<<B\n  c $d\n  B . "e";', 'markup<<?php> $a = heredoc<  c $d>{} . double<e> ;'],
  ["<?php $a = <<<'B'\nc $d\nB;", 'markup<<?php> $a = nowdoc<c $d> ;'],
  ['<?php $a = <<<B\nB;', 'markup<<?php> $a = heredoc<> ;'],
  ['<?php $a = 1 << 2;', 'markup<<?php> $a = 1 < < 2 ;'],
];

const shell: Cases = [
  [`A=b "c$d" 'e'`, `bare<A=b> double<c$d>{} single<e>`],
  ['a # "b\nc#d', 'bare<a> «# "b» ¶ bare<c#d>'],
  ['a "$(b "c")" ${d:-e}', 'bare<a> double<$(b "c")>{bare<b> double<c>} bare<${d:-e}>{bare<d:-e>}'],
  [`a=$'b\\'c'`, `bare<a=> ansi-c<b\\'c>`],
  ['a\\ b|c', 'bare<a\\ b> | bare<c>'],
  ['cat <<E\na $b\nE\nc', 'bare<cat> heredoc<a $b\n>{} ¶ bare<c>'],
  [`cat <<-'E' >f\n\ta $b\n\tE\nc`, `bare<cat> heredoc-raw<\ta $b\n> > bare<f> ¶ bare<c>`],
  ['cat <<< "a"', 'bare<cat> <<< double<a>'],
  ['a `b "c"` d', 'bare<a> ` bare<b> double<c> ` bare<d>'],
  ['"a`b "c"`d"', 'double<a`b "c"`d>{}'],
];

const rust: Cases = [
  [`let a = 'b'; f::<'c>("d")`, `let a = 'b' ; f :: < ' c > ( string<d> )`],
  ['r#"a"b"# + b"c" + br"d"', 'raw<a"b> + bytes<c> + bytes<d>'],
  ['a /* b /* " */ c */ d', 'a «/* b /* " */ c */» d'],
  [`'\\'' '"' "e"`, `'\\'' '"' string<e>`],
];

const languages: readonly (readonly [string, LanguageTraits, Cases])[] = [
  ['Python', pythonTraits, python], ['Go', goTraits, go], ['Java', javaTraits, java], ['Ruby', rubyTraits, ruby], ['PHP', phpTraits, php], ['shell', shellTraits, shell], ['Rust', rustTraits, rust],
];

for (const [name, traits, cases] of languages) {
  describe(`tokens of ${name}`, () => {
    for (const [source, tokens] of cases) {
      it(JSON.stringify(source), () => assert.equal(shape(source, traits), tokens));
    }
  });
}
