import assert from 'node:assert/strict';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { applyEdits } from '../../../shared/src/core/model/span';
import { ignoreLine } from '../../../server/src/handlers/ignore-comment';

/** The text after ignoring the line of `VALUE`, or undefined where that is not offered. */
function ignored(languageId: LanguageId, text: string): string | undefined {
  const start = text.indexOf('VALUE');
  const edit = ignoreLine(text, languageId, { start, end: start + 5 }, 'keyward/jwt');
  return edit === undefined ? undefined : applyEdits(text, [edit]);
}

describe('ignoring a line by a comment', () => {
  it('writes behind the code where comments can stand there', () => {
    assert.equal(ignored('go', 'a := "VALUE"\r\nb\r\n'), 'a := "VALUE" // keyward:ignore keyward/jwt\r\nb\r\n');
    assert.equal(ignored('sql', 'SELECT \'VALUE\';'), 'SELECT \'VALUE\'; -- keyward:ignore keyward/jwt');
    assert.equal(ignored('toml', 'a = "VALUE"   \n'), 'a = "VALUE" # keyward:ignore keyward/jwt   \n');
  });

  it('writes above where a comment behind a value would belong to it', () => {
    assert.equal(ignored('dotenv', 'A=1\nB=VALUE\n'), 'A=1\n# keyward:ignore-next-line keyward/jwt\nB=VALUE\n');
    assert.equal(ignored('properties', 'a=VALUE'), '# keyward:ignore-next-line keyward/jwt\na=VALUE');
    assert.equal(ignored('yaml', 'a:\n  - b: VALUE\n'), 'a:\n  # keyward:ignore-next-line keyward/jwt\n  - b: VALUE\n');
  });

  const refused: readonly (readonly [string, LanguageId, string])[] = [
    ['a format without comments', 'json', '{ "a": "VALUE" }'],
    ['a template of several lines', 'javascript', 'const a = `\n  VALUE\n`;\n'],
    ['the first line of a template', 'typescript', 'const a = `VALUE\n`;\n'],
    ['a triple-quoted text', 'python', 'a = """\nVALUE\n"""\n'],
    ['a here-document', 'shellscript', 'cat <<EOF\nVALUE\nEOF\n'],
    ['a heredoc of PHP', 'php', '$a = <<<EOT\nVALUE\nEOT;\n'],
    ['a continued command', 'shellscript', 'curl \\\n  -u VALUE \\\n  x\n'],
    ['a continued line of a preprocessor', 'c', '#define A "VALUE" \\\n  x\n'],
    ['a block scalar', 'yaml', 'a:\n  b: |\n    x: 1\n    key: VALUE\n'],
    ['a nested line of a block scalar', 'kubernetes', 'a: >-\n  b:\n    c: VALUE\n'],
  ];
  for (const [what, languageId, text] of refused) {
    it(`is not offered in ${what}`, () => { assert.equal(ignored(languageId, text), undefined); });
  }

  it('is offered again behind a text of several lines', () => {
    assert(ignored('javascript', 'const a = `\n`;\nconst b = "VALUE";\n') !== undefined);
    assert(ignored('shellscript', 'cat <<EOF\nx\nEOF\nA=VALUE\n') !== undefined);
    assert(ignored('yaml', 'a: |\n  x\nb:\n  c: VALUE\n') !== undefined);
  });

  it('is not offered for a value of several lines', () => {
    const text = 'a = "one\ntwo"\n';
    assert.equal(ignoreLine(text, 'python', { start: 5, end: 12 }, 'keyward/jwt'), undefined);
  });
});
