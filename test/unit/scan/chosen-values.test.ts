import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeChosen } from '../../../shared/src/scan/detection/generic/chosen-value';
import { KeyNames } from '../../../shared/src/scan/detection/signals/key-name';
import { RarityModel } from '../../../shared/src/scan/detection/signals/rarity';
import { valuesFound } from './scanning';

const model = { rarity: new RarityModel(), keyNames: new KeyNames() };

function signalOf(value: string): string | undefined {
  return judgeChosen(value, model)[0]?.signal;
}

// keyward:ignore-start: values made up for the tests
describe('values that people choose', () => {
  const said: readonly (readonly [signal: string | undefined, values: readonly string[]])[] = [
    ['value.password-policy', ['Winter42!', 'Tr0ub4dor&3x', 'blue-Sky#77']],
    ['value.password-signs', ['jo!anna', 'four$candles']],
    ['value.password-digits', ['x7kq92mz', '4ian1234']],
    ['value.password-word', ['Orange1179', 'liverpool8', 'tango-winter42', 'marlinTequila29']],
    [undefined, ['user12', 'value2', 'test1234', 'Password1', 'token22', 'orange', '12345678', 'x1']],
  ];
  for (const [signal, values] of said) {
    for (const value of values) it(`are told by their shape: ${value}`, () => assert.equal(signalOf(value), signal));
  }

  it('have one shape, or none', () => {
    fc.assert(fc.property(fc.string({ maxLength: 70 }), (value) => judgeChosen(value, model).length <= 1));
  });

  it('are found wherever a password is expected', () => {
    assert.deepEqual(valuesFound('DB_PASSWORD=Orange1179 DB_USER=app', 'shellscript'), ['Orange1179']);
    assert.deepEqual(valuesFound('DriverManager.getConnection(url, "root", "Chelsea19");', 'java'), ['Chelsea19']);
    assert.deepEqual(valuesFound('site,user,password\nhttps://a.invalid,robin,Cookie41!', 'csv'), ['Cookie41!']);
  });

  it('are no counted names', () => {
    assert.deepEqual(valuesFound('const password = "user1"; const pwd = "value2";', 'javascript'), []);
  });
});
