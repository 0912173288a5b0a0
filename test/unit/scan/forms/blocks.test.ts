import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { HOLE, VALUE, valuesFound } from '../scanning';

const blocks: readonly (readonly [LanguageId, string])[] = [
  ['yaml', `password: |\n  ${HOLE}\nnext: 1\n`], ['yaml', `a:\n  password: >-\n    ${HOLE}\n\n  next: 1\n`], ['yaml', `- token: |2-  \r\n    ${HOLE}\r\n- x\r\n`], ['yaml', `password: |\n  ${HOLE}`],
  ['terraform', `  password = <<EOT\n${HOLE}\nEOT\n`], ['terraform', `  password = <<-EOT\n    ${HOLE}\n  EOT\n`], ['php', `$password = <<<'EOT'\n${HOLE}\nEOT;\n`], ['ruby', `password = <<~EOS\n  ${HOLE}\nEOS\n`],
  ['yaml', `db:\n  password:\n    ${HOLE}\n  user: me\n`], ['yaml', `- token:\r\n    ${HOLE}\r\n`],
  ['toml', `password = """\n${HOLE}"""\n`], ['toml', `password = '''\n${HOLE}\n'''\n`], ['python', `password = """\n${HOLE}\n"""\n`], ['java', `String password = """\r\n    ${HOLE}\r\n    """;\n`],
  ['xml', `<password><![CDATA[${HOLE}]]></password>`], ['xml', `<db:password>\n<![CDATA[ ${HOLE} ]]></db:password>`.replace('\n', '')],
];

describe('a value on a line of its own', () => {
  for (const [languageId, template] of blocks) {
    it(`${languageId}: ${JSON.stringify(template)}`, () => {
      assert.deepEqual(valuesFound(template.replace(HOLE, VALUE), languageId), [VALUE]);
    });
  }

  it('is no member of a mapping or sequence and no part of a longer text below its key', () => {
    for (const below of [`    value: ${VALUE}`, `    - ${VALUE}`, `  ${VALUE}`, `    ${VALUE}\n    more`, `    *${VALUE}`, `    two ${VALUE}`]) {
      assert.deepEqual(valuesFound(`db:\n  password:\n${below}\n  user: me\n`, 'yaml'), [], below);
    }
    assert.deepEqual(valuesFound(`password = """\nfirst\n${VALUE}\n"""\n`, 'toml'), []);
  });

  it('is no text of several lines, no template and nothing of another block', () => {
    for (const text of [`password: |\n  ${VALUE}\n  and more\n`, `password: |\n  first\n\n  ${VALUE}\n`, `password: |\n  {{ value_of_q7Rk2 }}\n`, `a:\n    password: |\n  ${VALUE}\n`]) {
      assert.deepEqual(valuesFound(text, 'yaml'), []);
    }
    assert.deepEqual(valuesFound(`password = <<EOT\nfirst\n${VALUE}\nEOT\n`, 'terraform'), []);
    assert.deepEqual(valuesFound(`if (password << ${VALUE})`, 'javascript'), []);
  });
});
