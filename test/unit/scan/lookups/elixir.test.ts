import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'System.fetch_env!("API_KEY")';
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string])[] = [
  ['k = "«abc»"', `k = ${READ}`],
  ['IO.puts "«abc»"', `IO.puts ${READ}`],
  ['k = "Bearer «abc»"', `k = "Bearer #{${READ}}"`],
  ['k = "Bearer #{f("«abc»")}"', `k = "Bearer #{f(${READ})}"`],
  ['k = ~s(Bearer «abc»)', `k = ~s(Bearer #{${READ}})`],
  ['k = ~S(a\\n «abc»)', `k = ~S(a\\n ) <> ${READ}`],
  ['f ~S(a «abc»)', `f (~S(a ) <> ${READ})`],
  ['k = """\n  key: «abc»\n  """', `k = """\n  key: #{${READ}}\n  """`],
  ['f(key: "«abc»")', `f(key: ${READ})`],
  ['%{"key" => "«abc»"}', `%{"key" => ${READ}}`],
  ['"«abc»" |> f()', `${READ} |> f()`],
  ['def f(key \\\\ "«abc»"), do: key', `def f(key \\\\ ${READ}), do: key`],
  ['Enum.map(list, fn x -> f("«abc»", x) end)', `Enum.map(list, fn x -> f(${READ}, x) end)`],
  ['f("«abc»", fn x -> x end)', `f(${READ}, fn x -> x end)`],
  ['@key "«abc»"', FIXED],
  ['@key %{\n  a: "«abc»"\n}', FIXED],
  ['def f("«abc»"), do: 1', FIXED],
  ['case x do\n  "«abc»" -> 1\nend', FIXED],
  ['case x do\n  {:ok, "«abc»"} -> 1\nend', FIXED],
  ['"«abc»" = k', FIXED],
  ['for "«abc»" <- list, do: 1', FIXED],
  ['def f(k) when k == "«abc»", do: 1', FIXED],
  ['<<"«abc»", rest::binary>> = k', FIXED],
  ['[{"«abc»": 1}]', FIXED],
  ['k = :"«abc»"', 'store-only: not-a-literal'],
  ["k = '«abc»'", 'store-only: not-a-literal'],
  ['k = ~w(«abc» d)', 'store-only: not-a-literal'],
  ['# "«abc»"', 'store-only: inside-comment'],
  ['x = ?"; k = "«abc»"', `x = ?"; k = ${READ}`],
  ['System.get_env("«abc»")', 'refused: already-a-lookup'],
];

describe('lookups in Elixir', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('elixir', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('elixir', 'k = "«a\\x41\\u{41}\\s\\#{»"').value, 'aAA #{');
    assert.equal(plan('elixir', 'k = """\n  «one\n    two\n»  """').value, 'one\n  two\n');
  });
});
