import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException("API_KEY is not set")';
const FULL = READ.replace('Env', 'System.Env').replace('Inv', 'System.Inv');
const HEAD = 'using System;\n';
const FIXED = 'store-only: position-needs-constant';

/** source below `using System;`, what it becomes */
const cases: readonly (readonly [string, string])[] = [
  ['var k = "«abc»";', `var k = ${READ};`],
  ['f("«abc»", 1);', `f(${READ}, 1);`],
  ['var k = "«abc»".Trim();', `var k = (${READ}).Trim();`],
  ['var k = x ? "«abc»" : "";', `var k = x ? (${READ}) : "";`],
  ['var k = "Bearer «abc»";', `var k = "Bearer " + (${READ});`],
  ['var k = a + "Bearer «abc»!";', `var k = a + "Bearer " + (${READ}) + "!";`],
  ['var k = "Bearer «abc»".Trim();', `var k = ("Bearer " + (${READ})).Trim();`],
  ['var k = @"a""b\\«abc»";', `var k = @"a""b\\" + (${READ});`],
  ['var k = $"{scheme} «abc»";', `var k = $"{scheme} {${READ}}";`],
  ['var k = $@"""{scheme}"" «abc»";', `var k = $@"""{scheme}"" {${READ}}";`],
  ['var k = $"{f("«abc»")}";', `var k = $"{f(${READ})}";`],
  ['var k = $"{{ «a}b»";', 'store-only: not-a-literal'],
  ['var k = """{"a":"«abc»"}""";', `var k = $$"""{"a":"{{${READ}}}"}""";`],
  ['var k = """\n  a\n  b «abc» c\n  """.Trim();', `var k = $"""\n  a\n  b {${READ}} c\n  """.Trim();`],
  ['var k = $$"""{a} {{b}} «abc»""";', `var k = $$"""{a} {{b}} {{${READ}}}""";`],
  ['var k = "«abc" +\n  @"def»";', `var k = ${READ};`],
  ['return"«abc»";', `return ${READ};`],
  ['string K => "«abc»";', `string K => ${READ};`],
  ['var k = "«abc»"u8;', FIXED],
  ['string.Format("{0} «abc»", x);', `string.Format("{0} " + (${READ}).Replace("{", "{{").Replace("}", "}}"), x);`],
  ['Console.WriteLine("«abc»");', `Console.WriteLine(${READ});`],
  ['string.Format("«a}}bc»");', FIXED],
  ['class A { const string K = "«abc»"; }', `class A { static readonly string K = ${READ}; }`],
  ['class A { public const string K = "Bearer «abc»"; // note\n}', `class A { public static readonly string K = "Bearer " + (${READ}); // note\n}`],
  ['class A { void F() { const string k = "«abc»"; } }', `class A { void F() { string k = ${READ}; } }`],
  ['class A { const string K = "«abc»"; string L = K + "x"; }', `class A { static readonly string K = ${READ}; string L = K + "x"; }`],
  ['class A { const string K = "«abc»"; const string L = K + "x"; }', FIXED],
  ['class A { const string K = "«abc»"; const string L = $"{K}x"; }', FIXED],
  ['class A { const string K = "«abc»"; [B(K)] void F() {} }', FIXED],
  ['class A { const string K = "«abc»"; [B(A.K)] void F() {} }', FIXED],
  ['class A { const string K = "«abc»"; void F(string k = A.K) {} }', FIXED],
  ['class A { const string K = "«abc»"; void F(string k) { switch (k) { case K: break; } } }', FIXED],
  ['class A { const string K = "«abc»"; bool F(string k) => k is K; }', FIXED],
  ['[A("«abc»")] class B {}', FIXED],
  ['[A, B(C = "«abc»")]\npublic class D {}', FIXED],
  ['[assembly: A("«abc»")]\nnamespace B {}', FIXED],
  ['class A { void F([B("«abc»")] string k) {} }', FIXED],
  ['class A { [B][C("«abc»")] void F() {} }', FIXED],
  ['var k = d["«abc»"];', `var k = d[${READ}];`],
  ['f(["«abc»"]);', `f([${READ}]);`],
  ['var d = new D { ["k"] = "«abc»" };', `var d = new D { ["k"] = ${READ} };`],
  ['void F(string k = "«abc»") {}', FIXED],
  ['F(k = "«abc»");', `F(k = ${READ});`],
  ['F(k: "«abc»");', `F(k: ${READ});`],
  ['using (var k = "«abc»") {}', `using (var k = ${READ}) {}`],
  ['switch (x) { case "«abc»": break; }', FIXED],
  ['var y = x switch { "«abc»" => 1, _ => 2 };', FIXED],
  ['var y = x switch { ("«abc»", _) => 1, _ => 2 };', FIXED],
  ['if (x is "a" or "«abc»") {}', FIXED],
  ['if (x is { Name: "«abc»" }) {}', FIXED],
  ['var y = new { Name = "«abc»" };', `var y = new { Name = ${READ} };`],
  ['// "«abc»"', 'store-only: inside-comment'],
  ['#region "«abc»"', 'store-only: inside-comment'],
  ['var k = Environment.GetEnvironmentVariable("«abc»");', 'refused: already-a-lookup'],
];

describe('lookups in C#', () => {
  for (const [source, expected] of cases) {
    it(source, () => {
      const result = outcome('csharp', HEAD + source);
      assert.equal(result, /^(?:store-only|refused)/.test(expected) ? expected : HEAD + expected);
    });
  }

  const qualified: readonly string[] = [
    'namespace A;\nclass B { string k = "«abc»"; }',
    'using System;\nclass A { IHostEnvironment Environment { get; } string k = "«abc»"; }',
    'using System;\nusing Shop.Environment;\nclass A { string k = "«abc»"; }',
    'using System;\nclass Environment { string k = "«abc»"; }',
  ];
  for (const source of qualified) {
    it(`names the class in full: ${source}`, () => assert.equal(outcome('csharp', source), source.replace('"«abc»"', FULL)));
  }

  it('stores what the program used', () => {
    assert.equal(plan('csharp', 'var k = "«a\\x41\\e\\u0042»";').value, 'aA\x1bB');
    assert.equal(plan('csharp', 'var k = @"«a""\\n»";').value, 'a"\\n');
    assert.equal(plan('csharp', 'var k = """\n    «one\n\n      two»\n    """;').value, 'one\n\n  two');
    assert.equal(plan('csharp', 'var k = """"a"""«b»"""";').value, 'b');
    assert.equal(plan('csharp', 'var k = "«a" + "b»";').value, 'ab');
  });
});
