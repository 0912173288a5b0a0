import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MoveToVaultArgument } from '../../shared/src/core/protocol/diagnostic-data';
import type { PlanReplacementResult } from '../../shared/src/core/protocol/plan-replacement';
import { stripeKey } from './made-up-secrets';
import { PULL, TestClient } from './test-client';

interface LanguageCase {
  readonly languageId: string;
  readonly file: string;
  readonly before: string;
  /** What a reader must find afterwards; the whole text is the business of the lookups' own tests. */
  readonly after: RegExp;
  readonly form: RegExp;
}

const cases: readonly LanguageCase[] = [
  { languageId: 'typescript', file: 'a.ts', before: `const é = '€😀', key: string = 'KEY';\n`, after: /process\.env/, form: /process\.env/ },
  { languageId: 'python', file: 'a.py', before: 'import sys\n\nkey = "KEY"\n', after: /import os[\s\S]*key = os\.environ\["NEW_NAME"\]/, form: /os\.environ/ },
  { languageId: 'go', file: 'a.go', before: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tkey := "KEY"\n\tfmt.Println(key)\n}\n', after: /"os"[\s\S]*os\.Getenv\("NEW_NAME"\)/, form: /os\.Getenv/ },
  { languageId: 'java', file: 'A.java', before: 'class A {\n  String key() {\n    return "KEY";\n  }\n}\n', after: /System\.getenv\("NEW_NAME"\)/, form: /System\.getenv/ },
  { languageId: 'kotlin', file: 'a.kt', before: 'const val secret = "KEY"\n', after: /^.*\nval secret = System\.getenv\("NEW_NAME"\) \?: error/, form: /System\.getenv/ },
  { languageId: 'powershell', file: 'a.ps1', before: '$key = "KEY"\n', after: /\$key = \$env:NEW_NAME/, form: /\$env/ },
  { languageId: 'perl', file: 'a.pl', before: 'my $key = "KEY";\n', after: /\$key = \$ENV\{NEW_NAME\};/, form: /\$ENV/ },
  { languageId: 'lua', file: 'a.lua', before: 'local key = "KEY"\n', after: /key = os\.getenv\("NEW_NAME"\)/, form: /os\.getenv/ },
  { languageId: 'r', file: 'a.R', before: 'key <- "KEY"\n', after: /key <- Sys\.getenv\("NEW_NAME"\)/, form: /Sys\.getenv/ },
  { languageId: 'elixir', file: 'a.ex', before: 'key = "KEY"\n', after: /key = System\.fetch_env!\("NEW_NAME"\)/, form: /System\.fetch_env!/ },
  { languageId: 'scala', file: 'A.scala', before: 'object A {\n  val key = "KEY"\n}\n', after: /val key = sys\.env\("NEW_NAME"\)/, form: /sys\.env/ },
  { languageId: 'dart', file: 'a.dart', before: "const secret = 'KEY';\n", after: /import 'dart:io';[\s\S]*final secret = Platform\.environment\['NEW_NAME'\]/, form: /Platform\.environment/ },
  { languageId: 'swift', file: 'a.swift', before: 'let secret = "KEY"\n', after: /import Foundation[\s\S]*secret = ProcessInfo\.processInfo\.environment\["NEW_NAME"\]/, form: /ProcessInfo/ },
  { languageId: 'c', file: 'a.c', before: 'void f(void) {\n  g("KEY");\n}\n', after: /static char \*require_env[\s\S]*g\(require_env\("NEW_NAME"\)\)/, form: /getenv/ },
  { languageId: 'cpp', file: 'a.cpp', before: 'std::string key = "KEY";\n', after: /#include <cstdlib>[\s\S]*key = require_env\("NEW_NAME"\)/, form: /std::getenv/ },
  { languageId: 'csharp', file: 'A.cs', before: 'class A {\n  const string Key = "KEY";\n}\n', after: /static readonly string Key = System\.Environment\.GetEnvironmentVariable\("NEW_NAME"\) \?\? throw/, form: /Environment/ },
  { languageId: 'ruby', file: 'a.rb', before: 'key = "KEY"\n', after: /ENV.*NEW_NAME/, form: /ENV/ },
  { languageId: 'php', file: 'a.php', before: '<?php\n$key = "KEY";\n', after: /getenv\(.NEW_NAME.\)|\$_ENV/, form: /getenv|_ENV/ },
  { languageId: 'shellscript', file: 'a.sh', before: '#!/bin/sh\nkey="KEY"\necho "$key"\n', after: /NEW_NAME/, form: /\$/ },
];

const hash = '# é€😀\n';
const comments: Readonly<Record<string, string>> = { python: hash, ruby: hash, shellscript: hash, powershell: hash, perl: hash, r: hash, elixir: hash, lua: '-- é€😀\n' };

for (const encoding of ['utf-16', 'utf-8'] as const) {
  describe(`a plan over the protocol, with positions in ${encoding}`, () => {
    let client: TestClient;
    before(async () => {
      client = await new TestClient({ capabilities: { ...PULL, general: { positionEncodings: [encoding] } }, folders: ['file:///work'] }).start();
    });
    after(() => {
      client.assertSilent(stripeKey);
      client.dispose();
    });

    for (const { languageId, file, before: template, after: expected, form } of cases) {
      it(`edits ${languageId}, imports included, on a line with characters of every width`, async () => {
        const comment = comments[languageId] ?? '// é€😀\n';
        const head = /^(?:<\?php\n|#!.*\n|package main\n)?/.exec(template)?.[0] ?? '';
        const text = head + comment + template.slice(head.length).replace('KEY', stripeKey);
        const uri = `file:///work/${file}`;
        await client.open(uri, text, languageId);
        const [diagnostic] = await client.diagnostics(uri);
        assert(diagnostic !== undefined);
        const [action] = await client.codeActions(uri, diagnostic.range, [diagnostic]);
        assert.match(action?.title ?? '', form);
        const given: readonly unknown[] = action?.command?.arguments ?? [];
        const result: PlanReplacementResult = await client.connection.sendRequest('keyward/planReplacement', {
          ...given[0] as MoveToVaultArgument, name: 'NEW_NAME', style: 'plain',
        });
        assert(result.kind === 'planned' && result.plan.kind === 'replace', JSON.stringify(result));
        const edited = applied(text, result.plan.edits, encoding);
        assert.match(edited, expected);
        assert(!edited.includes(stripeKey));
        assert(edited.includes('é€😀'));
      });
    }
  });
}

/** Edits counted in the client's own encoding, turned into code units by the plainest means. */
function applied(text: string, edits: readonly Readonly<TextEdit>[], encoding: 'utf-8' | 'utf-16'): string {
  const document = TextDocument.create('a:b', 'plaintext', 1, text);
  const lines = text.split('\n');
  const units = ({ line, character }: { line: number; character: number }): { line: number; character: number } => {
    if (encoding === 'utf-16') return { line, character };
    return { line, character: Buffer.from(lines[line] ?? '').subarray(0, character).toString('utf8').length };
  };
  return TextDocument.applyEdits(document, edits.map(({ range, newText }) =>
    ({ newText, range: { start: units(range.start), end: units(range.end) } })));
}
