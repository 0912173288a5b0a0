import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RuleId } from '../../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import type { RedactFormat } from '../../../../shared/src/scan/redact/choose-shape';
import { chooseShape } from '../../../../shared/src/scan/redact/choose-shape';
import type { NameJudge } from '../../../../shared/src/scan/redact/json-names';
import { PASSWORD, piecesOf, PRIVATE_KEY, redacted, STRIPE_KEY } from './redacting';

const TOKEN: RuleId = 'keyward/generic-token';

/** Says yes to one word under any name. */
function judge(numbers: string[] = []): NameJudge {
  return { string: (_, source) => (source === 'Zk29vdLqw8rT' ? TOKEN : undefined), number: (rule) => { numbers.push(rule); } };
}

function masked(text: string, format: RedactFormat = 'auto', pieces: readonly string[] = [text], languageId: LanguageId = 'json'): string {
  return redacted(pieces, { about: { languageId }, shape: chooseShape(format, undefined, text.slice(0, 4000), judge()) });
}

const parse = (text: string): unknown => JSON.parse(text) as unknown;

describe('redacted JSON', () => {
  it('has masks inside its strings', () => {
    const data = { level: 'info', key: STRIPE_KEY, nested: { password: PASSWORD, n: 1, ok: true, none: null } };
    for (const indent of [0, 2]) {
      assert.deepEqual(parse(masked(JSON.stringify(data, null, indent))), {
        ...data, key: '[keyward:stripe-secret-key]', nested: { ...data.nested, password: '[keyward:generic-password]' },
      });
    }
  });

  it('has a string where a number was under a name that says password or key, and keeps counts', () => {
    const text = '{"pin": 482913, "password": 12345678, "prompt_tokens": 40961234, "count": 5, "db_password": 12}';
    assert.deepEqual(parse(masked(text)), { pin: '[keyward:generic-password]', password: '[keyward:generic-password]', prompt_tokens: 40_961_234, count: 5, db_password: 12 });
  });

  it('counts names that stand further away', () => {
    const value = 'Zk29vdLqw8rT';
    const data = {
      env: [{ name: 'DB_PASSWORD', value }, { name: 'COLOUR', value }], tokens: [value, 'short'], api_key: { value, note: value }, headers: { key: 'X-Auth-Token', value },
    };
    const mask = '[keyward:generic-token]';
    assert.deepEqual(parse(masked(JSON.stringify(data, null, 1))), {
      env: [{ name: 'DB_PASSWORD', value: '[keyward:generic-password]' }, { name: 'COLOUR', value }], tokens: [mask, 'short'], api_key: { value: mask, note: value }, headers: { key: 'X-Auth-Token', value: mask },
    });
  });

  it('never cuts an escape', () => {
    const data = { password: `a"b\\c\n${PASSWORD}é\u2028"`, text: JSON.stringify({ token: STRIPE_KEY, inner: { password: PASSWORD } }), key: PRIVATE_KEY };
    const text = JSON.stringify(data).replaceAll('é', '\\u00e9');
    const out = masked(text);
    assert.doesNotThrow(() => parse(out), out);
    for (const value of [PASSWORD, STRIPE_KEY, PRIVATE_KEY.split('\n')[2] ?? '']) assert(!out.includes(value));
  });

  const leaf = fc.oneof(
    fc.constantFrom(STRIPE_KEY, PASSWORD, `key ${STRIPE_KEY} "quoted" \\ \n`, `postgres://a:${PASSWORD}@b/c`), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null),
  );
  const name = fc.constantFrom('password', 'name', 'value', 'api_key', 'x', 'tokens', STRIPE_KEY, 'a "b"');
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 4 }), fc.dictionary(name, tie('node'), { maxKeys: 5 })),
  })).node;

  it('stays JSON, whatever it holds and however it comes in pieces', () => {
    fc.assert(fc.property(tree, fc.constantFrom(0, 1, 4), fc.array(fc.nat({ max: 2000 }), { maxLength: 10 }), (data, indent, cuts) => {
      const text = JSON.stringify({ data }, null, indent);
      const out = masked(text, 'auto', piecesOf(text, cuts));
      assert.doesNotThrow(() => parse(out), out);
      assert(!out.includes(STRIPE_KEY));
    }), { numRuns: 200 });
  });

  it('is told from lines of which some are JSON', () => {
    const log = `starting\n${JSON.stringify({ pin: 482913 })}\nPASSWORD=${PASSWORD}\n{not json ${STRIPE_KEY}\n[2026-01-02] ok\n`;
    assert.equal(masked(log, 'auto', [log], 'plaintext'), `starting\n{"pin":"[keyward:generic-password]"}\nPASSWORD=[keyward:generic-password]\n{not json [keyward:stripe-secret-key]\n[2026-01-02] ok\n`);
    assert.equal(masked('{"pin": 482913}\n', 'text'), '{"pin": 482913}\n');
  });

  it('keeps each line of lines of JSON a JSON text, with any line end', () => {
    fc.assert(fc.property(fc.array(tree, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const text = lines.map((data) => JSON.stringify({ data }) + end).join('');
      const out = masked(text, 'jsonl');
      assert.equal(out.split(end).length, lines.length + 1);
      for (const line of out.split(end).slice(0, -1)) assert.doesNotThrow(() => parse(line), line);
    }), { numRuns: 100 });
  });

  it('is masked in a line that is longer than the window', () => {
    const rows = Array.from({ length: 4000 }, (_, index) => ({ index, note: 'plain "text" here', key: index % 7 === 0 ? STRIPE_KEY : 'none', pin: 482913 }));
    const out = masked(JSON.stringify(rows), 'json', piecesOf(JSON.stringify(rows), Array.from({ length: 40 }, (_, index) => index * 10_007)));
    const read = parse(out) as readonly { readonly key: string; readonly pin: unknown }[];
    assert.equal(read.length, rows.length);
    assert(read.every(({ key }, index) => key === (index % 7 === 0 ? '[keyward:stripe-secret-key]' : 'none')));
  });
});
