import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const READ = 'Sys.getenv("API_KEY")';
const STRICT = `(if (nzchar(${READ})) ${READ} else stop("API_KEY is not set"))`;
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ['k <- "«abc»"', `k <- ${READ}`],
  ["k <- '«abc»'", `k <- ${STRICT}`, { style: 'strict' }],
  ['k <- "Bearer «abc»"', `k <- paste0("Bearer ", ${READ})`],
  ['k <- r"---(a"b)"«abc»!)---"', `k <- paste0(r"---(a"b)")---", ${READ}, r"---(!)---")`],
  ['f(key = "«abc»")', `f(key = ${READ})`],
  ['f <- function(key = "«abc»") key', `f <- function(key = ${READ}) key`],
  ['if (x == "«abc»") 1', `if (x == ${READ}) 1`],
  ['"«abc»" |> f()', `${READ} |> f()`],
  ['x[["«abc»"]]', `x[[${READ}]]`],
  ['sprintf("%s:«abc»", u)', `sprintf("%s:%s", u, ${READ})`],
  ['sprintf("%s", "«abc»")', `sprintf("%s", ${READ})`],
  ['c("«abc»" = 1)', FIXED],
  ['"«abc»" <- 1', FIXED],
  ['1 -> "«abc»"', FIXED],
  ['x$"«abc»"', FIXED],
  ['library("«abc»")', FIXED],
  ['k <- `«abc»`', 'store-only: not-a-literal'],
  ['a %"% b; k <- "«abc»"', `a %"% b; k <- ${READ}`],
  ['# "«abc»"', 'store-only: inside-comment'],
  ['Sys.getenv("«abc»")', 'refused: already-a-lookup'],
];

describe('lookups in R', () => {
  for (const [source, expected, options] of cases) {
    it(`${source}${options?.style === 'strict' ? ', strict' : ''}`, () => assert.equal(outcome('r', source, options), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('r', 'k <- "«a\\x41\\u{41}\\101\\n»"').value, 'aAAA\n');
    assert.equal(plan('r', "k <- R'[«a\\n'b»]'").value, "a\\n'b");
  });
});
