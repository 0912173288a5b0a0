import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coversPrefix, isPattern, matchesPattern, meetsPrefix } from '../../../../shared/src/secrets/policy/path-pattern';

describe('path patterns', () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ['local/shop/key', 'local/shop/key', true],
    ['local/shop/key', 'local/shop/key2', false],
    ['local/shop', 'local/shop/key', false],
    ['local/shop/*', 'local/shop/key', true],
    ['local/shop/*', 'local/shop/a/b', true],
    ['local/shop/*', 'local/shop/', true],
    ['local/shop/*', 'local/shop', false],
    ['local/shop*', 'local/shopping', true],
    ['local/shop*', 'local/shop/key', true],
    ['*', 'team/anything/at/all', true],
    ['local/+/key', 'local/shop/key', true],
    ['local/+/key', 'local/a/b/key', false],
    ['local/+/key', 'local//key', false],
    ['+/shop/*', 'team/shop/x', true],
    ['local/+/*', 'local/a', false],
    ['local/+/*', 'local/a/b/c', true],
    ['local/a.b', 'local/axb', false],
    ['local/Shop/*', 'local/shop/key', false],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${pattern} ${expected ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matchesPattern(pattern, path), expected));
  }

  it('may not hold a star within, a plus as a part, nor begin with a slash', () => {
    for (const pattern of ['local/*/key', 'lo*al/key', 'local/a+', '', '/local', '**']) assert(!isPattern(pattern), pattern);
    for (const pattern of ['local/*', 'local/+/key', 'local/a*', '*', '+/+']) assert(isPattern(pattern), pattern);
  });

  const segment = fc.constantFrom('a', 'b', 'ab', '+');
  const pattern = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([segments, open]) => segments.join('/') + (open ? '*' : ''));
  const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'abc'), { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
  const rest = fc.constantFrom('', '/', '/a', 'b', '/a/b', 'bc/ab');

  it('lets an allow begin every listing below which it matches something', () => {
    fc.assert(fc.property(pattern.filter(isPattern), path, rest, (text, prefix, more) => {
      if (matchesPattern(text, prefix + more)) assert(meetsPrefix(text, prefix), `${text} ${prefix} ${more}`);
    }), { numRuns: 2000 });
  });

  it('lets a deny refuse only the listings of which it matches everything', () => {
    fc.assert(fc.property(pattern.filter(isPattern), path, rest, (text, prefix, more) => {
      if (coversPrefix(text, prefix)) assert(matchesPattern(text, prefix + more), `${text} ${prefix} ${more}`);
    }), { numRuns: 2000 });
  });
});
