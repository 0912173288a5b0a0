import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ["$k = '«abc»';", "$k = getenv('API_KEY');"],
  ['$k = "Bearer «abc»";', '$k = "Bearer " . getenv("API_KEY");'],
  ['$k = "Bearer $x «abc» {$y[0]}";', '$k = "Bearer $x " . getenv("API_KEY") . " {$y[0]}";'],
  ["$k = 'a' . 'b«abc»' . 'c';", "$k = 'a' . 'b' . getenv('API_KEY') . 'c';"],
  ["if ($x == 'b«abc»') {}", "if ($x == ('b' . getenv('API_KEY'))) {}"],
  ["$k = '«abc»';", "$k = getenv('API_KEY') ?: throw new \\RuntimeException('API_KEY is not set');", { style: 'strict' }],
  ["$k = $x . '«abc»';", "$k = $x . (getenv('API_KEY') ?: throw new \\RuntimeException('API_KEY is not set'));", { style: 'strict' }],
  ["const K = '«abc»';", "define('K', getenv('API_KEY'));"],
  ["namespace A; const K = '«abc»';", "namespace A; define(__NAMESPACE__ . '\\K', getenv('API_KEY'));"],
  ["namespace A { const K = '«abc»'; }", "namespace A { define(__NAMESPACE__ . '\\K', getenv('API_KEY')); }"],
  ["const J = 1, K = '«abc»';", 'store-only: position-needs-constant'],
  ["class A { public const string K = '«abc»'; }", 'store-only: position-needs-constant'],
  ["class A { function f() {} private $k = '«abc»'; }", 'store-only: position-needs-constant'],
  ["class A { private static ?array $k = ['a' => ['b' => '«abc»']]; }", 'store-only: position-needs-constant'],
  ["class A { function f() { $this->k = '«abc»'; } }", "class A { function f() { $this->k = getenv('API_KEY'); } }"],
  ["class A { function f() { return ['k' => '«abc»']; } }", "class A { function f() { return ['k' => getenv('API_KEY')]; } }"],
  ["function f($k = '«abc»') {}", 'store-only: position-needs-constant'],
  ["$f = fn ($k = ['«abc»']) => $k;", 'store-only: position-needs-constant'],
  ["switch ($x) { case '«abc»': break; }", "switch ($x) { case getenv('API_KEY'): break; }"],
  ["enum E: string { case A = '«abc»'; }", 'store-only: position-needs-constant'],
  ["#[A(k: '«abc»')] function f() {}", 'store-only: position-needs-constant'],
  ["f(sprintf('%s', '«abc»'));", "f(sprintf('%s', getenv('API_KEY')));"],
  ["f(sprintf('%s:«abc»', $u));", "f(sprintf('%s:%s', $u, getenv('API_KEY')));"],
  ['$k = <<<EOS\n«abc»\nEOS;', "$k = getenv('API_KEY');"],
  ['$k = <<<EOS\n  key: «abc»\n  EOS;', "$k = str_replace('{API_KEY}', getenv('API_KEY'), <<<EOS\n  key: {API_KEY}\n  EOS);"],
  ["# k = '«abc»'", 'store-only: inside-comment'],
  ["?>\n<p>'«abc»'</p>", 'store-only: not-a-literal'],
  ["?><?= '«abc»' ?>", "?><?= getenv('API_KEY') ?>"],
];

describe('lookups in PHP', () => {
  for (const [source, expected, options] of cases) {
    it(source, () => {
      const result = outcome('php', `<?php\n${source}`, options);
      assert.equal(result, expected.startsWith('store-only') ? expected : `<?php\n${expected}`);
    });
  }

  it('stores what the program used', () => {
    const value = (source: string) => plan('php', `<?php\n$k = ${source};`).value;
    assert.equal(value(`"«a\\x41\\u{1F600}\\$b»"`), 'aA😀$b');
    assert.equal(value(`'«a\\'\\\\\\n»'`), `a'\\\\n`);
    assert.equal(value('<<<EOS\n    «a\r\n      b»\n    EOS'), 'a\r\n  b');
  });
});
