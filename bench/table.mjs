// Tables in Markdown, as docs/benchmarks.md holds them.

/** The first row is the head. Numbers stand to the right. */
export function table([head, ...rows]) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const right = head.map((_, column) => rows.length > 0 && rows.every((row) => /^[\d.,–]+( \w+)?$/.test(String(row[column]))));
  const line = (row) => `| ${row.map((cell, column) => (right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}
