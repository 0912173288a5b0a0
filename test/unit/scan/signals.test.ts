import assert from 'node:assert/strict';
import fc from 'fast-check';
import { confidenceOf, priorEvidence, severityOf } from '../../../shared/src/scan/detection/score';
import { classifyKey, splitWords, type KeyClass } from '../../../shared/src/scan/detection/signals/key-name';
import { RarityModel, shannonEntropy } from '../../../shared/src/scan/detection/signals/rarity';
import { valueClasses, type ValueClass } from '../../../shared/src/scan/detection/signals/value-class';

describe('the class of a name', () => {
  const cases: readonly (readonly [string, KeyClass | undefined])[] = [
    ['password', 'password'], ['DB_PASSWORD', 'password'], ['dbPassword', 'password'], ['userpassword', 'password'], ['spring.datasource.passwd', 'password'], ['contraseña', 'password'],
    ['passwordField', 'harmless'], ['cleSecrete', 'secret'], ['password_reset_url', 'harmless'], ['password_confirmation', 'password'], ['field_password', 'password'], ['PASS', 'password'], ['pw', 'password'],
    ['clientSecret', 'secret'], ['secret_key_base', 'secret'], ['AWS_SECRET_ACCESS_KEY', 'api-key'], ['token_type', 'harmless'], ['max_tokens', 'token'], ['refreshToken', 'token'], ['tokens', 'token'],
    ['apiKey', 'api-key'], ['x-api-key', 'api-key'], ['APIKEY', 'api-key'], ['aws_access_key_id', 'identifier'], ['encryption_key', 'encryption-key'], ['publicKey', 'harmless'], ['primary_key', 'harmless'], ['key', 'key'],
    ['sortKey', 'harmless'], ['keyboard', undefined], ['passenger', undefined], ['compass', undefined], ['author', undefined], ['tokenizer', undefined], ['monkey', undefined], ['salt', 'salt'], ['password_hash', 'hash'],
  ];
  for (const [name, expected] of cases) it(`${name}: ${expected ?? 'says nothing'}`, () => assert.equal(classifyKey(name)?.keyClass, expected));

  it('notices that a name speaks of handling', () => {
    assert.equal(classifyKey('validatePassword')?.handled, true);
    assert.equal(classifyKey('setPassword')?.handled, false);
  });

  it('splits names into words', () => {
    assert.deepEqual(splitWords('DBPassword2_forUser-x'), ['db', 'password', '2', 'for', 'user', 'x']);
  });
});

