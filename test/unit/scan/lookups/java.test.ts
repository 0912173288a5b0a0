import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ['String k = "«abc»";', 'String k = System.getenv("API_KEY");'],
  ['f("Bearer «abc»");', 'f("Bearer " + System.getenv("API_KEY"));'],
  ['f("Bearer «abc»".length());', 'f(("Bearer " + System.getenv("API_KEY")).length());'],
  ['f((Object) "Bearer «abc»");', 'f((Object) ("Bearer " + System.getenv("API_KEY")));'],
  ['f("«abc" + /* and */ "def»");', 'f(System.getenv("API_KEY"));'],
  ['f("""\n    Bearer «abc»\n    """);', 'f("""\n    Bearer {API_KEY}\n    """.replace("{API_KEY}", System.getenv("API_KEY")));'],
  ['f("""\n    {API_KEY} «abc»\n    """);', 'f("""\n    {API_KEY} {{API_KEY}}\n    """.replace("{{API_KEY}}", System.getenv("API_KEY")));'],
  ['f(String.format("%s:«abc»@%n", user));', 'f(String.format("%s:%s@%n", user, System.getenv("API_KEY")));'],
  ['f("%s:«abc»".formatted(user));', 'f("%s:%s".formatted(user, System.getenv("API_KEY")));'],
  ['f(String.format("%s", "«abc»"));', 'f(String.format("%s", System.getenv("API_KEY")));'],
  ['f(String.format(Locale.ROOT, "x:«abc»"));', 'f(String.format(Locale.ROOT, "x:%s", System.getenv("API_KEY")));'],
  ['f("%s".formatted("«abc»"));', 'f("%s".formatted(System.getenv("API_KEY")));'],
  ['f("x:«abc»".formatted());', 'f("x:%s".formatted(System.getenv("API_KEY")));'],
  ['f("x:«abc»%s".formatted(user));', 'f("x:%s%s".formatted(System.getenv("API_KEY"), user));'],
  ['@Value("«abc»") String k;', 'store-only: position-needs-constant'],
  ['@Map({ @Key(a = "«abc»") }) class A {}', 'store-only: position-needs-constant'],
  ['@interface A { String k() default "«abc»"; }', 'store-only: position-needs-constant'],
  ['switch (x) { case "a", "«abc»" -> f(); }', 'store-only: position-needs-constant'],
  ['switch (x) { case "a" -> f("«abc»"); }', 'switch (x) { case "a" -> f(System.getenv("API_KEY")); }'],
  ['switch (x) { case "a": f("«abc»"); }', 'switch (x) { case "a": f(System.getenv("API_KEY")); }'],
  ['static final String K = "«abc»"; @Value(K) String a;', 'store-only: position-needs-constant'],
  ['static final String K = "«abc»"; void f() { switch (x) { case K: } }', 'store-only: position-needs-constant'],
  ["char c = '«x»';", 'store-only: not-a-literal'],
  ['/** «abc» */', 'store-only: inside-comment'],
  ['package a;\n\nimport java.util.Map;\nimport java.util.Set;\n\nclass A { String k = "«abc»"; }',
    'package a;\n\nimport java.util.Map;\nimport java.util.Objects;\nimport java.util.Set;\n\nclass A { String k = Objects.requireNonNull(System.getenv("API_KEY"), "API_KEY is not set"); }', { style: 'strict' }],
  ['package a;\n\nclass A { String k = "«abc»"; }',
    'package a;\n\nimport java.util.Objects;\n\nclass A { String k = Objects.requireNonNull(System.getenv("API_KEY"), "API_KEY is not set"); }', { style: 'strict' }],
  ['import com.x.Objects;\nclass A { String k = "«abc»"; }',
    'import com.x.Objects;\nclass A { String k = java.util.Objects.requireNonNull(System.getenv("API_KEY"), "API_KEY is not set"); }', { style: 'strict' }],
  ['import java.util.*;\nclass A { String k = "«abc»"; }',
    'import java.util.*;\nclass A { String k = Objects.requireNonNull(System.getenv("API_KEY"), "API_KEY is not set"); }', { style: 'strict' }],
];

describe('lookups in Java', () => {
  for (const [source, expected, options] of cases) {
    it(source, () => assert.equal(outcome('java', source, options), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('java', 'f("«\\u0061\\101\\tb»");').value, 'aA\tb');
    assert.equal(plan('java', 'f("""\r\n      «one  \r\n        two \\\r\n      three\\s»\r\n    """);').value, '  one\n    two   three \n');
  });
});
