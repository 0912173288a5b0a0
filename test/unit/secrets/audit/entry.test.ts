import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseEntry, printEntry, START } from '../../../../shared/src/secrets/audit/entry';
import { auditEvent } from '../../../support/audit-folder';

const NOW = new Date('2026-01-02T03:04:05.678Z');

describe('a line of the audit log', () => {
  it('has the members of the format in their order', () => {
    assert.equal(printEntry(auditEvent(), START, NOW), `{"v":1,"seq":1,"prev":"${'0'.repeat(64)}",`
      + '"timestamp":"2026-01-02T03:04:05.678Z","event_type":"SECRET_READ","agent_id":"me","secret_name":"shop/key#value",'
      + '"action":"inject:KEY","result":"success","permission_validation":"allow default/person","source_ip":"local",'
      + '"session_id":"s1","correlation_id":"c1","phase":"outcome","store":"local","secret_version":1,"component":"cli"}');
  });

  it('is read back as it was printed, is one short line and shows controls, whatever the texts are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 1500 });
    fc.assert(fc.property(text, text, text, (agent_id, secret_name, action) => {
      const line = printEntry(auditEvent({ agent_id, secret_name, action }), START, NOW);
      assert(parseEntry(line));
      assert(!/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(line));
      assert(Buffer.byteLength(line) < 8192);
    }));
  });

  const line = printEntry(auditEvent(), START, NOW);
  const spellings: readonly (readonly [string, string])[] = [
    ['a space', line.replace('"v":1', '"v": 1')],
    ['another order', line.replace('"v":1,"seq":1', '"seq":1,"v":1')],
    ['an escape that is not needed', line.replace('"me"', '"\\u006de"')],
    ['a number in another form', line.replace('"seq":1,', '"seq":1.0,')],
    ['a member twice', line.replace('"v":1,', '"v":1,"v":1,')],
    ['a member more', line.replace('}', ',"x":1}')],
    ['a member less', line.replace('"store":"local",', '')],
    ['another version', line.replace('"v":1', '"v":2')],
    ['an unknown event', line.replace('SECRET_READ', 'SECRET_TOLD')],
    ['an inherited word as an event', line.replace('SECRET_READ', 'constructor')],
    ['a number below 1', line.replace('"seq":1', '"seq":0')],
    ['a hash in capitals', line.replace('0'.repeat(64), 'A'.repeat(64))],
    ['a day that is none', line.replace('2026-01-02', '2026-13-02')],
    ['a control character', line.replace('"me"', '"m\u0001e"')],
    ['a name that is too long', line.replace('"me"', `"${'m'.repeat(200)}"`)],
    ['a carriage return behind it', `${line}\r`],
  ];
  for (const [what, spelling] of spellings) {
    it(`is not the same with ${what}`, () => assert.equal(parseEntry(spelling), undefined));
  }
});
