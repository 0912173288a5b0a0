import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const HEAD = 'package main\n\nimport "os"\n\n';
/** source below a package clause and `import "os"`, what it becomes */
const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ['var key = "«abc»"\n', 'var key = os.Getenv("API_KEY")\n'],
  ['const key = "«abc»" // note\n', 'var key = os.Getenv("API_KEY") // note\n'],
  ['const key Token = "«abc»"\n', 'var key Token = Token(os.Getenv("API_KEY"))\n'],
  ['const a, key = "x", "«abc»"\n', 'var a, key = "x", os.Getenv("API_KEY")\n'],
  ['const (\n\t// a is first.\n\ta = 1\n\t// key opens the shop.\n\tkey    = "«abc»" // note\n\tlonger = 2\n)\n\nfunc f() {}\n',
    'const (\n\t// a is first.\n\ta = 1\n\tlonger = 2\n)\n\n// key opens the shop.\nvar key = os.Getenv("API_KEY") // note\n\nfunc f() {}\n'],
  ['const (\n\ta = iota\n\tkey = "«abc»"\n)\n', 'store-only: position-needs-constant'],
  ['const (\n\tkey = "«abc»"\n\tsame\n)\n', 'store-only: position-needs-constant'],
  ['const key = "«abc»"\nconst both = key + "x"\n', 'store-only: position-needs-constant'],
  ['const (\n\tkey = "«abc»"\n\tboth = key + "x"\n)\n', 'store-only: position-needs-constant'],
  ['func f() {\n\tconst key = "«abc»"\n}\n', 'store-only: position-needs-constant'],
  ['type T struct {\n\tA string `json:"«abc»"`\n}\n', 'store-only: position-needs-constant'],
  ['func f() string { return "«abc»" }\n', 'func f() string { return os.Getenv("API_KEY") }\n'],
  ['var u = fmt.Sprintf("db://u:«abc»@%s/%d", host, f(1, 2))\n', 'var u = fmt.Sprintf("db://u:%s@%s/%d", os.Getenv("API_KEY"), host, f(1, 2))\n'],
  ['var u = fmt.Sprintf("db://%s:«abc»@%s", user(a, b), host)\n', 'var u = fmt.Sprintf("db://%s:%s@%s", user(a, b), os.Getenv("API_KEY"), host)\n'],
  ['var u = fmt.Sprintf("%s:«abc»", user)\n', 'var u = fmt.Sprintf("%s:%s", user, os.Getenv("API_KEY"))\n'],
  ['var u = fmt.Sprintf("%s", "«abc»")\n', 'var u = fmt.Sprintf("%s", os.Getenv("API_KEY"))\n'],
  ['var _ = fmt.Fprintf(f(1, 2), "«abc»")\n', 'var _ = fmt.Fprintf(f(1, 2), "%s", os.Getenv("API_KEY"))\n'],
  ['var u = fmt.Sprintf("%[1]s:«abc»", user)\n', 'store-only: position-needs-constant'],
  ['var u = fmt.Sprintf("%s:«abc»", users...)\n', 'store-only: position-needs-constant'],
  ['var e = fmt.Errorf("«abc»")\n', 'var e = fmt.Errorf("%s", os.Getenv("API_KEY"))\n'],
  ['var k = "Bearer «abc»"[7:]\n', 'var k = ("Bearer " + os.Getenv("API_KEY"))[7:]\n'],
  ['var k = `a«abc»b`\n', 'var k = `a` + os.Getenv("API_KEY") + `b`\n'],
  ['var k = "«abc" +\n\t"def»"\n', 'var k = os.Getenv("API_KEY")\n'],
  ['// key := "«abc»"\n', 'store-only: inside-comment'],
];

describe('lookups in Go', () => {
  for (const [source, expected, options] of cases) {
    it(source, () => {
      const result = outcome('go', HEAD + source, options);
      assert.equal(result, /^(?:store-only|refused)/.test(expected) ? expected : HEAD + expected);
    });
  }

  const imports: readonly (readonly [string, string])[] = [
    ['package a\n\nvar k = "«abc»"\n', 'package a\n\nimport "os"\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a // note\r\n\r\nvar k = "«abc»"\r\n', 'package a // note\r\n\r\nimport "os"\r\n\r\nvar k = os.Getenv("API_KEY")\r\n'],
    ['package a\n\nimport "fmt" // note\n\nvar k = "«abc»"\n', 'package a\n\nimport (\n\t"fmt"\n\t"os"\n) // note\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\nimport x "time"\n\nvar k = "«abc»"\n', 'package a\n\nimport (\n\t"os"\n\tx "time"\n)\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\nimport (\n\t"fmt"\n\t"time"\n\n\t"x.y/z"\n)\n\nvar k = "«abc»"\n', 'package a\n\nimport (\n\t"fmt"\n\t"os"\n\t"time"\n\n\t"x.y/z"\n)\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\nimport ("fmt"; "time")\n\nvar k = "«abc»"\n', 'package a\n\nimport ("os"; "fmt"; "time")\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\nimport "fmt"\nimport "time"\n\nvar k = "«abc»"\n', 'package a\n\nimport "fmt"\nimport "os"\nimport "time"\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\n// #include <a.h>\nimport "C"\n\nvar k = "«abc»"\n', 'package a\n\nimport "os"\n\n// #include <a.h>\nimport "C"\n\nvar k = os.Getenv("API_KEY")\n'],
    ['package a\n\nimport sys "os"\n\nvar k = "«abc»"\n', 'package a\n\nimport sys "os"\n\nvar k = sys.Getenv("API_KEY")\n'],
    ['package a\n\nimport _ "os"\n\nfunc f(os string) string { return "«abc»" }\n', 'package a\n\nimport (\n\t_ "os"\n\tstdos "os"\n)\n\nfunc f(os string) string { return stdos.Getenv("API_KEY") }\n'],
  ];
  for (const [source, expected] of imports) {
    it(`imports: ${source}`, () => assert.equal(outcome('go', source), expected));
  }

  it('adds the helper of strict style once a package', () => {
    const source = `${HEAD}var k = "«abc»"\n`;
    assert.match(outcome('go', source, { style: 'strict' }), /var k = requireEnv\("API_KEY"\)\n\nfunc requireEnv\(name string\) string \{\n\tvalue, ok := os\.LookupEnv\(name\)\n/);
    assert.doesNotMatch(outcome('go', source, { style: 'strict', helperDeclared: true }), /func requireEnv/);
  });

  it('tells what it did', () => {
    const { plan: result } = plan('go', 'package a\n\nconst k = "«abc»"\n', { style: 'strict' });
    assert(result.kind === 'replace');
    assert.deepEqual(result.notes, ['import-added', 'const-became-var', 'helper-added']);
  });
});
