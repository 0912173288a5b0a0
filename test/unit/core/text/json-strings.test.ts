import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visitJsonStrings } from '../../../../shared/src/core/text/json-strings';

/** Each string value with its path, as JSON.parse sees them. */
function stringsOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'string') return [`${path.join('/')}=${value}`];
  if (Array.isArray(value)) return value.flatMap((one, index) => stringsOf(one, [...path, String(index)]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => stringsOf(one, [...path, JSON.stringify(name).slice(1, -1)]));
}

function visited(text: string): readonly string[] {
  const found: string[] = [];
  visitJsonStrings(text, (path, { start, end }) => found.push(`${path.join('/')}=${String(JSON.parse(`"${text.slice(start, end)}"`))}`));
  return found;
}

describe('visitJsonStrings', () => {
  it('gives every string value with its path, however the document is laid out', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      // Names that look like numbers are reordered by JSON.parse, so the order is not compared.
      assert.deepEqual([...visited(text)].sort(), [...stringsOf(JSON.parse(text))].sort());
      assert.equal(visitJsonStrings(text, () => {}), true);
    }));
  });

  it('says when the text is no JSON, and gives what came before', () => {
    for (const text of ['{"a": "b"', '["a", ]]', '{"a": "b"}}', '["a", "b', '["a"; 1]', '["a"}']) assert.equal(visitJsonStrings(text, () => {}), false);
    assert.deepEqual(visited('{"a": ["b", "c"'), ['a/0=b', 'a/1=c']);
  });

  it('takes a quote after an even number of backslashes for the end', () => {
    assert.deepEqual(visited('["a\\\\", "b\\"c"]'), ['0=a\\', '1=b"c']);
  });
});
