import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../shared/src/core/decode/decode';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { applyEdits } from '../../../../shared/src/core/model/span';
import { planLookup } from '../../../../shared/src/scan/lookups/plan-lookup';

const LANGUAGES: readonly LanguageId[] = [
  'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'python', 'go', 'java', 'ruby', 'php', 'shellscript', 'dotenv', 'dockercompose', 'kubernetes',
  'yaml', 'json', 'dockerfile', 'kotlin', 'csharp', 'rust', 'c', 'cpp', 'toml', 'terraform', 'powershell', 'perl', 'lua', 'r', 'elixir', 'scala', 'dart', 'swift', 'markdown',
  'github-actions-workflow', 'properties', 'ini', 'xml', 'plaintext',
];

/** Names by which files of configuration are told. */
const PATHS = [
  'a/b.x', '.gitlab-ci.yml', 'application.yml', 'application.properties', '.npmrc', 'requirements.txt', 'settings.xml', 'group_vars/a.yml', '.yarnrc.yml', 'pip.conf',
  'nginx/a.conf', 'charts/a/values.yaml', 'prod.tfvars', 'gradle.properties', 'appsettings.json',
];

/** Pieces that open, close and cut short everything that the lexers know. */
const piece = fc.constantFrom(
  'key', ' = ', '"', "'", '`', '"""', '${', '#{', '{', '}', '(', ')', '[', ']', '<a', '>', '</a>', '/', '//', '/*', '*/', '#', '#define K ', 'R"x(', '"""', '=', '\\', '\n', '\r\n', ' ', ':', '- ', '|', '>-',
  'const ', 'import ', 'case ', '<<EOS', '<<~EOS', '\nEOS\n', '<<<EOS\n', '<?php ', '?>', '%q(', 'q{', 's/', '<<"EOS"', '@"\n', '\n"@', '[[', '--[[', 'r"(', '~s(', '$ENV{', '=pod\n', '"""\n', '@key ', '->', 'f"', 'r#"', '@"', '$x', '$(', '%s', ',', ';', 'é', '😀', '\ud800', '\ufeff', 'tok_4f9aQ7',
);

describe('plans for hostile text', () => {
  it('never throw, and what they give is whole: edits that apply, a value that decodes', () => {
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.constantFrom(...LANGUAGES), fc.constantFrom(...PATHS), fc.nat(), fc.nat(), fc.boolean(), (pieces, languageId, path, from, length, strict) => {
      const text = pieces.join('');
      const start = from % text.length;
      const span = { start, end: Math.min(text.length, start + 1 + (length % 12)) };
      const plan = planLookup({ text, languageId, path, span, name: 'API_KEY', style: strict ? 'strict' : 'plain' });
      if (plan.kind === 'refused') return;
      assert(decode(text.slice(plan.value.span.start, plan.value.span.end), plan.value.chain).ok);
      if (plan.kind === 'replace') assert.notEqual(applyEdits(text, plan.edits), text);
    }), { numRuns: 6000 });
  });

  const deep = 3000;
  const nests: readonly (readonly [LanguageId, string])[] = [
    ['javascript', '`${'], ['javascript', '<a {'], ['javascriptreact', '<a>'], ['typescript', '('], ['python', 'f"{'], ['ruby', '"#{'], ['php', '<?php "{$a['], ['shellscript', '"$('], ['shellscript', '${a:-'],
    ['kotlin', '"${'], ['terraform', '"${'], ['java', '{'], ['csharp', '$"{'], ['csharp', '['], ['c', '{'], ['c', '#if a\n'], ['go', 'const ('], ['ruby', '<<A '], ['perl', '<<A '], ['perl', '"@{['], ['perl', 's{'], ['powershell', '"$('], ['elixir', '"#{'], ['lua', '[=['], ['r', '('], ['kotlin', '"""${'], ['scala', 's"${'], ['swift', '"\\('], ['dart', '"${'], ['php', '<?php <<<A\n'],
  ];
  for (const [languageId, opening] of nests) {
    it(`${languageId}: ${JSON.stringify(opening)}, ${deep} times, is read to its end`, () => {
      const text = `${opening.repeat(deep)}'tok_4f9aQ7'`;
      const span = { start: text.length - 11, end: text.length - 1 };
      assert(['replace', 'store-only'].includes(planLookup({ text, languageId, span, name: 'API_KEY', style: 'plain' }).kind));
    });
  }
});
