import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const STRICT = "$(if ($env:API_KEY) { $env:API_KEY } else { throw 'API_KEY is not set' })";
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ["$k = '«abc»'", '$k = $env:API_KEY'],
  ["$k = '«abc»'", `$k = ${STRICT}`, { style: 'strict' }],
  ['Invoke-Shop -Key "«abc»" -Retry 3', 'Invoke-Shop -Key $env:API_KEY -Retry 3'],
  ["$k = '«abc»'.Trim()", '$k = $env:API_KEY.Trim()'],
  ['$k = "Bearer «abc»"', '$k = "Bearer $($env:API_KEY)"'],
  ['$k = "Bearer «abc»"', `$k = "Bearer ${STRICT}"`, { style: 'strict' }],
  ['$k = "$scheme $(f "«abc»")"', '$k = "$scheme $(f $env:API_KEY)"'],
  ['$k = "a""b «abc»"', '$k = "a""b $($env:API_KEY)"'],
  ["$k = 'it''s \"$x\" «abc»'", '$k = "it\'s `"`$x`" $($env:API_KEY)"'],
  ["curl --header='k: «abc»'", 'curl --header="k: $($env:API_KEY)"'],
  ['$k = @"\nkey: «abc»\n"@', '$k = @"\nkey: $($env:API_KEY)\n"@'],
  ["$k = @'\n$key: «abc»\n'@", '$k = @"\n`$key: $($env:API_KEY)\n"@'],
  ["$k = @'\n\"@ «abc»\n'@", FIXED],
  ["$h = @{ Key = '«abc»' }", '$h = @{ Key = $env:API_KEY }'],
  ["param([string]$Key = '«abc»')", 'param([string]$Key = $env:API_KEY)'],
  ["'{0} «abc»' -f $x", "\"{0} $($env:API_KEY.Replace('{', '{{').Replace('}', '}}'))\" -f $x"],
  ["'«a{b»' -f $x", FIXED],
  ["param([ValidateSet('«abc»')]$Key)", FIXED],
  ["[Parameter(HelpMessage = '«abc»')]", FIXED],
  ["@{ Key = '«abc»' }", FIXED, { path: 'Shop/Shop.psd1' }],
  ["data { '«abc»' }", FIXED],
  ["# '«abc»'", 'store-only: inside-comment'],
  ["<# ' #> $k = '«abc»' # '", "<# ' #> $k = $env:API_KEY # '"],
  ["Write-Host `' `\n  '«abc»'", "Write-Host `' `\n  $env:API_KEY"],
  ['$env:«ABC»', 'refused: already-a-lookup'],
];

describe('lookups in PowerShell', () => {
  for (const [source, expected, options] of cases) {
    it(`${source}${options?.style === 'strict' ? ', strict' : ''}`, () => assert.equal(outcome('powershell', source, options), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('powershell', '$k = "«a`nb`$c»"').value, 'a\nb$c');
    assert.equal(plan('powershell', '$k = "«a""b»"').value, 'a"b');
    assert.equal(plan('powershell', '$k = "«a`"b»"').value, 'a"b');
    assert.equal(plan('powershell', "$k = '«it''s»'").value, "it's");
    assert.equal(plan('powershell', "$k = @'\n«a''b\nc»\n'@").value, "a''b\nc");
    assert.equal(plan('powershell', '$k = "«a""b`"c»"').plan.kind, 'store-only');
  });
});
