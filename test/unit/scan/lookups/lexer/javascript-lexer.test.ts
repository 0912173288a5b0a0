import assert from 'node:assert/strict';
import { javascriptTraits } from '../../../../../shared/src/scan/lookups/javascript/lexer';
import { shape } from './shape';

/** source, its tokens */
const cases: readonly (readonly [string, string])[] = [
  [`const a = 'b\\'c';`, `const a = single<b\\'c> ;`],
  [`a = "b\\\nc"`, `a = double<b\\\nc>`],
  [`a = 'b\nc = 'd'`, `a = single<b>… ¶ c = single<d>`],
  ['a = `b${c}d${`e${f}`}`', 'a = template<b${c}d${`e${f}`}>{c}{template<e${f}>{f}}'],
  ['a = `${{ b: "}" }}`', 'a = template<${{ b: "}" }}>{{ b : double<}> }}'],
  ['a // b "c\n/* d\n" */ e', 'a «// b "c» ¶ «/* d\n" */» e'],
  ['#!/usr/bin/env node\na', '«#!/usr/bin/env node» ¶ a'],
  [`a = b / c; d = "/"`, `a = b / c ; d = double</>`],
  [`a = /"/g.test(b)`, `a = /"/g . test ( b )`],
  [`a(/[/"]/, '"')`, `a ( /[/"]/ , single<"> )`],
  [`if (a) /"/.test(b)`, `if ( a ) /"/ . test ( b )`],
  [`(a) / b / "c"`, `( a ) / b / double<c>`],
  [`a[0] / 2; "b"`, `a [ 0 ] / 2 ; double<b>`],
  [`a++ / 2; '/'`, `a ++ / 2 ; single</>`],
  ['return /"/', 'return /"/'],
  ['a => "b"', 'a => double<b>'],
  ['a?.b ?? "c"', 'a ?. b ?? double<c>'],
  ['class A { #key = "b" }', 'class A { #key = double<b> }'],
  ['x = 0x1F + 1.5e3', 'x = 0x1F + 1.5e3'],
  ['\ufeffa\u00a0= 1', 'a = 1'],
];

/** source with JSX, its tokens */
const markup: readonly (readonly [string, string])[] = [
  [`a = <b c="d">it's {e}</b>; f`, `a = jsx<b c="d">it's {e}</b>{jsx-attribute<d>}{e} ; f`],
  [`a = <b c='d"' />; "e"`, `a = jsx<b c='d"' />{jsx-attribute<d">} ; double<e>`],
  ['a = <><b/>c</>; d', 'a = jsx<><b/>c</> ; d'],
  [`return (<a b={c ? 'd' : "e"}>f</a>)`, `return ( jsx<a b={c ? 'd' : "e"}>f</a>{c ? single<d> : double<e>} )`],
  ['a = b < c; d > e', 'a = b < c ; d > e'],
  ['a = <T,>(x) => x', 'a = < T , > ( x ) => x'],
  ['a = <T extends B>(x) => x', 'a = < T extends B > ( x ) => x'],
  ['a = <b', 'a = < b'],
];

describe('tokens of JavaScript', () => {
  for (const [source, tokens] of cases) {
    it(JSON.stringify(source), () => {
      assert.equal(shape(source, javascriptTraits('javascript')), tokens);
      assert.equal(shape(source, javascriptTraits('typescript')), tokens);
    });
  }

  for (const [source, tokens] of markup) {
    it(`JSX: ${JSON.stringify(source)}`, () => {
      // The content of an element stands between its first and last bracket.
      assert.equal(shape(source, javascriptTraits('javascriptreact')), tokens);
    });
  }

  it('reads no JSX in TypeScript without it: there `<T>x` is a type', () => {
    assert.equal(shape(`a = <b>c; d = "e"`, javascriptTraits('typescript')), 'a = < b > c ; d = double<e>');
  });
});
