import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { applyEdits } from '../../../../shared/src/core/model/span';
import type { InsertionPlan } from '../../../../shared/src/scan/lookups/insert-lookup';
import { planInsertion } from '../../../../shared/src/scan/lookups/insert-lookup';
import type { LookupStyle } from '../../../../shared/src/scan/lookups/plan';

/** `|` is the cursor. */
function planAt(marked: string, languageId: LanguageId, path = 'a.txt', style: LookupStyle = 'plain'): { text: string; plan: InsertionPlan } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, plan: planInsertion({ text, offset, languageId, path, name: 'API_KEY', style }) };
}

function inserted(marked: string, languageId: LanguageId, path?: string, style?: LookupStyle): string {
  const { text, plan } = planAt(marked, languageId, path, style);
  return plan.kind === 'insert' ? applyEdits(text, plan.edits) : `refused: ${plan.reason}`;
}

describe('a lookup at a cursor', () => {
  const cases: readonly (readonly [what: string, languageId: LanguageId, marked: string, after: string])[] = [
    ['JavaScript, an initialiser', 'javascript', 'const key = |;\n', 'const key = process.env.API_KEY;\n'],
    ['JavaScript, an argument', 'javascript', 'call(|)\n', 'call(process.env.API_KEY)\n'],
    ['JavaScript, a line of its own', 'javascript', 'go();\n  |\ngo();\n', 'go();\n  process.env.API_KEY\ngo();\n'],
    ['JavaScript, in a string', 'javascript', 'const h = "Bearer |";\n', 'const h = `Bearer ${process.env.API_KEY}`;\n'],
    ['JavaScript, an empty string', 'javascript', "const h = '|';\n", 'const h = process.env.API_KEY;\n'],
    ['JavaScript, a template', 'javascript', 'const h = `Bearer |`;\n', 'const h = `Bearer ${process.env.API_KEY}`;\n'],
    ['JavaScript, in a hole of a template', 'javascript', 'const h = `Bearer ${|}`;\n', 'const h = `Bearer ${process.env.API_KEY}`;\n'],
    ['TypeScript', 'typescript', 'const key: string = |;\n', "const key: string = process.env['API_KEY'] ?? '';\n"],
    ['Python, with the import', 'python', 'key = |\n', 'import os\n\nkey = os.environ["API_KEY"]\n'],
    ['Python, at the very start', 'python', '|', 'import os\n\nos.environ["API_KEY"]'],
    ['Python, a line of its own', 'python', 'import os\n\ndef f():\n    |\n', 'import os\n\ndef f():\n    os.environ["API_KEY"]\n'],
    ['Python, in a string', 'python', 'import os\nh = "Bearer |"\n', 'import os\nh = f"Bearer {os.environ[\'API_KEY\']}"\n'],
    ['Go', 'go', 'package main\n\nvar key = |\n', 'package main\n\nimport "os"\n\nvar key = os.Getenv("API_KEY")\n'],
    ['Go, a constant', 'go', 'package main\n\nimport "os"\n\nconst key = |\n', 'package main\n\nimport "os"\n\nvar key = os.Getenv("API_KEY")\n'],
    ['Java', 'java', 'class A { String key = |; }\n', 'class A { String key = System.getenv("API_KEY"); }\n'],
    ['Ruby', 'ruby', 'key = |\n', 'key = ENV.fetch("API_KEY")\n'],
    ['PHP', 'php', '<?php\n$key = |;\n', "<?php\n$key = getenv('API_KEY');\n"],
    ['C', 'c', 'static char *require_env(const char *name) { return getenv(name); }\nvoid f(void) { g(|); }\n', 'static char *require_env(const char *name) { return getenv(name); }\nvoid f(void) { g(require_env("API_KEY")); }\n'],
    ['Kotlin, in a string', 'kotlin', 'val h = "Bearer |"\n', 'val h = "Bearer ${System.getenv("API_KEY") ?: error("API_KEY is not set")}"\n'],
    ['PowerShell', 'powershell', 'Connect-Shop -Key |\n', 'Connect-Shop -Key $env:API_KEY\n'],
    ['PowerShell, in a string', 'powershell', "$h = 'Bearer |'\n", '$h = "Bearer $($env:API_KEY)"\n'],
    ['Perl', 'perl', 'my $key = |;\n', 'my $key = $ENV{API_KEY};\n'],
    ['Lua', 'lua', 'local key = |\n', 'local key = os.getenv("API_KEY")\n'],
    ['R', 'r', 'key <- |\n', 'key <- Sys.getenv("API_KEY")\n'],
    ['Elixir, in a string', 'elixir', 'h = "Bearer |"\n', 'h = "Bearer #{System.fetch_env!("API_KEY")}"\n'],
    ['Scala', 'scala', 'val key = |\n', 'val key = sys.env("API_KEY")\n'],
    ['Dart', 'dart', 'import \'dart:io\';\nvar key = |;\n', 'import \'dart:io\';\nvar key = Platform.environment[\'API_KEY\'] ?? (throw StateError(\'API_KEY is not set\'));\n'],
    ['Swift', 'swift', 'import Foundation\nlet key = |\n', 'import Foundation\nlet key = ProcessInfo.processInfo.environment["API_KEY"] ?? { fatalError("API_KEY is not set") }()\n'],
    ['C#', 'csharp', 'using System;\nvar key = |;\n', 'using System;\nvar key = Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException("API_KEY is not set");\n'],
    ['C#, in a string', 'csharp', 'using System;\nvar h = $"Bearer |{x}";\n', 'using System;\nvar h = $"Bearer {Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException("API_KEY is not set")}{x}";\n'],
    ['Rust', 'rust', 'fn main() { let key = |; }\n', 'fn main() { let key = &*std::env::var("API_KEY").expect("API_KEY is not set").leak(); }\n'],
    ['shell, an assignment', 'shellscript', 'KEY=|\n', 'KEY="${API_KEY:?API_KEY is not set}"\n'],
    ['shell, an argument', 'shellscript', 'curl -H |\n', 'curl -H "${API_KEY:?API_KEY is not set}"\n'],
    ['shell, in a string', 'shellscript', 'curl -H "Bearer |"\n', 'curl -H "Bearer ${API_KEY:?API_KEY is not set}"\n'],
  ];
  for (const [what, languageId, marked, after] of cases) {
    it(what, () => { assert.equal(inserted(marked, languageId), after); });
  }

  it('strict style brings its helper along', () => {
    assert.equal(inserted('const key = |;\n', 'javascript', 'a.js', 'strict'), [
      "const key = requireEnv('API_KEY');", '', 'function requireEnv(name) {', '  const value = process.env[name];',
      '  if (value === undefined) throw new Error(`${name} is not set`);', '  return value;', '}', '',
    ].join('\n'));
    assert.match(inserted('const key = |', 'javascript', 'a.js', 'strict'), /^const key = requireEnv\('API_KEY'\)\n\nfunction requireEnv/);
  });

  it('Compose, with or without a blank, between quotes, and in a list', () => {
    const compose = (marked: string): string => inserted(marked, 'yaml', 'compose.yaml');
    assert.equal(compose('services:\n  web:\n    environment:\n      KEY: |\n'), 'services:\n  web:\n    environment:\n      KEY: ${API_KEY:?API_KEY is not set}\n');
    assert.equal(compose('services:\n  web:\n    environment:\n      KEY:|\n'), 'services:\n  web:\n    environment:\n      KEY: ${API_KEY:?API_KEY is not set}\n');
    assert.equal(compose('services:\n  web:\n    environment:\n      KEY: "|"\n'), 'services:\n  web:\n    environment:\n      KEY: "${API_KEY:?API_KEY is not set}"\n');
    assert.equal(compose('services:\n  web:\n    environment:\n      - KEY=|\n'), 'services:\n  web:\n    environment:\n      - KEY=${API_KEY:?API_KEY is not set}\n');
  });

  it('Kubernetes, as a reference to a Secret', () => {
    const pod = ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: shop', 'spec:', '  containers:', '    - name: shop', '      env:', '        - name: API_KEY', '          value: |', ''].join('\n');
    assert.match(inserted(pod, 'yaml', 'pod.yaml'), /- name: API_KEY\n {10}valueFrom:\n {12}secretKeyRef:\n {14}name: shop-secrets\n {14}key: API_KEY\n$/);
  });

  const refusals: readonly (readonly [languageId: LanguageId, marked: string, reason: string, path?: string])[] = [
    ['javascript', '// the key |\n', 'inside-comment'],
    ['javascript', '/*\n|\n*/\n', 'inside-comment'],
    ['javascript', 'import x from "|";\n', 'position-needs-constant'],
    ['javascript', 'const ke|y = 1;\n', 'not-a-literal'],
    ['javascript', 'const key = process.env.|;\n', 'already-a-lookup'],
    ['typescript', 'enum Mode {\n  A = |\n}\n', 'position-needs-constant'],
    ['javascript', 'document.body.append(|);\n', 'bundled-for-browsers'],
    ['python', '"""\n|\n"""\n', 'inside-comment'],
    ['python', '# |\n', 'inside-comment'],
    ['java', 'class A { @Value(|) String key; }\n', 'position-needs-constant'],
    ['json', '{ "key": "|" }\n', 'json-has-no-interpolation'],
    ['dotenv', 'KEY=|\n', 'dotenv-reads-manifest', '.env'],
    ['c', 'char key[] = |;\n', 'position-needs-constant'],
    ['elixir', '@key |\n', 'position-needs-constant'],
    ['csharp', 'class A { [B(|)] string key; }\n', 'position-needs-constant'],
    ['objective-c', 'char *key = "|";\n', 'language-without-lookup'],
    ['markdown', 'the key is |\n', 'markup'],
    ['plaintext', 'the key is |\n', 'language-without-lookup'],
    ['dockerfile', 'ARG KEY=|\n', 'dockerfile-has-no-runtime-lookup'],
  ];
  for (const [languageId, marked, reason, path] of refusals) {
    it(`refuses ${JSON.stringify(marked)} of ${languageId}`, () => { assert.equal(inserted(marked, languageId, path), `refused: ${reason}`); });
  }

  it('files of configuration, as their readers replace placeholders', () => {
    assert.equal(inserted('env:\n  K: |\n', 'github-actions-workflow'), 'env:\n  K: ${{ secrets.API_KEY }}\n');
    assert.equal(inserted('a: "Bearer |"\n', 'yaml', 'application.yml'), 'a: "Bearer ${API_KEY}"\n');
    assert.equal(inserted('a.b=|\n', 'properties', 'application.properties'), 'a.b=${API_KEY}\n');
    assert.equal(inserted('//r/:_authToken=|\n', 'ini', '.npmrc'), '//r/:_authToken=${API_KEY}\n');
    assert.equal(inserted('<settings><password>|</password></settings>', 'xml', 'settings.xml'), '<settings><password>${env.API_KEY}</password></settings>');
  });

  it('never takes a setting away instead', () => {
    assert.equal(inserted('FROM a\nENV API_KEY=|\n', 'dockerfile'), 'refused: position-needs-constant');
    assert.equal(inserted('{ "API_KEY": "|" }', 'json', 'appsettings.json'), 'refused: position-needs-constant');
    assert.equal(inserted('variables:\n  A: 1\n  API_KEY: |\n', 'yaml', '.gitlab-ci.yml'), 'refused: position-needs-constant');
  });

  it('refuses an offset outside of the text, and a name that is none', () => {
    const request = { text: 'x = \n', languageId: 'python', path: 'a.py', style: 'plain' } as const;
    assert.deepEqual(planInsertion({ ...request, offset: 9, name: 'KEY' }), { kind: 'refused', reason: 'stale' });
    assert.deepEqual(planInsertion({ ...request, offset: -1, name: 'KEY' }), { kind: 'refused', reason: 'stale' });
    assert.deepEqual(planInsertion({ ...request, offset: 4, name: 'NO NAME' }), { kind: 'refused', reason: 'invalid-name' });
  });

  it('in any text at any place: what is planned can be applied, and nothing made up is left', () => {
    const languages = ['javascript', 'typescript', 'python', 'go', 'java', 'ruby', 'php', 'rust', 'csharp', 'c', 'cpp', 'kotlin', 'powershell', 'perl', 'lua', 'r', 'elixir', 'scala', 'dart', 'swift', 'shellscript', 'dockercompose', 'kubernetes'] as const;
    const piece = fc.constantFrom('const a = ', '"', "'", '`', '(', ')', '{', '}', '\n', '=', ' ', ':', '#', '//', 'import x', 'package main', '<?php ', 'key: ', '- ', '${', 'x', ';', ',', '%s', '\\');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(100), fc.constantFrom(...languages), fc.boolean(), (pieces, at, languageId, strict) => {
      const text = pieces.join('');
      const offset = at % (text.length + 1);
      const plan = planInsertion({ text, offset, languageId, path: 'a', name: 'API_KEY', style: strict ? 'strict' : 'plain' });
      if (plan.kind === 'refused') return;
      const after = applyEdits(text, plan.edits);
      assert(after.includes('API_KEY'));
      assert(!after.includes('Keyward'));
    }), { numRuns: 3000 });
  });
});
