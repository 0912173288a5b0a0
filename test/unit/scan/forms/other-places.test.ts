import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { HOLE, scanText, VALUE } from '../scanning';

interface PlaceTable {
  readonly rule: string;
  readonly language: LanguageId;
  readonly values: readonly string[];
  readonly none: readonly string[];
}

const tables: readonly PlaceTable[] = [
  {
    rule: 'url-credentials', language: 'plaintext',
    values: [
      'postgres://app:□@db.invalid/shop', 'postgresql+psycopg2://app:□@db.invalid:5432/shop?sslmode=require', 'mysql://root:□@127.0.0.1:3306/shop', 'mongodb+srv://app:□@cluster.invalid/shop',
      'redis://:□@cache.invalid:6379/0', 'amqp://guest:□@mq.invalid//', 'https://me:□@git.invalid/a/b.git', 'ftp://me:□@files.invalid/', 'smtp://me%40host.invalid:□@mail.invalid:587', 'ldap://cn=admin:□@ldap.invalid',
      '"postgres://app:□@db.invalid/shop"', "'postgres://app:□@db.invalid/shop'", '(https://me:□@git.invalid/a.git)', 'DATABASE_URL=postgres://app:□@${DB_HOST}/shop', 'https://me:□@[2001:db8::1]/x',
    ],
    none: [
      'https://host.invalid/path', 'https://host.invalid:8080/path', 'https://host.invalid/a:b@c', 'https://host.invalid/?at=a:b@c', 'https://host.invalid/#a:b@c', 'https://me@git.invalid/a.git',
      'postgres://app:${PASSWORD}@db.invalid/shop', 'postgres://app:$PASSWORD@db.invalid/shop', 'postgres://app:{password}@db.invalid', 'postgres://app:%s@db.invalid', 'postgres://app:<password>@db.invalid',
      'postgres://user:password@localhost/db', 'postgres://postgres:postgres@localhost/db', 'postgres://app:***@db.invalid', 'postgres://app:@db.invalid', 'npm://@scope/name', 'git+ssh://git@host.invalid/a.git',
    ],
  },
  {
    rule: 'bearer-token', language: 'plaintext',
    values: ['Authorization: Bearer □0aB', 'authorization: bearer □0aB', '"Authorization": "Bearer □0aB"', "-H 'Authorization: Bearer □0aB'", 'Authorization: OAuth □0aB', 'Authorization:Bearer  □0aB', 'Authorization: Token token=□0aB'],
    none: ['Authorization: Bearer', 'Authorization: Bearer ${TOKEN}', 'Authorization: Bearer $TOKEN', 'Authorization: Bearer {{token}}', 'Authorization: Bearer <token>', 'Authorization: Bearer YOUR_TOKEN', 'the bearer token of a user', 'bearer authentication', '`Bearer ${token}`', 'Bearer getToken(□)'],
  },
  {
    rule: 'command-line-password', language: 'shellscript',
    values: [
      'curl -u me:□ https://host.invalid', 'curl -ume:□ https://host.invalid', 'curl --user "me:□" https://host.invalid', "curl --user='me:□' https://host.invalid", 'curl -s -X POST -u me:□ -d @file https://host.invalid',
      'mysql -h db -u root -p□ shop', 'mysqldump -uroot -p□ shop > dump.sql', 'sshpass -p □ ssh me@host', 'sshpass -p"□" scp a me@host:', 'redis-cli -h cache -a □ ping', 'docker login -u me -p □', 'ldapsearch -x -D cn=admin -w □ -b dc=x',
      'mongosh -u root -p □ --quiet', 'sqlcmd -S db -U sa -P □ -Q "select 1"', 'keytool -genkey -keystore x -storepass □', 'openssl rsa -in a -passin pass:□', 'unzip -P □ a.zip', 'zip -P □ a.zip b', '7z x -p□ a.7z', 'htpasswd -nb me □', 'htpasswd -bc file me □',
      'smbclient //host/share -U me%□', 'sudo mysql -p□ -e "select 1"', 'wget --user me --http-password=□ https://host.invalid',
    ],
    none: [
      'curl -u "$USER:$PASSWORD" https://host.invalid', 'curl -u me https://host.invalid', 'curl -u me: https://host.invalid', 'mysql -u root -p shop', 'mysql -p"$PASSWORD"', 'sshpass -f file ssh me@host', 'sshpass -e ssh me@host',
      'docker login --password-stdin', 'redis-cli -a "$PASSWORD"', 'libcurl -u me:□x', 'mkdir -p □', 'sqlcmd -P $PASSWORD', 'openssl rsa -passin env:PASSWORD', 'unzip -P',
    ],
  },
  {
    rule: 'sql-password', language: 'sql',
    values: ["create user app identified by '□'", "CREATE USER 'a'@'%' IDENTIFIED WITH mysql_native_password BY '□'", "ALTER ROLE app WITH LOGIN PASSWORD '□' VALID UNTIL 'infinity'", "GRANT ALL ON x.* TO 'a'@'b' IDENTIFIED BY '□'", "SET PASSWORD FOR 'a'@'b' = PASSWORD('□')"],
    none: ["select password '□' from x", "comment on column users.password is 'the password'", "alter user app identified by :password", "alter user app password null"],
  },
];

