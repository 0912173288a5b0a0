import assert from 'node:assert/strict';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { decode } from '../../../shared/src/core/decode/decode';
import { HOLE, scanText, VALUE, valuesFound } from './scanning';

type Case = readonly [rule: string, language: LanguageId, template: string];

const found: readonly Case[] = [
  ['url-credentials', 'javascript', `connect('postgres://app:□@db.invalid:5432/shop')`],
  ['url-credentials', 'yaml', 'DATABASE_URL: mysql+pymysql://root:□@localhost:${{ job.services.mysql.ports[3306] }}/x'],
  ['url-credentials', 'python', `redis.from_url("redis://:□@cache:6379/0")`],
  ['url-credentials', 'shellscript', `git clone https://me:□@git.invalid/a/b.git`],
  ['bearer-token', 'javascript', `headers: { Authorization: 'Bearer □0aB' }`],
  ['bearer-token', 'shellscript', `curl -H "Authorization: Bearer □0aB" https://api.invalid`],
  ['command-line-password', 'shellscript', `curl -u admin:□ https://api.invalid`],
  ['command-line-password', 'shellscript', `curl --silent \\\n  --user "admin:□" https://api.invalid`],
  ['command-line-password', 'shellscript', `wget wget wget --http-password=□ https://a.invalid`],
  ['command-line-password', 'shellscript', `wget https://b.invalid; wget --http-password=□ https://a.invalid`],
  ['command-line-password', 'dockerfile', `RUN mysql -uroot -p□ -e "select 1"`],
  ['command-line-password', 'shellscript', `sshpass -p '□' ssh me@host`],
  ['command-line-password', 'shellscript', `redis-cli -h host -a □ ping`],
  ['command-line-password', 'markdown', `openssl genrsa -passout pass:□ 2048`],
  ['command-line-password', 'shellscript', `docker login -u me -p □ registry.invalid`],
  ['sql-password', 'sql', `CREATE USER app IDENTIFIED BY '□';`],
  ['sql-password', 'python', `cursor.execute("ALTER ROLE app WITH PASSWORD '□'")`],
  ['kubernetes-secret', 'kubernetes', `apiVersion: v1\nkind: Secret\n---\napiVersion: v1\nkind: Secret\nstringData:\n  config: □\n`],
  ['kubernetes-secret', 'kubernetes', `# kind: Secret\napiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  config: □\n`],
  ['kubernetes-secret', 'kubernetes', `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  config: □\n`],
];

