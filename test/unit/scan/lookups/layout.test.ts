import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { applyEdits } from '../../../../shared/src/core/model/span';
import { planLookup } from '../../../../shared/src/scan/lookups/plan-lookup';
import { marked } from './marked-text';

/** One program of several lines in each language; the value is one line. */
const programs: readonly (readonly [LanguageId, string])[] = [
  ['javascript', `import a from 'a';\n\t// note\n\tconst key = '«tok_9f»';\n\n\tf( key )\n`],
  ['typescript', `import a from 'a';\n\t// note\n\tconst key : string = '«tok_9f»';\n\n\tf( key )\n`],
  ['python', `"""Doc."""\nimport json\n\nif True:\n\tkey = "Bearer «tok_9f»"  # note\n`],
  ['go', 'package a\n\nimport "fmt"\n\nconst (\n\ta = "x"\n\tkey = "«tok_9f»"\n)\n'],
  ['java', 'package a;\n\nimport java.util.Map;\n\nclass A {\n\tString k = "«tok_9f»"; // note\n}\n'],
  ['csharp', 'using System;\n\nclass A {\n\tconst string K = "«tok_9f»"; // note\n}\n'],
  ['c', '#include <stdio.h>\n\nstatic const char *k = "«tok_9f»"; // note\n\nvoid f(void) { puts(k); }\n'],
  ['cpp', '#pragma once\n\nstruct A {\n\tstd::string k = "Bearer «tok_9f»"; // note\n};\n'],
  ['kotlin', 'package a\n\nobject A {\n\tconst val K = "«tok_9f»" // note\n}\n'],
  ['powershell', '# note\n$key = "Bearer «tok_9f»" # note\nf $key\n'],
  ['perl', 'use strict;\n\nmy $key = <<"EOS";\n«tok_9f»\nEOS\nf($key);\n'],
  ['lua', 'local key = "«tok_9f»" -- note\n\nf(key)\n'],
  ['r', 'key <- "Bearer «tok_9f»" # note\nf(key)\n'],
  ['elixir', 'key = "Bearer «tok_9f»" # note\nf(key)\n'],
  ['scala', 'object A {\n\tval key = "Bearer «tok_9f»" // note\n}\n'],
  ['dart', 'import \'a.dart\';\n\nconst key = \'«tok_9f»\'; // note\n'],
  ['swift', 'import Shop\n\nlet key = "Bearer «tok_9f»" // note\n'],
  ['ruby', 'x = 1\nkey = <<~EOS\n\t«tok_9f»\nEOS\ny = 2\n'],
  ['php', "<?php\n// note\nconst K = '«tok_9f»';\n"],
  ['shellscript', '# note\nexport KEY=«tok_9f»\nf "$KEY"\n'],
  ['dotenv', 'A=1\nAPI_KEY=«tok_9f»\nB=2\n'],
  ['dockercompose', 'a:\n  b: «tok_9f» # note\n  c: x\n'],
  ['kubernetes', 'apiVersion: v1\nkind: Pod\nspec:\n  env:\n    - name: K\n      value: «tok_9f»\n'],
];

describe('edits keep the rest of the file', () => {
  for (const [languageId, source] of programs) {
    for (const style of ['plain', 'strict'] as const) {
      for (const mark of ['', '\ufeff']) {
        it(`${languageId}, ${style}${mark === '' ? '' : ', with a byte order mark'}: the same with both line ends`, () => {
          const after = edited(languageId, mark + source, style);
          const windows = edited(languageId, (mark + source).replace(/\n/g, '\r\n'), style);
          assert.equal(windows, after.replace(/\n/g, '\r\n'));
          assert.equal(after.startsWith('\ufeff'), mark !== '');
          assert.equal(after.lastIndexOf('\ufeff'), mark === '' ? -1 : 0);
        });
      }
    }
    it(`${languageId}: every byte that is not edited stays, and undoing the edits restores the text`, () => {
      const { text, span } = marked(source);
      const plan = planLookup({ text, span, languageId, name: 'API_KEY', style: 'strict' });
      assert(plan.kind === 'replace');
      const touched = [...plan.edits].sort((a, b) => a.span.start - b.span.start);
      let offset = 0;
      const undo = touched.map(({ span: { start, end }, newText }) => {
        const edit = { span: { start: start + offset, end: start + offset + newText.length }, newText: text.slice(start, end) };
        offset += newText.length - (end - start);
        return edit;
      });
      assert.equal(applyEdits(applyEdits(text, plan.edits), undo), text);
    });
  }
});

describe('languages with one form of lookup', () => {
  for (const languageId of ['c', 'cpp', 'csharp', 'dart', 'elixir', 'kotlin', 'scala', 'swift'] as const) {
    it(`${languageId} writes the same in both styles`, () => {
      for (const [, source] of programs.filter(([id]) => id === languageId)) assert.equal(edited(languageId, source, 'strict'), edited(languageId, source, 'plain'));
    });
  }
});

function edited(languageId: LanguageId, source: string, style: 'plain' | 'strict'): string {
  const { text, span } = marked(source);
  const plan = planLookup({ text, span, languageId, name: 'API_KEY', style });
  assert(plan.kind === 'replace', JSON.stringify(plan));
  return applyEdits(text, plan.edits);
}
