import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { confidenceOf, evidence, priorEvidence, severityOf, weights, type Signal } from '../../../shared/src/scan/detection/score';
import { compileRules, explain, scan, type ExplainedCandidate } from '../../../shared/src/scan/engine';
import { ACME_KEY, acmeRule, optionsWith, scanText, VALUE } from './scanning';

/** The candidates of a text, without any floor. */
function candidatesIn(text: string, languageId: LanguageId = 'javascript', path?: string): readonly ExplainedCandidate[] {
  const document = { text, languageId, ...(path === undefined ? {} : { path }) };
  return explain(document, optionsWith({ minConfidence: 0 }), { start: 0, end: text.length }).candidates;
}

function confidence(text: string, languageId?: LanguageId, path?: string): number {
  const [first] = candidatesIn(text, languageId, path);
  assert.ok(first !== undefined, `nothing was considered in ${text}`);
  return first.confidence;
}

function signals(text: string, languageId?: LanguageId, path?: string): readonly string[] {
  return candidatesIn(text, languageId, path).flatMap(({ evidence: list }) => list.map(({ signal }) => signal));
}

describe('the score', () => {
  describe('falls with a value that', () => {
    const random = confidence(`password = "${VALUE}"`);
    const values: readonly (readonly [Signal, string])[] = [
      ['value.placeholder', 'your-password-here'], ['value.example', 'example-password'], ['value.mask', '************'], ['value.sequence', '12345678'], ['value.path', '/etc/app/password.txt'], ['value.url', 'https://host.invalid/x'],
      ['value.prose', 'Please enter your password'], ['value.code-name', 'userPasswordField'], ['value.type-name', 'string'], ['value.constant', 'DB_PASSWORD'], ['value.version', '1.22.333'], ['value.date', '2024-05-17'],
      ['value.email', 'me@host.invalid'], ['value.host', 'db.example.com'], ['value.colour', '#a1b2c3'], ['value.template', '{{ password }}'], ['value.reference', 'op://vault/item/password'], ['value.encrypted', 'ENC[AES256_GCM,data:abc]'],
      ['value.public-key', 'ssh-ed25519 AAAAC3NzaC1lZDI1'], ['value.common-password', 'changeit'], ['value.popular-password', 'letmein'], ['value.key-echo', 'password'], ['value.expression', 'readFile(path)'], ['value.alphabet', 'abcdefghijklmnop'], ['value.pattern', '^(?:[a-z]+)$'],
      ['value.number', '48151623'], ['value.uuid', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'], ['value.foreign-text', 'пароль пользователя'], ['value.blank', 'two words'], ['value.short', 'ab1c9'],
    ];
    for (const [signal, value] of values) {
      it(`has ${signal}, as ${value}`, () => {
        const text = `password = "${value}"`;
        assert.ok(signals(text).includes(signal), signals(text).join(' '));
        assert.ok(confidence(text) < random);
        assert.ok(weights[signal] < 0);
      });
    }
  });

  describe('orders', () => {
    const orders: readonly (readonly [what: string, likelier: number, lessLikely: number])[] = [
      ['a password before a bare key', confidence(`password = "${VALUE}"`), confidence(`key = "${VALUE}"`)],
      ['a secret before a hash', confidence(`secret = "${VALUE}"`), confidence(`secret_hash = "${VALUE}"`)],
      ['a token before an identifier', confidence(`access_key = "${VALUE}"`), confidence(`access_key_id = "${VALUE}"`)],
      ['holding before handling', confidence(`password = "${VALUE}"`), confidence(`checkPassword = "${VALUE}"`)],
      ['an assignment before a call', confidence(`password = "${VALUE}"`), confidence(`password("${VALUE}")`)],
      ['an assignment before a comparison', confidence(`password = "${VALUE}"`), confidence(`password == "${VALUE}"`)],
      ['an assignment before a pair', confidence(`password = "${VALUE}"`), confidence(`("password", "${VALUE}")`)],
      ['code before a comment', confidence(`password = "${VALUE}"`), confidence(`// password = "${VALUE}"`)],
      ['a quoted value before a bare one', confidence(`password = "${VALUE}"`, 'shellscript'), confidence(`password=${VALUE}`, 'shellscript')],
      ['a longer random value before a shorter one', confidence(`token = "${VALUE}${VALUE}"`), confidence(`token = "${VALUE.slice(0, 7)}"`)],
      ['random letters before words', confidence('password = "kfzkskqoqx"'), confidence('password = "passporttable"')],
      ['a random value before one letter again and again', confidence('password = "kfzkskqoqxwv"'), confidence('password = "kkkkkkkkkkkk"')],
      ['a person\'s password by a policy before a word', confidence('password = "Sommer2024!"'), confidence('password = "Sommer"')],
      ['an issued key before a short word', confidence('api_key = "a8f3k2m9x7c1v5b4"'), confidence('api_key = "a8f3"')],
      ['an API key before the token of a badge', confidence(`u = "https://h.invalid/x?token=${VALUE}"`), confidence(`u = "https://h.invalid/x.svg?token=${VALUE}"`)],
    ];
    for (const [what, likelier, lessLikely] of orders) it(what, () => assert.ok(likelier > lessLikely, `${likelier} > ${lessLikely}`));
  });

  describe('knows the role of the file', () => {
    const text = `password = "${VALUE}"`;
    const source = confidence(text, 'ini', 'app/main');
    const less: readonly (readonly [Signal, string])[] = [
      ['file.test', 'test/main.ini'], ['file.example', 'examples/main.ini'], ['file.documentation', 'docs/main.ini'], ['file.locale', 'locales/en.ini'], ['file.lock', 'poetry.lock'], ['file.generated', 'generated/main.ini'], ['file.minified', 'app.min.js'],
    ];
    for (const [signal, path] of less) {
      it(`${path} counts less, by ${signal}`, () => {
        assert.ok(signals(text, 'ini', path).includes(signal));
        assert.ok(confidence(text, 'ini', path) < source);
      });
    }

    it('a file of credentials counts more', () => assert.ok(confidence(text, 'ini', '.npmrc') > source));
    for (const path of ['app/main.ini', 'config/database.yml', '.env', 'src/main/resources/application.properties', 'web/config.php']) {
      it(`${path} counts more: a literal there is what the program is told`, () => {
        assert.ok(confidence(text, 'ini', path) > source);
        assert.ok(confidence('password = garnetlake', 'ini', path) >= 0.5, 'also of words');
      });
    }
    for (const path of ['test/main.ini', 'examples/main.ini', 'docs/main.md']) {
      it(`in ${path} a password is information, and a key that a machine issued is not`, () => {
        assert.equal(scanText(text, 'ini', path).findings[0]?.severity, 'information');
        assert.equal(scanText(`api_key = "${VALUE}${VALUE}"`, 'ini', path).findings[0]?.severity, 'error');
        assert.equal(scanText(text, 'ini', 'app/main').findings[0]?.severity, 'error');
      });
    }
    it('ordinary source says nothing', () => assert.ok(!signals(text, 'ini', 'app/main').some((signal) => signal.startsWith('file.'))));
    it('a vendor\'s key is judged by it, too', () => assert.ok(confidence(ACME_KEY, 'plaintext', 'yarn.lock') < confidence(ACME_KEY, 'plaintext', 'a.txt')));
  });

  describe('is explained', () => {
    const texts = [`password = "${VALUE}"`, `token: ${ACME_KEY}`, `// apiKey = 'your-api-key'`, `a("postgres://u:${VALUE}@h/x")`, `Authorization: Bearer ${VALUE}`, `setPassword("hunter2")`];
    for (const text of texts) {
      it(`to the last bit for ${text.slice(0, 14)}…`, () => {
        const all = candidatesIn(text);
        assert.notEqual(all.length, 0);
        for (const { evidence: list, confidence: given } of all) assert.equal(confidenceOf(list), given);
      });
    }

    it('with exactly one prior', () => {
      for (const text of texts) for (const { evidence: list } of candidatesIn(text)) assert.equal(list.filter(({ signal }) => signal.startsWith('prior.')).length, 1);
    });
  });

  it('of a proved structure is more than that of a broken one', () => {
    const json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const rule = { ...acmeRule, id: 'keyward/jwt-like', keywords: ['eyj'], pattern: /eyJ[\w-]{5,200}\.[\w-]{5,200}\.[\w-]{3,200}/, maxLength: 610, structure: 'jwt', confidence: 0.7 } as const;
    const options = optionsWith({ rules: compileRules([rule]), minConfidence: 0 });
    const of = (text: string): number => scan({ text, languageId: 'plaintext' }, options).findings.find(({ ruleId }) => ruleId === rule.id)?.confidence ?? 0;
    const proved = of(`${json({ alg: 'HS256' })}.${json({ sub: 'a' })}.c2lnbmF0dXJl`);
    const unknown = of(`${json({ alg: 'HS256' })}.bm90IGpzb24.c2lnbmF0dXJl`);
    const broken = of(`${json({ typ: 'JWT' })}.${json({ sub: 'a' })}.c2lnbmF0dXJl`);
    assert.ok(proved > unknown && unknown > broken && broken > 0, `${proved} ${unknown} ${broken}`);
  });

  it('of a vendor\'s key with too little entropy is lower', () => {
    const rules = compileRules([{ ...acmeRule, minEntropy: 3.5 }]);
    const of = (text: string): number => scan({ text, languageId: 'plaintext' }, optionsWith({ rules, minConfidence: 0 })).findings[0]?.confidence ?? 0;
    assert.ok(of(ACME_KEY) > of('acme_' + 'ab12'.repeat(5)));
  });

  const signal = fc.constantFrom<Signal>('prior.url', 'key.password', 'value.mask', 'rarity.rate', 'file.test');

  it('does not depend on the order of the evidence, but for rounding', () => {
    fc.assert(fc.property(fc.array(fc.tuple(signal, fc.double({ min: -2, max: 2, noNaN: true })), { maxLength: 12 }), (given) => {
      const list = given.map(([name, factor]) => evidence(name, factor));
      assert.ok(Math.abs(confidenceOf(list) - confidenceOf([...list].reverse())) < 1e-9);
    }));
  });

  it('is a probability, and each weight moves it in its own direction', () => {
    fc.assert(fc.property(fc.array(signal, { maxLength: 6 }), signal, (names, added) => {
      const before = confidenceOf(names.map((name) => evidence(name)));
      const after = confidenceOf([...names, added].map((name) => evidence(name)));
      assert.ok(before > 0 && before < 1);
      assert.equal(Math.sign(after - before), Math.sign(weights[added]));
    }));
  });

  it('takes a rule\'s confidence for what it is, within bounds', () => {
    for (const given of [0.05, 0.5, 0.77, 0.95]) assert.ok(Math.abs(confidenceOf([priorEvidence(given)]) - given) < 1e-12);
    for (const given of [0, 1]) assert.ok(Number.isFinite(priorEvidence(given).weight));
  });
});

describe('severity', () => {
  const cases: readonly (readonly [confidence: number, proved: boolean, most: 'error' | 'warning' | 'information', expected: string])[] = [
    [0.9, false, 'error', 'error'], [0.8999, false, 'error', 'warning'], [0.65, false, 'error', 'warning'], [0.6499, false, 'error', 'information'], [0.65, true, 'error', 'error'], [0.6499, true, 'error', 'information'],
    [0.99, true, 'warning', 'warning'], [0.99, true, 'information', 'information'], [0.7, false, 'warning', 'warning'], [0.5, false, 'warning', 'information'],
  ];
  for (const [given, proved, most, expected] of cases) {
    it(`of ${given}${proved ? ', proved' : ''}, at most ${most}, is ${expected}`, () => assert.equal(severityOf(given, proved, most), expected));
  }
});
