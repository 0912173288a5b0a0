import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, describeSettings, parseSettings } from '../../../../shared/src/core/config/settings';

describe('editor settings', () => {
  it('have defaults for everything', () => {
    assert.deepEqual(DEFAULT_SETTINGS, {
      enable: true, minimumSeverity: 'information', disabledRules: [], exclude: [], maxFileSize: 5, lookup: { style: 'plain' },
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

  it('refuse a size beyond the bounds', () => {
    assert.equal(parseSettings({ maxFileSize: 1e9 }).maxFileSize, DEFAULT_SETTINGS.maxFileSize);
    assert.equal(parseSettings({ maxFileSize: 0 }).maxFileSize, DEFAULT_SETTINGS.maxFileSize);
  });

  it('are described by their full keys', () => {
    const described = describeSettings();
    assert.deepEqual([...described.keys()], [
      'keyward.enable', 'keyward.minimumSeverity', 'keyward.disabledRules', 'keyward.exclude', 'keyward.maxFileSize',
      'keyward.lookup.style',
    ]);
    assert.deepEqual(described.get('keyward.lookup.style'), { type: 'string', enum: ['plain', 'strict'], default: 'plain' });
    assert.deepEqual(described.get('keyward.maxFileSize'), { type: 'number', minimum: 0.1, maximum: 64, default: 5 });
  });
});
