import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const X = '${API_KEY:?API_KEY is not set}';
const cases: readonly (readonly [string, string])[] = [
  ['KEY=«abc»\n', `KEY="${X}"\n`],
  ['export KEY="«abc»"', `export KEY="${X}"`],
  ["KEY='«abc»'", `KEY="${X}"`],
  ["curl -H 'Authorization: Bearer «abc»' \"$url\"", `curl -H 'Authorization: Bearer '"${X}" "$url"`],
  ['curl -u "me:«abc»" x', `curl -u "me:${X}" x`],
  ["f $'a\\t«abc»\\n'", `f $'a\\t'"${X}"$'\\n'`],
  ['mysql -p«abc» db', `mysql -p"${X}" db`],
  ['f --key=«abc»;', `f --key="${X}";`],
  ['echo "$(f "«abc»")"', `echo "$(f "${X}")"`],
  ['echo "${KEY:-«abc»}"', `echo "\${KEY:-"${X}"}"`],
  ['cat <<EOF\nkey: «abc»\nEOF\n', `cat <<EOF\nkey: ${X}\nEOF\n`],
  ["cat <<'EOF'\nkey: «abc»\nEOF\n", `cat <<EOF\nkey: ${X}\nEOF\n`],
  ["cat <<'EOF'\nkey: $x «abc»\nEOF\n", 'store-only: position-needs-constant'],
  ['cat <<-EOF\n\tkey: «abc»\n\tEOF\n', `cat <<-EOF\n\tkey: ${X}\n\tEOF\n`],
  ['f «a*c»', 'store-only: not-a-literal'],
  ['# KEY=«abc»', 'store-only: inside-comment'],
  ['f a#b «abc»', `f a#b "${X}"`],
  ['f "«abc»" # it\'s', `f "${X}" # it's`],
];

describe('lookups in shell scripts', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('shellscript', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('shellscript', 'K="«a\\$\\"\\n»"').value, 'a$"\\n');
    assert.equal(plan('shellscript', 'K=«a\\ b\\$»').value, 'a b$');
    assert.equal(plan('shellscript', "K=$'«a\\x41\\n»'").value, 'aA\n');
    assert.equal(plan('shellscript', "K='«a\\n»'").value, 'a\\n');
  });
});
