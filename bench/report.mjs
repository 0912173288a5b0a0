// Writes the figures of docs/benchmarks.md anew: what a part prints stands between `<!-- bench: PART -->` and `<!-- end -->`.
// `node bench/report.mjs` takes half an hour on two free cores, `node bench/report.mjs speed start` only these.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const FILE = path.join(root, 'docs/benchmarks.md');
const SECTION = /<!-- bench: ([\w-]+) -->\n[\s\S]*?<!-- end -->/g;

const only = process.argv.slice(2);
const text = readFileSync(FILE, 'utf8');
const parts = [...text.matchAll(SECTION)].map(([, part]) => part).filter((part) => only.length === 0 || only.includes(part));
for (const part of parts) {
  console.error(part);
  const figures = measure(part);
  const current = readFileSync(FILE, 'utf8');
  writeFileSync(FILE, current.replace(SECTION, (section, name) => (name === part ? `<!-- bench: ${part} -->\n${figures}\n<!-- end -->` : section)));
}

/** Tables stay tables; other lines become a block of code. */
function measure(part) {
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'bench/main.mjs'), part], { cwd: root, encoding: 'utf8', maxBuffer: 64e6, stdio: ['ignore', 'pipe', 'inherit'] });
  // 1 says that something is over its budget, which the figures show.
  if (status !== 0 && status !== 1) throw new Error(`the part ${part} ended with ${status}`);
  const lines = stdout.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('# ') && !line.includes(path.sep + 'tree-'));
  const blocks = [];
  for (const line of lines) {
    const isTable = line.startsWith('|');
    if (blocks.at(-1)?.isTable !== isTable) blocks.push({ isTable, lines: [] });
    blocks.at(-1).lines.push(line);
  }
  return blocks.map((block) => (block.isTable ? block.lines.join('\n') : ['```', ...block.lines, '```'].join('\n'))).join('\n\n');
}
