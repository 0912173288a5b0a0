import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'ProcessInfo.processInfo.environment["API_KEY"] ?? { fatalError("API_KEY is not set") }()';
const HEAD = 'import Foundation\n\n';
const FIXED = 'store-only: position-needs-constant';

/** source below `import Foundation`, what it becomes */
const cases: readonly (readonly [string, string])[] = [
  ['let k = "«abc»"', `let k = ${READ}`],
  ['let k = "«abc»"\nlet l = 1', `let k = ${READ}\nlet l = 1`],
  ['let k: String = "«abc»"', `let k: String = ${READ}`],
  ['let k = "«abc»".lowercased()', `let k = (${READ}).lowercased()`],
  ['let k = "Bearer «abc» \\(x)"', `let k = "Bearer \\(${READ}) \\(x)"`],
  ['let k = "\\(f("«abc»")) \\"x"', `let k = "\\(f(${READ})) \\"x"`],
  ['let k = #"a\\n"«abc»"#', `let k = #"a\\n""# + (${READ})`],
  ['let k = """\n  key: «abc»\n  """', `let k = """\n  key: \\(${READ})\n  """`],
  ['f(key: "«abc»")', `f(key: ${READ})`],
  ['func f(key: String = "«abc»") {}', `func f(key: String = ${READ}) {}`],
  ['let m = ["key": "«abc»"]', `let m = ["key": ${READ}]`],
  ['struct A { static let k = "«abc»" }', `struct A { static let k = ${READ} }`],
  ['if k == "«abc»" { f() }', `if k == (${READ}) { f() }`],
  ['switch x { case 1: f("«abc»")\ndefault: break }', `switch x { case 1: f(${READ})\ndefault: break }`],
  ['switch x { case "«abc»": f()\ndefault: break }', FIXED],
  ['switch x {\ncase "a", "«abc»": f()\ndefault: break }', FIXED],
  ['enum A: String { case b = "«abc»" }', FIXED],
  ['if case "«abc»" = x { f() }', FIXED],
  ['let k: StaticString = "«abc»"', FIXED],
  ['let u: URL = "«abc»"', FIXED],
  ['@available(*, deprecated, message: "«abc»") func f() {}', FIXED],
  ['#warning("«abc»")', FIXED],
  ['let k = #"a\\#n«abc\\#n»"#', 'store-only: not-a-literal'],
  ['/* /* */ "«abc»" */', 'store-only: inside-comment'],
  ['ProcessInfo.processInfo.environment["«ABC»"]', 'refused: already-a-lookup'],
  ['import SwiftUI\nlet k = "«abc»"', 'refused: runs-on-devices'],
];

describe('lookups in Swift', () => {
  for (const [source, expected] of cases) {
    it(source, () => {
      const result = outcome('swift', HEAD + source);
      assert.equal(result, /^(?:store-only|refused)/.test(expected) ? expected : HEAD + expected);
    });
  }

  it('imports Foundation', () => {
    assert.equal(outcome('swift', 'let k = "«abc»"\n'), `import Foundation\n\nlet k = ${READ}\n`);
    assert.equal(outcome('swift', '// swift-tools-version:5.9\nlet k = "«abc»"\n'), `// swift-tools-version:5.9\nimport Foundation\n\nlet k = ${READ}\n`);
    assert.equal(outcome('swift', '// note\n@testable import Shop\n\nlet k = "«abc»"\n'), `// note\nimport Foundation\n@testable import Shop\n\nlet k = ${READ}\n`);
  });

  it('stores what the program used', () => {
    assert.equal(plan('swift', 'let k = "«a\\u{41}\\"\\n»"').value, 'aA"\n');
    assert.equal(plan('swift', 'let k = #"«a\\n»"#').value, 'a\\n');
    assert.equal(plan('swift', 'let k = """\n    «one\n\n      two»\n    """').value, 'one\n\n  two');
  });
});