describe('values outside of assignments', () => {
  for (const [rule, language, template] of found) {
    it(`${rule}: ${JSON.stringify(template)}`, () => {
      const text = template.replace(HOLE, VALUE);
      const [finding, ...others] = scanText(text, language).findings;
      assert.deepEqual(others, []);
      assert.equal(finding?.ruleId, `keyward/${rule}`);
      assert.ok(text.slice(finding.span.start, finding.span.end).startsWith(VALUE));
    });
  }

  const quiet: readonly (readonly [LanguageId, string])[] = [
    ['javascript', `'postgres://user:password@localhost/db'`], ['yaml', 'url: postgres://app:${DB_PASSWORD}@db/x'], ['markdown', 'https://host.invalid:8080/a@b'],
    ['markdown', 'postgres://<user>:<password>@<host>'], ['javascript', '`https://${user}:${password}@host`'], ['go', '"postgres://%s:%s@%s/%s"'],
    ['javascript', `'Bearer ' + token`], ['markdown', 'Authorization: Bearer <token>'], ['python', `f"Bearer {token}"`], ['markdown', 'The bearer of this letter'],
    ['markdown', 'Basic understanding of networks'], ['shellscript', 'curl -u "$USER:$PASS" https://api.invalid'], ['shellscript', 'mysql -u root -p'],
    ['go', "db.Exec(`ALTER ROLE ` + user + ` WITH PASSWORD = '` + newpw + `'`)"], ['go', "db.Exec(`ALTER USER ` + user + ` PASSWORD '` + newpw + `'`)"],
    ['go', "`ALTER USER ` + user + ` IDENTIFIED BY '` + password + `'`"],
  ];
  for (const [language, text] of quiet) it(`is quiet on ${JSON.stringify(text)}`, () => assert.deepEqual(valuesFound(text, language), []));

  describe('words as a password in a URL', () => {
    const found = (text: string, path: string): readonly string[] => scanText(text, 'python', path).findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`);
    const url = (host: string): string => `fetch("https://username:password@${host}/x")`;

    it('are information where the URL leads to a host that can exist', () => {
      for (const host of ['shop.yelpish.com', 'git.zalgo.io:8443']) assert.deepEqual(found(url(host), 'src/app.py'), ['information keyward/url-credentials'], host);
    });

    it('are nothing where the host is made up, in comments, and in tests, examples and documents', () => {
      for (const host of ['example.com', 'localhost', 'host', 'my-server.com', 'yourdomain.org', 'db.invalid', '10.0.0.1']) assert.deepEqual(found(url(host), 'src/app.py'), [], host);
      assert.deepEqual(found(`# ${url('shop.yelpish.com')}`, 'src/app.py'), []);
      for (const path of ['README.md', 'test/app.py', 'examples/app.py']) assert.deepEqual(found(url('shop.yelpish.com'), path), [], path);
    });
  });

  it('decodes basic authentication and marks the base64 text', () => {
    const encoded = Buffer.from(`admin:${VALUE}`).toString('base64');
    const text = `Authorization: Basic ${encoded}`;
    const [finding] = scanText(text).findings;
    assert.equal(finding?.ruleId, 'keyward/basic-authentication');
    assert.deepEqual(finding.span, { start: text.length - encoded.length, end: text.length });
    assert.deepEqual(decode(encoded, finding.decoding), { ok: true, value: `admin:${VALUE}` });
  });

  it('decodes a Kubernetes Secret, whose values are base64', () => {
    const encoded = Buffer.from(VALUE).toString('base64');
    const text = `kind: Secret\napiVersion: v1\ndata:\n  token: ${encoded}\n  empty: ""\ntype: Opaque\n---\nkind: ConfigMap\ndata:\n  other: aGVsbG8=\n`;
    const result = scanText(text, 'kubernetes');
    assert.deepEqual(result.findings.map(({ ruleId, span }) => [ruleId, text.slice(span.start, span.end)]), [['keyward/kubernetes-secret', encoded]]);
    assert.deepEqual(result.findings[0]?.decoding, [{ kind: 'base64' }]);
  });

  it('gives one fingerprint to a value however it is written', () => {
    const plain = scanText(`password = "${VALUE}"`, 'python').findings[0];
    const escaped = scanText(`password = "${VALUE.replace('T', '\\x54')}"`, 'python').findings[0];
    const encoded = scanText(`kind: Secret\ndata:\n  password: ${Buffer.from(VALUE).toString('base64')}\n`, 'kubernetes').findings[0];
    assert.equal(escaped?.fingerprint, plain?.fingerprint);
    assert.equal(encoded?.fingerprint, plain?.fingerprint);
    assert.deepEqual(escaped?.decoding, [{ kind: 'string-escapes', dialect: 'python' }]);
  });

  it('knows password hashes by their form', () => {
    const bcrypt = `$2b$12$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy`;
    assert.deepEqual(scanText(`('admin', '${bcrypt}')`, 'sql').findings.map(({ ruleId }) => ruleId), ['keyward/password-hash']);
  });
});

describe('rows, calls and sentences', () => {
  const cases: readonly (readonly [language: LanguageId, template: string, values: readonly string[]])[] = [
    ['sql', `INSERT INTO users (id, name, password) VALUES (1, 'robin', '□'), (2, 'kim', 'garnetlake42');`, [VALUE, 'garnetlake42']],
    ['sql', `INSERT INTO "app"."accounts" ("email", "api_key", "age") VALUES ('me@host.invalid', '□', 7);`, [VALUE]],
    ['sql', `INSERT INTO \`users\` VALUES (1,'robin','7f2d9c4b1a8e6f3d5c0b9a7e1d4f8c2b',NULL),(2,'o''hara','0a8e6f3d5c0b9a7e1d4f8c2b7f2d9c4b',now());`,
      ['7f2d9c4b1a8e6f3d5c0b9a7e1d4f8c2b', '0a8e6f3d5c0b9a7e1d4f8c2b7f2d9c4b']],
    ['sql', `INSERT INTO files (id, digest) VALUES (1, '7f2d9c4b1a8e6f3d5c0b9a7e1d4f8c2b');`, []],
    ['sql', `INSERT INTO users (id, name) VALUES (1, '□');`, []],
    ['sql', `INSERT INTO users (name, password) VALUES (?, ?), (:name, :password), ('', '');`, []],
    ['sql', `INSERT INTO users (name, password) SELECT name, 'x' FROM old;`, []],
    ['javascript', `conn.login('robin@corp.invalid', '□', done);`, [VALUE]],
    ['python', `smtp.login("robin@corp.invalid", "□")`, [VALUE]],
    ['javascript', `conn.login(user, '□');`, []],
    ['javascript', `page.login('robin', password);`, []],
    ['javascript', `app.auth('user', 'password')`, []],
    ['markdown', 'The password is "□" for now.', [VALUE]],
    ['markdown', `2. The password for user 'postgres' is '□'.`, [VALUE]],
    ['markdown', 'The password is required.', []],
    ['markdown', 'The password is "required" here.', []],
    ['javascript', `throw new Error('the password is ' + reason);`, []],
  ];
  for (const [language, template, values] of cases) {
    it(`${values.length} in ${JSON.stringify(template)}`, () => assert.deepEqual(valuesFound(template.replace(HOLE, VALUE), language), values));
  }
});
