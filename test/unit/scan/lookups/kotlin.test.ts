import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'System.getenv("API_KEY") ?: error("API_KEY is not set")';
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string])[] = [
  ['val k = "«abc»"', `val k = ${READ}`],
  ['val k = "«abc»"\nval l = 1', `val k = ${READ}\nval l = 1`],
  ['val k = "«abc»"\n  .trim()', `val k = (${READ})\n  .trim()`],
  ['val k = "«abc»".trim()', `val k = (${READ}).trim()`],
  ['val k = "Bearer «abc»"', `val k = "Bearer \${${READ}}"`],
  ['val k = "$scheme «abc»".trim()', `val k = "$scheme \${${READ}}".trim()`],
  ['val k = """{"a": «abc»}"""', `val k = """{"a": \${${READ}}}"""`],
  ['val k = """a"«abc»""""', `val k = """a"\${${READ}}""""`],
  ['val k = "${f("«abc»")}"', `val k = "\${f(${READ})}"`],
  ['val p = "key" to "«abc»"', `val p = "key" to (${READ})`],
  ['f(key = "«abc»")', `f(key = ${READ})`],
  ['fun f(key: String = "«abc»") {}', `fun f(key: String = ${READ}) {}`],
  ['when (x) { "«abc»" -> 1 }', `when (x) { (${READ}) -> 1 }`],
  ['val k = if (x) "«abc»" else ""', `val k = if (x) (${READ}) else ""`],
  ['const val K = "«abc»" // note', `val K = ${READ} // note`],
  ['object A {\n  const val B = 1\n  private const val K = "Bearer «abc»"\n}', `object A {\n  const val B = 1\n  private val K = "Bearer \${${READ}}"\n}`],
  ['const val K = "«abc»"\nval l = K', `val K = ${READ}\nval l = K`],
  ['const val K = "«abc»"\nconst val L = K + "x"', FIXED],
  ['const val K = "«abc»"\nconst val L = "$K x"', FIXED],
  ['const val K = "«abc»"\n@A(K) class B', FIXED],
  ['const val K = "«abc»"\n@A("$K") class B', FIXED],
  ['const val B = 1\nval k = "«abc»"', `const val B = 1\nval k = ${READ}`],
  ['@A("«abc»") class B', FIXED],
  ['@file:A(names = ["«abc»"])\npackage b', FIXED],
  ['@[A B("«abc»")] class C', FIXED],
  ['l.forEach { return@forEach f("«abc»") }', `l.forEach { return@forEach f(${READ}) }`],
  ['val k = "%s:«abc»".format(u)', 'val k = "%s:%s".format(u, System.getenv("API_KEY") ?: error("API_KEY is not set"))'],
  ['val k = String.format("%s", "«abc»")', `val k = String.format("%s", ${READ})`],
  ['val k = "%s".format("«abc»")', `val k = "%s".format(${READ})`],
  ['class A { fun error(m: String) {}\nval k = "«abc»" }', 'class A { fun error(m: String) {}\nval k = System.getenv("API_KEY") ?: throw IllegalStateException("API_KEY is not set") }'],
  ['val k = $$"«abc»"', 'store-only: not-a-literal'],
  ['/* /* */ "«abc»" */', 'store-only: inside-comment'],
  ['val k = System.getenv("«abc»")', 'refused: already-a-lookup'],
];

describe('lookups in Kotlin', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('kotlin', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('kotlin', 'val k = "«a\\u0041\\$b»"').value, 'aA$b');
    assert.equal(plan('kotlin', 'val k = """«a\\n"b\r\n»"""').value, 'a\\n"b\n');
    assert.equal(plan('kotlin', 'val k = """«a"»"""').value, 'a"');
    assert.equal(plan('kotlin', 'val k = "«a" + "b»"').value, 'ab');
  });
});
