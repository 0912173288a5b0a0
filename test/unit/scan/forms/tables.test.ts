import assert from 'node:assert/strict';
import { HOLE, VALUE, valuesFound } from '../scanning';

const tables: readonly (readonly [path: string, text: string])[] = [
  ['users.csv', `name,email,password\nbob,bob@x.io,${HOLE}\n`], ['users.tsv', `name\tpassword\r\nbob\t${HOLE}\r\n`], ['export.csv', `login;password;url\nbob;${HOLE};http://x\n`],
  ['logins.csv', `"title","username","password","url"\n"a, b","bob","${HOLE}","http://x"\n`], ['logins.csv', `url,username,password\nhttp://x,"say ""bob""",${HOLE}\n`],
  ['keys.csv', `User name,Access key ID,Secret access key\nbob,none,${HOLE}${HOLE}\n`], ['konten.csv', `Benutzer;Kennwort\nbob;${HOLE}\n`],
  ['readme.md', `Accounts:\n\n| user | password |\n|------|:--------:|\n| bob  | ${HOLE} |\n\nmore\n`],
  ['dump.sql', `COPY public.users (id, name, password) FROM stdin;\n1\tbob\t${HOLE}\n\\.\n`],
];

describe('a column that is called after a secret', () => {
  for (const [path, template] of tables) {
    it(`${path}: ${JSON.stringify(template)}`, () => {
      const language = path.endsWith('.md') ? 'markdown' : path.endsWith('.sql') ? 'sql' : 'csv';
      const secret = template.includes(HOLE + HOLE) ? VALUE + VALUE : VALUE;
      assert.deepEqual(valuesFound(template.replaceAll(HOLE, VALUE), language, path), [secret]);
    });
  }

  it('gives each row a value, until the table ends', () => {
    const other = `${VALUE}z`;
    assert.deepEqual(valuesFound(`name,password\nbob,${VALUE}\nann,${other}\nno table any more ${VALUE}\neve,${VALUE}\n`, 'csv', 'a.csv'), [VALUE, other]);
  });

  it('is none in prose, in code and in the middle of a file', () => {
    for (const text of [`a list: name, password\nbob,${VALUE}\n`, `| password |\n| ${VALUE} |\n`, `f(name, password)\ng(name, ${VALUE})\n`]) {
      assert.deepEqual(valuesFound(text, 'markdown', 'a.md'), []);
      assert.deepEqual(valuesFound(text, 'javascript', 'a.js'), []);
    }
    assert.deepEqual(valuesFound(`a,b\nname,password\nbob,${VALUE}\n`, 'csv', 'a.csv'), []);
  });
});
