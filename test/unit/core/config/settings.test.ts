import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, describeSettings, parseSettings } from '../../../../shared/src/core/config/settings';

describe('editor settings', () => {
  it('have defaults for everything', () => {
    assert.deepEqual(DEFAULT_SETTINGS, {
      enable: true, minimumSeverity: 'information', disabledRules: [], exclude: [], maxFileSize: 5, patterns: { enable: true }, lookup: { style: 'plain' },
    });
  });

  for (const nothing of [undefined, null, 7, 'on', [], {}]) {
    it(`are the defaults for ${JSON.stringify(nothing)}`, () => {
      assert.deepEqual(parseSettings(nothing), DEFAULT_SETTINGS);
    });
  }

  it('keep what fits when something else does not', () => {
    const settings = parseSettings({ enable: false, maxFileSize: 'huge', lookup: { style: 'strict' }, exclude: [1], other: 1 });
    assert.deepEqual(settings, { ...DEFAULT_SETTINGS, enable: false, lookup: { style: 'strict' } });
  });

  const kept: readonly (readonly [string, unknown])[] = [
    ['enable', false], ['minimumSeverity', 'error'], ['minimumSeverity', 'warning'], ['disabledRules', ['keyward/json-web-token']],
    ['exclude', ['dist/**', '*.min.js']], ['maxFileSize', 0.1], ['maxFileSize', 64], ['lookup', { style: 'strict' }], ['patterns', { enable: false }],
  ];
  for (const [key, value] of kept) {
    it(`take ${JSON.stringify(value)} for ${key} and nothing else with it`, () => {
      assert.deepEqual(parseSettings({ [key]: value }), { ...DEFAULT_SETTINGS, [key]: value });
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['enable', 'false'], ['enable', 0], ['enable', null], ['minimumSeverity', 'ERROR'], ['minimumSeverity', 'hint'], ['minimumSeverity', ['error']],
    ['disabledRules', 'keyward/json-web-token'], ['disabledRules', ['a', 1]], ['disabledRules', { 0: 'a', length: 1 }], ['exclude', [null]],
    ['maxFileSize', '5'], ['maxFileSize', Number.NaN], ['maxFileSize', Number.POSITIVE_INFINITY], ['maxFileSize', 0.099], ['maxFileSize', 64.001], ['maxFileSize', -1],
    ['lookup', 'strict'], ['lookup', { style: 'none' }], ['lookup', { style: null }], ['lookup', []], ['lookup', null],
  ];
  for (const [key, value] of refused) {
    it(`leave ${key} at its default for ${typeof value === 'number' ? value : JSON.stringify(value)}`, () => {
      assert.deepEqual(parseSettings({ [key]: value, minimumSeverity: key === 'minimumSeverity' ? value : 'warning' }),
        { ...DEFAULT_SETTINGS, minimumSeverity: key === 'minimumSeverity' ? 'information' : 'warning' });
    });
  }

  it('take over no key that the schema does not know, whatever its name', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"enable": false}, "constructor": 1, "toString": 2, "endpoint": "https://example.invalid", "lookup": {"__proto__": {"style": "strict"}}}');
    assert.deepEqual(parseSettings(hostile), DEFAULT_SETTINGS);
    assert.deepEqual(Object.keys(parseSettings(hostile)).sort(), Object.keys(DEFAULT_SETTINGS).sort());
  });

  it('are made anew each time, so that nobody changes another\'s', () => {
    assert.notEqual(parseSettings({}), parseSettings({}));
    assert.notEqual(parseSettings({}).exclude, DEFAULT_SETTINGS.exclude);
  });

  it('refuse a size beyond the bounds', () => {
    assert.equal(parseSettings({ maxFileSize: 1e9 }).maxFileSize, DEFAULT_SETTINGS.maxFileSize);
    assert.equal(parseSettings({ maxFileSize: 0 }).maxFileSize, DEFAULT_SETTINGS.maxFileSize);
  });

  it('are described by their full keys', () => {
    const described = describeSettings();
    assert.deepEqual([...described.keys()], [
      'keyward.enable', 'keyward.minimumSeverity', 'keyward.disabledRules', 'keyward.exclude', 'keyward.maxFileSize',
      'keyward.patterns.enable', 'keyward.lookup.style',
    ]);
    assert.deepEqual(described.get('keyward.lookup.style'), { type: 'string', enum: ['plain', 'strict'], default: 'plain' });
    assert.deepEqual(described.get('keyward.maxFileSize'), { type: 'number', minimum: 0.1, maximum: 64, default: 5 });
  });
});
