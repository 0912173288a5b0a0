import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const cases: readonly (readonly [string, string])[] = [
  ["k = '«abc»'", "k = ENV.fetch('API_KEY')"],
  ['k = "«abc»".freeze', 'k = ENV.fetch("API_KEY").freeze'],
  ['k = "Bearer «abc» #{x}"', 'k = "Bearer #{ENV.fetch("API_KEY")} #{x}"'],
  ["k = 'it\\'s \"a\" \\d #{b} «abc»'", `k = "it's \\"a\\" \\\\d \\#{b} #{ENV.fetch('API_KEY')}"`],
  ['k = %q(a «abc»)', 'k = %Q(a #{ENV.fetch("API_KEY")})'],
  ['k = %(«abc»)', 'k = ENV.fetch("API_KEY")'],
  ['k = %w[«abc» d]', 'store-only: not-a-literal'],
  ["k = 'Bearer ' '«abc»'", `k = 'Bearer ' "#{ENV.fetch('API_KEY')}"`],
  ["k = '«abc' \\\n  'def»'", "k = ENV.fetch('API_KEY')"],
  ['k = <<~EOS.strip\n  «abc\n    d»\nEOS\nx = 1\n', 'k = ENV.fetch("API_KEY").strip\nx = 1\n'],
  ['f(<<~A, <<~B)\n  one\nA\n  «two»\nB\n', 'f(<<~A, ENV.fetch("API_KEY"))\n  one\nA\n'],
  ['k = <<~EOS\n  key: «abc»\nEOS\n', 'k = <<~EOS\n  key: #{ENV.fetch("API_KEY")}\nEOS\n'],
  ["k = <<~'EOS'\n  key: «abc»\nEOS\n", "k = <<~EOS\n  key: #{ENV.fetch('API_KEY')}\nEOS\n"],
  ["k = <<~'EOS'\n  key: #x «abc»\nEOS\n", 'store-only: position-needs-constant'],
  ['k = "x:«abc»@%s" % host', 'k = "x:#{ENV.fetch("API_KEY").gsub("%", "%%")}@%s" % host'],
  ['h = { "«abc»": 1 }', 'store-only: position-needs-constant'],
  ['h = { "«abc»" => 1 }', 'h = { ENV.fetch("API_KEY") => 1 }'],
  ['k = :"«abc»"', 'store-only: not-a-literal'],
  ['=begin\n«abc»\n=end\n', 'store-only: inside-comment'],
  ['x = 4 / 2; k = "«abc»" # / "', 'x = 4 / 2; k = ENV.fetch("API_KEY") # / "'],
  [`x =~ /["']/; k = '«abc»'`, `x =~ /["']/; k = ENV.fetch('API_KEY')`],
  ['require "«abc»"', 'store-only: position-needs-constant'],
];

describe('lookups in Ruby', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('ruby', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('ruby', 'k = "«a\\u{41 42}\\s»"').value, 'aAB ');
    assert.equal(plan('ruby', "k = '«a\\nb»'").value, 'a\\nb');
    assert.equal(plan('ruby', 'k = <<~EOS\n    «one\n\n      two»\n  EOS\n').value, 'one\n\n  two\n');
    assert.equal(plan('ruby', 'k = <<-EOS\r\n  «one»\r\n  EOS\r\n').value, '  one\n');
  });
});
