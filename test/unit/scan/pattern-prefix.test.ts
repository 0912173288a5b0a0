import assert from 'node:assert/strict';
import { literalPrefixes } from '../../../shared/src/scan/detection/pattern-prefix';

describe('literal prefixes of a pattern', () => {
  const cases: readonly (readonly [string, RegExp, readonly string[]])[] = [
    ['literals up to the first class', /ghp_[A-Za-z0-9]{36}/, ['ghp_']],
    ['nothing of assertions in front', /(?<!(?<!\\)\w)\bsk-[a-z]/, ['sk-']],
    ['each alternative of a group', /(?:xox[bp]|xapp)-\d/, ['xoxb-', 'xoxp-', 'xapp-']],
    ['letters in both cases once', /[aA][wW][sS]_/, ['aws_']],
    ['alternatives at the top', /abc|de[f]/, ['abc', 'def']],
    ['what is certain before an optional part', /key-?x/, ['key']],
    ['one copy of what is repeated', /(?:ab)+c/, ['ab']],
    ['an escaped sign', /https:\/\/a\.b/, ['https://a.b']],
    ['a named group', /tok_(?<secret>[a-f]{3}x)/, ['tok_']],
    ['nothing when anything may come first', /.abc/, ['']],
    ['nothing when the first part may be missing', /a?bc/, ['']],
    ['a repeat without zero as certain', /a{2,3}b/, ['a']],
  ];
  for (const [what, pattern, expected] of cases) {
    it(`gives ${what}`, () => assert.deepEqual([...literalPrefixes(pattern.source)].sort(), [...expected].sort()));
  }
});
