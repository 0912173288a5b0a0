import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { checkPassword, passwordBytes } from '../../../../shared/src/secrets/vault-file/slots/password-rules';
import { newRecoveryCode, readRecoveryCode } from '../../../../shared/src/secrets/vault-file/slots/recovery-code';

describe('password rules', () => {
  const cases: readonly (readonly [string, 'fine' | 'too-short' | 'too-simple'])[] = [
    ['', 'too-short'],
    ['Abc1!Abc1!A', 'too-short'],
    ['Abcdefg-1234', 'fine'],
    ['abcdefg-1234', 'fine'],
    ['abcdefgh1234', 'too-simple'],
    ['ABCDEFGHIJKL', 'too-simple'],
    ['Aa1!Aa1!Aa1!', 'too-simple'],
    ['a long sentence of words', 'fine'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'too-simple'],
    ['Größe-über-Maß', 'fine'],
    // Twelve letters of which each is two code points until it is composed.
    ['é'.repeat(11), 'too-short'],
    ['🔑🗝🔒🔓🚪🏠🌲🌵🌊🌍🌞', 'too-short'],
  ];
  for (const [password, expected] of cases) {
    it(`finds ${JSON.stringify(password)} ${expected}`, () => {
      const checked = checkPassword(SecretValue.fromText(password));
      assert.deepEqual(checked.ok ? 'fine' : checked.error, expected === 'fine' ? 'fine' : { kind: 'weak-password', reason: expected });
    });
  }

  it('takes both spellings of an accent as one password', () => {
    const composed = passwordBytes(SecretValue.fromText('Caf\u00e9'));
    assert.deepEqual(passwordBytes(SecretValue.fromText('Cafe\u0301')), composed);
    assert.deepEqual(composed, Buffer.from('Caf\u00e9', 'utf8'));
  });

  it('leaves the password itself as it was', () => {
    const password = SecretValue.fromText('plain ascii');
    passwordBytes(password).fill(0);
    assert.equal(password.text(), 'plain ascii');
  });
});

describe('recovery code', () => {
  const secret = fc.uint8Array({ minLength: 20, maxLength: 20 });
  const codeOf = (bytes: Uint8Array): string => newRecoveryCode((size) => Buffer.concat([bytes], size)).text();
  const read = (text: string): Buffer | undefined => readRecoveryCode(SecretValue.fromText(text));

  it('reads back, however it was written down', () => {
    fc.assert(fc.property(secret, (bytes) => {
      const code = codeOf(bytes);
      assert.deepEqual(read(code), Buffer.from(bytes));
      assert.deepEqual(read(code.toLowerCase().replaceAll('-', ' ')), Buffer.from(bytes));
      assert.deepEqual(read(` ${code.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')}\n`), Buffer.from(bytes));
    }));
  });

  it('tells a wrong, a missing and two swapped characters from a code', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    let unnoticed = 0;
    let changes = 0;
    for (let number = 0; number < 40; number += 1) {
      const code = codeOf(randomBytes(20)).replaceAll('-', '');
      for (let at = 0; at < code.length; at += 1) {
        const other = alphabet[(alphabet.indexOf(code.charAt(at)) + 1 + at % 31) % 32] ?? '';
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        for (const wrong of [code.slice(0, at) + other + code.slice(at + 1), swapped]) {
          if (wrong === code) continue;
          changes += 1;
          if (read(wrong) !== undefined) unnoticed += 1;
        }
        assert.equal(read(code.slice(0, at) + code.slice(at + 1)), undefined);
      }
    }
    // A checksum of 20 bits misses one change in a million.
    assert(changes > 2000 && unnoticed <= 1, `${unnoticed} of ${changes} changes were not noticed`);
  });

  it('refuses what is no code', () => {
    for (const text of ['', 'not a code', 'U'.repeat(36), '0'.repeat(35), '-'.repeat(50)]) assert.equal(read(text), undefined);
  });
});