describe('the class of a value', () => {
  const cases: readonly (readonly [ValueClass, string])[] = [
    ['template', '${DB_PASSWORD}'], ['template', '{{ .Values.x }}'], ['template', '<your-token>'], ['template', '%PASSWORD%'], ['reference', 'keyward://local/a#value'], ['reference', 'op://vault/item'],
    ['placeholder', 'your-api-key'], ['placeholder', 'changeme'], ['mask', '********'], ['mask', 'xxxxxxxx'], ['sequence', '123456'], ['path', '/etc/ssl/key.pem'], ['url', 'https://host.invalid/x'],
    ['prose', 'Enter your password'], ['code-name', 'myPasswordField'], ['constant', 'DB_PASSWORD'], ['uuid', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'], ['hex-digest', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['number', '12.5'], ['version', '1.2.3-beta'], ['date', '2024-01-31'], ['email', 'a@b.invalid'], ['host', 'db.example.com'], ['colour', '#ffcc00'], ['encrypted', 'ENC[AES256_GCM,data]'],
    ['public-key', 'ssh-ed25519 AAAA'], ['common-password', 'admin123'], ['popular-password', 'hunter2'], ['pattern', '!SRP:!DSS'], ['reference', '${env.NEXUS_PASSWORD}'], ['type-name', 'string'], ['expression', 'getToken()'],
  ];
  for (const [name, value] of cases) it(`${name}: ${value}`, () => assert.ok(valueClasses(value).includes(name)));

  const holes = [
    'https-${{ secrets.X }}', 'a${B:-c}d', '${X', 'a#{b.c}d', 'id-{{ .Values.x | quote }}', '{{name}}', 'v{{{raw}}}', 'a<%= b %>', 'a-$(cat x)', '$((1+2))x', 'x{0}y', 'a{name}', 'a-${{', '`+ x +`', '` + x + `', "' || x || '",
    "${names['x']}", '${a.b(c)[0]}',
  ];
  for (const value of holes) it(`template: ${value}`, () => assert.ok(valueClasses(value).includes('template')));

  const signs = ['k{{q}x)r${z]w', 'aK${q]x', 'x#{)y]}', 'qq{{k', 'a<%k', 'f$(]', '$#k{{d}m'];
  for (const value of signs) it(`no template, for no hole is closed around a name: ${value}`, () => assert.ok(!valueClasses(value).includes('template')));

  it('takes a last brace for code where it closes nothing in the value', () => {
    assert.ok(valueClasses('kzq}').includes('code') && valueClasses('{ kzq }').includes('code'));
    assert.ok(!valueClasses('k{{q}x{z}}').includes('code'));
  });

  it('finds none in random text', () => assert.deepEqual(valueClasses('q7Rk2' + 'vLx9Tz4m'), []));

  it('takes linear time on any long value', () => {
    for (const unit of ['a', 'aA', '1', 'a.', 'a b ', '<', '{', '((', '../', 'a-', '${a', '{{a', '#{', '$(a', '<%', '}', ' + ']) assert.ok(Array.isArray(valueClasses(unit.repeat(20_000))));
  });
});

describe('rarity', () => {
  const model = new RarityModel();
  const rate = (value: string): number => model.rarityOf(value).bitsPerCharacter;

  it('tells random letters from words, where entropy cannot', () => {
    for (const [random, words] of [['kfzkskqo', 'passport'], ['tgztihfqf', 'character'], ['vqmzk', 'label']] as const) {
      assert.ok(Math.abs(shannonEntropy(random) - shannonEntropy(words)) < 1);
      assert.ok(rate(random) > 5 && rate(words) < 4, `${random} ${rate(random)} ${words} ${rate(words)}`);
    }
  });

  it('finds words in names of every spelling', () => {
    for (const name of ['user_password', 'userPassword', 'USER_PASSWORD', 'user-password']) assert.equal(model.rarityOf(name).wordShare, 1);
    assert.equal(model.rarityOf('kfzkskqo').wordShare, 0);
  });

  it('takes counting and repeating for cheap', () => {
    assert.ok(rate('12345678') < 1.5 && rate('11111111') < 1.5 && rate('60811580') > 2);
  });

  it('is never negative and never more than the most surprising character costs', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
      const { bits, bitsPerCharacter, wordShare } = model.rarityOf(value);
      assert.ok(bits >= 0 && bitsPerCharacter <= 16 && wordShare >= 0 && wordShare <= 1);
    }));
  });

  it('has the entropy of Shannon', () => {
    assert.equal(shannonEntropy('aaaa'), 0);
    assert.equal(shannonEntropy('abcd'), 2);
    assert.equal(shannonEntropy(''), 0);
  });
});

describe('score', () => {
  it('is the logistic function of the evidence', () => {
    assert.equal(confidenceOf([]), 0.5);
    assert.ok(Math.abs(confidenceOf([priorEvidence(0.9)]) - 0.9) < 1e-9);
    assert.ok(confidenceOf([priorEvidence(0.9), { signal: 'x', weight: -3 }]) < 0.5);
  });

  it('gives severity by confidence and proof, never above the rule\'s', () => {
    assert.equal(severityOf(0.95, false, 'error'), 'error');
    assert.equal(severityOf(0.7, false, 'error'), 'warning');
    assert.equal(severityOf(0.7, true, 'error'), 'error');
    assert.equal(severityOf(0.55, true, 'error'), 'information');
    assert.equal(severityOf(0.99, true, 'warning'), 'warning');
  });
});
