import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = "Platform.environment['API_KEY'] ?? (throw StateError('API_KEY is not set'))";
const HEAD = "import 'dart:io';\n\n";
const FIXED = 'store-only: position-needs-constant';

/** source below `import 'dart:io';`, what it becomes */
const cases: readonly (readonly [string, string])[] = [
  ["var k = '«abc»';", `var k = ${READ};`],
  ['var k = "«abc»";', `var k = ${READ.replace(/'/g, '"')};`],
  ["var k = '«abc»'.trim();", `var k = (${READ}).trim();`],
  ["var k = 'Bearer «abc» $x';", `var k = 'Bearer \${${READ}} $x';`],
  ["var k = '${f('«abc»')}';", `var k = '\${f(${READ})}';`],
  ["var k = r'a\\n «abc»';", `var k = r'a\\n ' + (${READ});`],
  ["var k = '''\n  key: «abc»\n''';", `var k = '''\n  key: \${${READ}}\n''';`],
  ["var k = r'''«abc»\nx''';", `var k = (${READ}) + r'''\n\nx''';`],
  ["f(key: '«abc»');", `f(key: ${READ});`],
  ["var m = {'key': '«abc»'};", `var m = {'key': ${READ}};`],
  ["const k = '«abc»';", `final k = ${READ};`],
  ["class A { static const String k = '«abc»'; }", `class A { static final String k = ${READ}; }`],
  ["const k = '«abc»';\nvoid f() { g(k); }", `final k = ${READ};\nvoid f() { g(k); }`],
  ["const k = '«abc»';\nconst l = k + 'x';", FIXED],
  ["const k = '«abc»';\n@A(k) class B {}", FIXED],
  ["const k = '«abc»';\nvoid f({String x = k}) {}", FIXED],
  ["const k = '«abc»';\nvar l = const [k];", FIXED],
  ["const k = '«abc»', l = 'x';", FIXED],
  ["const c = Client('«abc»');", FIXED],
  ["var c = const Client('«abc»');", FIXED],
  ["var c = const <String>['«abc»'];", FIXED],
  ["void f({String k = '«abc»'}) {}", FIXED],
  ["void f([String k = '«abc»']) {}", FIXED],
  ["@Deprecated('«abc»') class A {}", FIXED],
  ["switch (x) { case '«abc»': break; }", FIXED],
  ["import '«abc»';", FIXED],
  ["var k = 'a' '«abc»';", FIXED],
  ["// '«abc»'", 'store-only: inside-comment'],
  ["Platform.environment['«ABC»'];", 'refused: already-a-lookup'],
  ["import 'package:flutter/material.dart';\nvar k = '«abc»';", 'refused: runs-on-devices'],
  ["import 'dart:html';\nvar k = '«abc»';", 'refused: bundled-for-browsers'],
];

describe('lookups in Dart', () => {
  for (const [source, expected] of cases) {
    it(source, () => {
      const result = outcome('dart', HEAD + source);
      assert.equal(result, /^(?:store-only|refused)/.test(expected) ? expected : HEAD + expected);
    });
  }

  it('imports dart:io', () => {
    assert.equal(outcome('dart', "var k = '«abc»';\n"), `import 'dart:io';\n\nvar k = ${READ};\n`);
    assert.equal(outcome('dart', "library a;\n\nvar k = '«abc»';\n"), `library a;\n\nimport 'dart:io';\n\nvar k = ${READ};\n`);
    assert.equal(outcome('dart', "// note\nimport 'package:a/a.dart';\n\nvar k = '«abc»';\n"), `// note\nimport 'dart:io';\nimport 'package:a/a.dart';\n\nvar k = ${READ};\n`);
  });

  it('stores what the program used', () => {
    assert.equal(plan('dart', "var k = '«a\\x41\\u{41}\\$\\q»';").value, 'aAA$q');
    assert.equal(plan('dart', "var k = r'«a\\n»';").value, 'a\\n');
    assert.equal(plan('dart', "var k = '''\n«a\r\nb»''';").value, 'a\nb');
    assert.equal(plan('dart', "var k = '«a' 'b»';").value, 'ab');
  });
});
