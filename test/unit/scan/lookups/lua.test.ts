import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const READ = 'os.getenv("API_KEY")';
const STRICT = `assert(${READ}, "API_KEY is not set")`;
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ['local k = "«abc»"', `local k = ${READ}`],
  ["local k = '«abc»'", `local k = ${STRICT}`, { style: 'strict' }],
  ['local k = "Bearer «abc»"', `local k = "Bearer " .. ${READ}`],
  ['local k = a .. "Bearer «abc»!"', `local k = a .. "Bearer " .. ${READ} .. "!"`],
  ['local k = #"Bearer «abc»"', `local k = #("Bearer " .. ${READ})`],
  ['local k = ("«abc»"):upper()', `local k = (${READ}):upper()`],
  ['f "«abc»"', `f (${READ})`],
  ["f'«abc»'", `f(${READ})`],
  ['a.b[[«abc»]]', `a.b(${READ})`],
  ['f "Bearer «abc»"', `f ("Bearer " .. ${READ})`],
  ['return "«abc»"', `return ${READ}`],
  ['local t = { key = "«abc»", ["k"] = 1 }', `local t = { key = ${READ}, ["k"] = 1 }`],
  ['local k = [==[a]]«abc»]==]', `local k = [==[a]]]==] .. ${READ}`],
  ['local k = [[\nkey: «abc»\nmore]]', `local k = [[\nkey: ]] .. ${READ} .. [[\n\nmore]]`.replace('[[\nkey', '[[key')],
  ['f(string.format("%s:«abc»", u))', `f(string.format("%s:%s", u, ${READ}))`],
  ['f(string.format("%s", "«abc»"))', `f(string.format("%s", ${READ}))`],
  ['f(("%s «abc»"):format(u))', `f(("%s " .. (${READ}:gsub("%%", "%%%%"))):format(u))`],
  ['f(("%s «a%%b»"):format(u))', FIXED],
  ['local m = require "«abc»"', FIXED],
  ['local m = require("«abc»")', FIXED],
  ['-- "«abc»"', 'store-only: inside-comment'],
  ['--[==[ " ]] "«abc»" ]==]', 'store-only: inside-comment'],
  ['local k = "«a\\z\n  b»"', 'store-only: not-a-literal'],
  ['local k = os.getenv("«abc»")', 'refused: already-a-lookup'],
];

describe('lookups in Lua', () => {
  for (const [source, expected, options] of cases) {
    it(`${source}${options?.style === 'strict' ? ', strict' : ''}`, () => assert.equal(outcome('lua', source, options), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('lua', 'k = "«a\\65\\x41\\u{41}\\n»"').value, 'aAAA\n');
    assert.equal(plan('lua', 'k = [[\n«a\\n\r\nb»]]').value, 'a\\n\nb');
  });
});
