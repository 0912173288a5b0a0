/**
 * Whether a line may lie inside a text that runs over several lines: there a comment would become a part of a value.
 * These are rough tests that may say yes too often (a stray backtick in a comment); a missing quick fix harms less than
 * a changed value.
 */
export function maybeInsideText(before: string): boolean {
  return isOdd(count(before, /"""/g)) || isOdd(count(before, /'''/g)) || isOdd(count(before, /`/g))
    || insideHereDocument(before) || /\\\r?\n$/.test(before);
}

/** Whether a line of YAML, indented by `indent`, belongs to a block scalar (`key: |`) of a line above. */
export function insideBlockScalar(before: string, indent: number): boolean {
  let smallest = indent;
  for (const line of before.split(/\r?\n/).reverse()) {
    const own = line.search(/\S/);
    if (own < 0 || own >= smallest) continue;
    if (/[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$/.test(line)) return true;
    smallest = own;
    if (smallest === 0) return false;
  }
  return false;
}

/** Shell, Ruby, PHP, Perl, Terraform and Dockerfile: `<<NAME`, ended by a line that is the name alone. */
function insideHereDocument(before: string): boolean {
  const openings = [...before.matchAll(/<<<?[-~]?[ \t]*(["']?)([A-Za-z_]\w*)\1/g)];
  const last = openings.at(-1);
  const name = last?.[2];
  if (last === undefined || name === undefined) return false;
  const body = before.slice(last.index + last[0].length);
  return !body.split(/\r?\n/).slice(1).some((line) => line.trim().replace(/;$/, '') === name);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isOdd(number: number): boolean {
  return number % 2 === 1;
}
