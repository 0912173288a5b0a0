import assert from 'node:assert/strict';
import { PartnerPlaces } from '../../../shared/src/scan/detection/signals/partner-places';

describe('names of users, identifiers and hosts', () => {
  const namesOf = (text: string, start = 0, end = text.length): readonly string[] => [...new PartnerPlaces(text).namesIn({ start, end })].map((name) => text.slice(name.start, name.end));

  it('are found wherever a stretch of the text ends', () => {
    for (let before = 240; before < 270; before++) assert.deepEqual(namesOf(`${'.'.repeat(before)}username = x, client_id = y`), ['username', 'client_id']);
  });

  it('are those that stand wholly in the area', () => {
    const text = 'user=a host=b server=c';
    assert.deepEqual(namesOf(text, 1, text.length - 4), ['host']);
    assert.deepEqual(namesOf(text, 7, 7), []);
  });

  it('are told by the text around them, not by where a search begins', () => {
    const text = 'userverserver'.repeat(100);
    for (const start of [0, 255, 256, 257, 300]) {
      const places = new PartnerPlaces(text);
      const from = [...places.namesIn({ start, end: start + 40 })];
      assert.deepEqual(from, [...new PartnerPlaces(text).namesIn({ start: 0, end: text.length })].filter((name) => name.start >= start && name.end <= start + 40));
    }
  });

  it('are read once', () => {
    const places = new PartnerPlaces('user=a');
    let read = 0;
    for (let asked = 0; asked < 3; asked++) places.at(0, () => { read++; return undefined; });
    assert.equal(read, 1);
  });
});