describe('values in other places', () => {
  for (const { rule, language, values, none } of tables) {
    describe(rule, () => {
      for (const template of values) {
        it(`marks exactly the value in ${JSON.stringify(template)}`, () => {
          const start = template.indexOf(HOLE);
          const suffix = /□(0aB)?/.exec(template)?.[1] ?? '';
          const { findings } = scanText(template.replace(HOLE, VALUE), language);
          assert.deepEqual(findings.map(({ ruleId, span }) => [ruleId, span.start, span.end]), [[`keyward/${rule}`, start, start + VALUE.length + suffix.length]]);
        });
      }
      for (const template of none) {
        it(`is quiet on ${JSON.stringify(template)}`, () => assert.deepEqual(scanText(template.replace(HOLE, VALUE), language).findings.map(({ ruleId }) => ruleId), []));
      }
    });
  }
});

describe('a Kubernetes Secret', () => {
  const encoded = Buffer.from(VALUE).toString('base64');
  const marked = (text: string): readonly string[] => scanText(text, 'kubernetes').findings.map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
  const manifest = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n${body}`;
  const expected = [`keyward/kubernetes-secret ${encoded}`];

  const bodies: readonly (readonly [what: string, body: string])[] = [
    ['plain', `data:\n  value: ${encoded}\n`], ['quoted', `data:\n  value: "${encoded}"\n`], ['in single quotes', `data:\n  'value': '${encoded}'\n`],
    ['after others', `data:\n  a: ""\n  value: ${encoded}\ntype: Opaque\n`], ['with CR LF', `data:\r\n  value: ${encoded}\r\n`], ['with a dot in its name', `data:\n  tls.value: ${encoded}\n`], ['at the end of the file', `data:\n  value: ${encoded}`],
  ];
  for (const [what, body] of bodies) it(`has its data decoded, ${what}`, () => assert.deepEqual(marked(manifest(body)), expected));

  it('has its kind anywhere in the document, also quoted', () => {
    assert.deepEqual(marked(`data:\n  value: ${encoded}\nkind: Secret\n`), expected);
    assert.deepEqual(marked(`kind: "Secret"\ndata:\n  value: ${encoded}\n`), expected);
  });

  it('ends with its document', () => {
    assert.deepEqual(marked(`kind: Secret\n---\nkind: ConfigMap\ndata:\n  value: ${encoded}\n`), []);
    assert.deepEqual(marked(`kind: ConfigMap\ndata:\n  value: ${encoded}\n---\nkind: Secret\n`), []);
  });

  it('is not a kind that only begins like it', () => {
    assert.deepEqual(marked(`kind: SecretStore\ndata:\n  value: ${encoded}\n`), []);
    assert.deepEqual(marked(`kind: Secret-x\ndata:\n  value: ${encoded}\n`), []);
  });

  it('holds no value where a template, an anchor or a block stands', () => {
    for (const value of ['{{ .Values.x | b64enc }}', '*anchor', '&anchor x', '|', '!vault x', '# comment']) assert.deepEqual(marked(manifest(`data:\n  value: ${value}\n`)), []);
  });

  it('has plain values in stringData', () => {
    const text = manifest(`stringData:\n  value: ${VALUE}\n`);
    const [finding] = scanText(text, 'kubernetes').findings;
    assert.equal(finding?.ruleId, 'keyward/kubernetes-secret');
    assert.deepEqual(finding.decoding, []);
    assert.equal(text.slice(finding.span.start, finding.span.end), VALUE);
  });
});
