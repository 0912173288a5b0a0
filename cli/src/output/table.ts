import { safeText } from '../../../shared/src/core/text/safe-text';
import type { TextOutput } from '../context';
import { textWidth, wrapText } from './wrap-text';

/** Columns as wide as their widest cell, headings dimmed. Cells come from stores and logs, so they are made harmless. */
export function printTable(output: TextOutput, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const cells = rows.map((row) => row.map((cell) => safeText(cell, MAX_CELL)));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => columnsOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => pad(cell, column === row.length - 1 ? 0 : widths[column] ?? 0)).join('  ');
  if (widths.reduce((sum, width) => sum + width + 2, -2) > textWidth(output)) {
    printStacked(output, headings, cells);
    return;
  }
  output.write(`${output.paint('dim', line(headings))}\n`);
  for (const row of cells) output.write(`${line(row)}\n`);
}

/** On a terminal that is too narrow for columns, each row's cells stand below its first one. */
function printStacked(output: TextOutput, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const [first = '', ...cells] of rows) {
    const details = cells.map((cell, index) => `${headings[index + 1] ?? ''} ${cell}`).filter((_, index) => cells[index] !== '');
    output.write(`${first}\n${wrapText(details.join(', '), textWidth(output), '  ')}\n`);
  }
}

const MAX_CELL = 100;

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - columnsOf(cell)));
}

/** Terminal columns: two for wide East Asian characters (Unicode's blocks of them), one for the rest. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
