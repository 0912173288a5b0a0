import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PASSWORD, piecesOf, PRIVATE_KEY, redacted, STRIPE_KEY, testRedactor } from './redacting';

const line = fc.constantFrom(
  `2026-01-02 INFO key ${STRIPE_KEY} is used`, `DB_PASSWORD=${PASSWORD}`, `{"password":"${PASSWORD}","n":1}`, 'plain text', '', '\tat main (app.js:12:3)',
  `Authorization: Bearer ${STRIPE_KEY}`, PRIVATE_KEY, '-----BEGIN RSA PRIVATE KEY-----', '😀 \u2028 é', 'Starting:', `postgres://app:${PASSWORD}@db/shop`,
);
const document = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 20 }).map((lines) => lines.map((parts) => parts.join('')).join(''));
const cuts = fc.array(fc.nat({ max: 5000 }), { maxLength: 30 });

describe('a redacted stream', () => {
  it('has a mask in place of each value, and is otherwise what came in', () => {
    assert.equal(redacted([`a\r\nkey ${STRIPE_KEY} ok\nPASSWORD=${PASSWORD}\nend`]), 'a\r\nkey [keyward:stripe-secret-key] ok\nPASSWORD=[keyward:generic-password]\nend');
  });

  it('is the same however it comes in pieces, and holds no value', () => {
    fc.assert(fc.property(document, cuts, (text, places) => {
      const whole = redacted([text]);
      assert.equal(redacted(piecesOf(text, places)), whole);
      for (const value of [STRIPE_KEY, PASSWORD, PRIVATE_KEY.split('\n')[3] ?? '']) assert(!whole.includes(value));
    }), { numRuns: 150 });
  });

  it('keeps every line and its end', () => {
    const ends = (text: string): readonly string[] => text.match(/\r\n|\r|\n/g) ?? [];
    fc.assert(fc.property(document, cuts, (text, places) => {
      assert.deepEqual(ends(redacted(piecesOf(text, places))), ends(text));
    }), { numRuns: 100 });
  });

  it('stays as it is when it is redacted again', () => {
    fc.assert(fc.property(document, (text) => {
      const once = redacted([text]);
      assert.equal(redacted([once]), once);
    }), { numRuns: 100 });
  });

  it('gives any text without secrets back as it is, lone surrogates and control characters with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), cuts, (text, places) => {
      assert.equal(redacted(piecesOf(text, places)), text);
    }), { numRuns: 200 });
  });

  it('gives out a line as soon as it is complete', () => {
    const { redactor } = testRedactor();
    assert.equal(redactor.push('first '), '');
    assert.equal(redactor.push('line\nsecond'), 'first line\n');
    assert.equal(redactor.push(` ${STRIPE_KEY}\n`), 'second [keyward:stripe-secret-key]\n');
    assert.equal(redactor.push('Stack trace:\n'), 'Stack trace:\n');
    assert.equal(redactor.end(), '');
  });

  it('waits for the end of a private key, and masks one that never ends', () => {
    const { redactor } = testRedactor();
    const lines = PRIVATE_KEY.split('\n');
    assert.equal(redactor.push(`before\n${lines.slice(0, 6).join('\n')}\n`), 'before\n');
    assert.equal(redactor.push(`${lines.slice(6).join('\n')}\nafter\n`), `${'[keyward:private-key]\n'.repeat(lines.length)}after\n`);
    assert.equal(redacted([`${lines.slice(0, 5).join('\n')}\n`]), '[keyward:private-key]\n'.repeat(5));
    assert.equal(redacted(['-----BEGIN PRIVATE KEY-----\n', 'is how a key begins\n']), '-----BEGIN PRIVATE KEY-----\nis how a key begins\n');
  });

  it('waits for a value below its name', () => {
    const { redactor } = testRedactor({ about: { languageId: 'javascript' } });
    assert.equal(redactor.push('const user = 1;\nconst password =\n'), 'const user = 1;\n');
    assert.equal(redactor.push(`  "${PASSWORD}";\n`), 'const password =\n  "[keyward:generic-password]";\n');
  });

  it('never holds back more than a window, also of a line without an end', () => {
    const { redactor } = testRedactor();
    const piece = `${'x '.repeat(500)}key=${STRIPE_KEY} `;
    let given = 0;
    let taken = 0;
    let out = '';
    for (let index = 0; index < 400; index += 1) {
      const ready = redactor.push(piece);
      out += ready;
      taken += piece.length;
      given += ready.length;
      assert(taken - given < 128 * 1024 + (taken / piece.length) * STRIPE_KEY.length, `${taken - given} are held`);
    }
    out += redactor.end();
    assert.equal(out, `${'x '.repeat(500)}key=[keyward:stripe-secret-key] `.repeat(400));
  });

  it('is judged with what came before it', () => {
    const { redactor } = testRedactor({ about: { languageId: 'kubernetes' } });
    const value = Buffer.from(PASSWORD).toString('base64');
    const out = ['apiVersion: v1\n', 'kind: Secret\n', 'data:\n', `  db: ${value}\n`].map((piece) => redactor.push(piece)).join('') + redactor.end();
    assert.equal(out, 'apiVersion: v1\nkind: Secret\ndata:\n  db: [keyward:kubernetes-secret]\n');
  });

  it('says of each masked value once what it was, with its fingerprint', () => {
    const { redactor, masked } = testRedactor();
    for (let index = 0; index < 20; index += 1) redactor.push(`${index} ${STRIPE_KEY}\n`);
    redactor.push(`PASSWORD=${PASSWORD}\n`);
    redactor.end();
    assert.equal(masked.length, 21);
    assert.equal(new Set(masked.map(({ fingerprint }) => fingerprint)).size, 2);
    assert(!JSON.stringify(masked).includes(STRIPE_KEY));
  });

  it('leaves what its owner accepts, and asks once for each place', () => {
    const asked: string[] = [];
    const stays = (finding: { readonly ruleId: string }): boolean => asked.push(finding.ruleId) > 0;
    const left: string[] = [];
    const onLeft = (rule: string): void => { left.push(rule); };
    assert.equal(redacted([`a ${STRIPE_KEY}\n`, 'b\n', 'c\n'], { stays, onLeft }), `a ${STRIPE_KEY}\nb\nc\n`);
    assert.deepEqual(asked, ['keyward/stripe-secret-key']);
    assert.deepEqual(left, asked);
  });

  it('does not heed comments that silence a finding: what a program prints decides nothing', () => {
    assert.equal(redacted([`key ${STRIPE_KEY} # keyward:ignore gitleaks:allow\n`]), 'key [keyward:stripe-secret-key] # keyward:ignore gitleaks:allow\n');
  });
});
