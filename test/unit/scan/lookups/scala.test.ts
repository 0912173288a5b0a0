import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'sys.env("API_KEY")';
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string])[] = [
  ['val k = "«abc»"', `val k = ${READ}`],
  ['val k = "Bearer «abc»"\nval l = 1', `val k = "Bearer " + ${READ}\nval l = 1`],
  ['val k = "Bearer «abc»"\n  .trim', `val k = ("Bearer " + ${READ})\n  .trim`],
  ['val p = "key" -> "Bearer «abc»"', `val p = "key" -> ("Bearer " + ${READ})`],
  ['val k = s"$scheme «abc»"', `val k = s"$scheme \${${READ}}"`],
  ['val k = s"""{"a": $a, "b": «abc»}"""', `val k = s"""{"a": $a, "b": \${${READ}}}"""`],
  ['val k = s"${f("«abc»")}"', `val k = s"\${f(${READ})}"`],
  ['val k = """a"«abc»"""', `val k = """a"""" + ${READ}`],
  ['val k = raw"a\\n «abc»"', `val k = raw"a\\n \${${READ}}"`],
  ['def f(key: String = "«abc»") = key', `def f(key: String = ${READ}) = key`],
  ['case class A(key: String = "«abc»")', `case class A(key: String = ${READ})`],
  ['x match { case 1 => "«abc»" }', `x match { case 1 => ${READ} }`],
  ['x match { case y if y == "«abc»" => 1 }', `x match { case y if y == ${READ} => 1 }`],
  ['final val K = "«abc»"', `final val K = ${READ}`],
  ['val k = "%s:«abc»".format(u)', `val k = "%s:%s".format(u, ${READ})`],
  ['val k = "%s".format("«abc»")', `val k = "%s".format(${READ})`],
  ['x match { case "«abc»" => 1 }', FIXED],
  ['x match {\n  case A("«abc»", _) => 1\n}', FIXED],
  ['x match { case "a" | "«abc»" => 1 }', FIXED],
  ['val k: "«abc»" = f()', FIXED],
  ['type K = "«abc»"', FIXED],
  ['inline val K = "«abc»"', FIXED],
  ['@deprecated("«abc»") class A', FIXED],
  ['val q = sql"select «abc»"', 'store-only: not-a-literal'],
  ['val k = s"$$ «a$$b»"', 'store-only: not-a-literal'],
  [`val c = '"'; val k = "«abc»"`, `val c = '"'; val k = ${READ}`],
  ['/* /* */ "«abc»" */', 'store-only: inside-comment'],
  ['sys.env("«abc»")', 'refused: already-a-lookup'],
];

describe('lookups in Scala', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('scala', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('scala', 'val k = "«a\\u0041\\n»"').value, 'aA\n');
    assert.equal(plan('scala', 'val k = """«a\\n"b\r\n»"""').value, 'a\\n"b\n');
    assert.equal(plan('scala', 'val k = raw"«a\\n»"').value, 'a\\n');
  });
});
