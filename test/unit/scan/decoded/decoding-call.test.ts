import assert from 'node:assert/strict';
import { decode } from '../../../../shared/src/core/decode/decode';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { ACME_KEY, HOLE, scanText, VALUE } from '../scanning';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');

function found(text: string, languageId: LanguageId): readonly (readonly [source: string, value: string])[] {
  return scanText(text, languageId).findings.map(({ span, decoding }) => {
    const value = decode(text.slice(span.start, span.end), decoding);
    return [text.slice(span.start, span.end), value.ok ? value.value : 'does not decode'];
  });
}

const inBase64: readonly (readonly [LanguageId, string])[] = [
  ['javascript', `const password = atob("${HOLE}");`], ['python', `password = base64.b64decode("${HOLE}")`], ['python', `PASSWORD = base64.b64decode(b'${HOLE}').decode()`],
  ['php', `<?php $password = base64_decode('${HOLE}');`], ['java', `String password = new String(Base64.getDecoder().decode("${HOLE}"));`],
  ['csharp', `var password = Encoding.UTF8.GetString(Convert.FromBase64String("${HOLE}"));`], ['terraform', `  password = base64decode("${HOLE}")`],
  ['ruby', `password = Base64.decode64("${HOLE}")`], ['go', `password, _ := base64.StdEncoding.DecodeString("${HOLE}")`], ['rust', `let password: Vec<u8> = base64::decode("${HOLE}")?;`],
  ['powershell', `$password = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("${HOLE}"))`],
  ['shellscript', `PASSWORD=$(echo ${HOLE} | base64 -d)`], ['shellscript', `export DB_PASSWORD="$(echo -n '${HOLE}' | base64 --decode)"`], ['javascript', `connect({ user, password: atob('${HOLE}') })`],
];

describe('a literal that is decoded where it stands', () => {
  for (const [languageId, template] of inBase64) {
    it(`${languageId}: ${template}`, () => {
      assert.deepEqual(found(template.replace(HOLE, base64(VALUE)), languageId), [[base64(VALUE), VALUE]]);
    });
  }

  it('may be hexadecimal or percent-encoded', () => {
    assert.deepEqual(found(`password = bytes.fromhex("${hex(VALUE)}")`, 'python'), [[hex(VALUE), VALUE]]);
    assert.deepEqual(found(`const password = decodeURIComponent('${VALUE}%21%25');`, 'javascript'), [[`${VALUE}%21%25`, `${VALUE}!%`]]);
  });

  it('needs no name when it says itself what it is', () => {
    assert.deepEqual(found(`send(atob("${base64(ACME_KEY)}"))`, 'javascript'), [[base64(ACME_KEY), ACME_KEY]]);
  });

  it('is no finding without a name or a value that says secret', () => {
    for (const text of [`greeting = b64decode("${base64(VALUE)}")`, `password = b64decode("${base64('your-password-here')}")`, `password = b64decode(encoded)`, `password = b64decode("${Buffer.from([1, 2, 3, 250]).toString('base64')}")`]) {
      assert.deepEqual(found(text, 'python'), []);
    }
  });
});
