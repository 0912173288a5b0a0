import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alnum, base64, crc32, digits, hex, jwt, pem, uuid, withBase62Checksum, withGrafanaChecksum } from '../../shared/src/scan/detection/rules/example';
import { near, token } from '../../shared/src/scan/detection/rules/pattern';

const VALUE = hex(32);
const acme = near(['acme', 'ac-me'], /[a-f0-9]{32}/);

const secretIn = (text: string): string | undefined => acme.exec(text)?.groups?.['secret'];

describe('rules: near', () => {
  const leads: readonly string[] = [
    'ACME_API_KEY=%', 'export ACME_TOKEN="%"', 'acme.api.key = %', 'acmeApiKey: \'%\'', 'myAcmeKey = `%`', 'my_acme_key=%',
    'const acmeKey: string = "%";', 'let acme_key: &str = "%";', 'acmeKey := "%"', '"acme": {"apiKey": "%"}', '"acme":"%"',
    'acme:\n  api_key: %', 'Acme("client-1", "%")', 'new Acme({ user: "robin", key: "%" })', 'acme[\'key\'] = \'%\'',
    '<add key="AcmeKey" value="%" />', '<acmeKey>%</acmeKey>', 'acme --acme-token %', 'X-Acme-Key: %', 'ac-me: b"%"',
    'https://api.acme.example/v1/search?lang=en&api_key=%', 'acme.configure(new Secret("%"))', '\\"acme_key\\": \\"%\\"',
    'acme_key = key or "x" if acme_key == "%"', 'acme api key: %', 'ACME_KEY ||= "%"', '\'acme_key\' => \'%\'',
  ];
  for (const lead of leads) {
    it(`is led to the value by ${JSON.stringify(lead)}`, () => {
      assert.equal(secretIn(lead.replace('%', VALUE)), VALUE);
    });
  }

  const strange: readonly string[] = [
    'pacme_key=%', 'PACME_KEY=%', 'acme %', 'acme notes\n%', 'acme_key=%0', 'acme_key=0%', 'acme_key = "x"; other = "%"', 'key=%',
  ];
  for (const text of strange) {
    it(`is not led by ${JSON.stringify(text)}`, () => {
      assert.equal(secretIn(text.replace('%', VALUE)), undefined);
    });
  }

  it('takes the value as it is written, whatever the case of the name', () => {
    assert.equal(secretIn(`acme_key=${VALUE.toUpperCase()}`), undefined);
  });
});

describe('rules: token', () => {
  const pattern = token(/ac_[A-Za-z0-9-]{8}/, '-');
  const found = (text: string): boolean => pattern.test(text);

  it('stands alone', () => {
    for (const text of ['ac_12345678', '"ac_12345678"', '=ac_12345678;', '(ac_12345678)', 'x/ac_12345678/y', 'ac_12345678.']) assert(found(text), text);
  });

  it('is no part of a longer word', () => {
    for (const text of ['xac_12345678', '_ac_12345678', '0ac_12345678', 'ac_123456789', 'ac_12345678-', 'ac_12345678_']) assert(!found(text), text);
  });

  it('may follow the letter of an escape, in text that is not decoded', () => {
    for (const text of ['\\nac_12345678', '\\tac_12345678', 'a\\rac_12345678']) assert(found(text), text);
  });
});

describe('rules: examples are built', () => {
  it('the same each time, and different from one another', () => {
    assert.equal(alnum(40), alnum(40));
    const texts = [0, 1, 2, 3].flatMap((variant) => [alnum(40, variant), hex(40, variant), base64(40, variant), digits(40, variant)]);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('in the length and alphabet asked for', () => {
    fc.assert(fc.property(fc.nat(300), fc.nat(9), (length, variant) => {
      assert.match(hex(length, variant), new RegExp(`^[0-9a-f]{${length}}$`, 'u'));
      assert.match(base64(length, variant), new RegExp(`^[A-Za-z0-9+/]{${length}}$`, 'u'));
    }));
  });

  it('with right checksums', () => {
    // The check value of CRC-32/ISO-HDLC: https://reveng.sourceforge.io/crc-catalogue/17plus.htm
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.match(withBase62Checksum(30), /^[A-Za-z0-9]{36}$/u);
    assert.match(withGrafanaChecksum('glsa_'), /^glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}$/u);
  });

  it('in their formats', () => {
    assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    const [header = ''] = jwt().split('.');
    assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), { alg: 'HS256', typ: 'JWT' });
    assert.equal(pem('PRIVATE KEY', 2).split('\n').length, 4);
  });
});
