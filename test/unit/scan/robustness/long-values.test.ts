import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../../shared/src/scan/engine';
import type { ScanOptions } from '../../../../shared/src/scan/engine';
import { HOLE } from '../scanning';
import { propertyTimeout, tries } from '../../../support/tries';

/** Eight letters after Bearer may be a word; a password of eight under its own name is one. */
const SHORT_TOKEN = 20;

/** Every way in which a reader takes a value, each with its own bound on the length, and from which length on it is found for certain (8 where none is given). */
const forms: readonly (readonly [LanguageId, string, number?])[] = [
  ['javascript', 'const password = "□";'], ['javascript', 'client.login("me@example.invalid", "□");'], ['javascript', "headers = { Authorization: 'Bearer □' }", SHORT_TOKEN], ['python', "password = '''□'''"],
  ['javascript', 'const url = "https://host.invalid/?api_key=□&page=2";'], ['javascript', 'const body = "{\\"client_secret\\": \\"□\\"}";'], ['go', 'u := "postgres://me:□@db.invalid/x"'], ['dotenv', 'DB_PASSWORD=□'],
  ['yaml', 'password: □'], ['yaml', 'a: {password: □, b: 1}'], ['properties', 'db.password=□'], ['ini', 'password = □'], ['xml', '<password>□</password>'], ['xml', '<add key="password" value="□"/>'],
  ['shellscript', 'curl -u me:□ https://host.invalid'], ['shellscript', 'curl -u me:□'], ['shellscript', 'mysql -p□ db'], ['shellscript', 'sshpass -p □ ssh host'], ['shellscript', 'deploy --password □ --verbose'], ['shellscript', 'P=${PASSWORD:-□}'],
  ['shellscript', 'API_TOKEN=□ ./run'], ['shellscript', 'smbclient -U me%□ //host/x'], ['sql', "CREATE USER me IDENTIFIED BY '□';"], ['sql', "SET PASSWORD FOR me = '□';"], ['dockerfile', 'ENV DB_PASSWORD □'], ['plaintext', 'password: □'],
  ['plaintext', 'Authorization: Bearer □', SHORT_TOKEN], ['json', '{"api_secret": "□"}'], ['terraform', 'password = "□"'], ['powershell', "$password = '□'"], ['markdown', 'Set `API_TOKEN=□` first.'],
];

/** Capitals, small letters and digits without any repeat that a run or a word would have. */
function valueOf(length: number, seed: number): string {
  let state = (seed * 2_654_435_761 + 12_345) % 4_294_967_296;
  let text = '';
  while (text.length < length) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    text += ALPHABETS[text.length % 3]?.[Math.floor(state / 65_536) % 8] ?? '';
  }
  return text;
}

const ALPHABETS = ['bcdfghjm', '23456789', 'QRTVWXZN'];

/** Around each bound that a reader may have, and in between. */
const lengths = fc.oneof(fc.integer({ min: 8, max: 2100 }), fc.constantFrom(64, 99, 100, 101, 119, 120, 121, 199, 200, 201, 399, 400, 401, 500, 501, 1023, 1024, 1025, 1999, 2000, 2001, 2047, 2048, 2049, 5000));

describe('a value of any length', function () {
  this.timeout(propertyTimeout());
  const options: ScanOptions = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32, 3)), now: () => 0 };

  for (const [languageId, template, certainFrom = 8] of forms) {
    it(`in ${JSON.stringify(template)} is marked as a whole, or not at all`, () => {
      fc.assert(fc.property(lengths, fc.nat({ max: 99_999 }), (length, seed) => {
        const text = `# a\n${template.replace(HOLE, valueOf(length, seed))}\n# b\n`;
        const start = text.indexOf(valueOf(length, seed));
        const found = scan({ text, languageId }, options).findings.map(({ span }) => [span.start - start, span.end - start]);
        for (const place of found) assert.deepEqual(place, [0, length]);
        if (length >= certainFrom && length <= 100) assert.equal(found.length, 1, text);
      }), tries(60));
    });
  }
});
