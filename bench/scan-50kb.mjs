// How long the engine takes for a document of 50 kB, when warm, on inputs made from a seed (editor-path.mjs measures a keystroke).
// CPU time is what counts on a machine that does other things, too. `node bench/scan-50kb.mjs`
import { configuration, source } from './made-up-text.mjs';
import { shipped } from './shipped.mjs';

const { compileRules, scan, fingerprinter, builtInRules } = shipped(
  'shared/src/scan/engine.ts',
  'shared/src/core/redact/fingerprint.ts',
  'shared/src/scan/detection/rules/registry.ts',
);

const started = performance.now();
const rules = compileRules(builtInRules);
const options = { rules, fingerprint: fingerprinter(Buffer.alloc(32)), now: () => performance.now() };
console.log(`rules compiled in ${(performance.now() - started).toFixed(1)} ms: ${builtInRules.length} rules, ${rules.automaton.rows.length / rules.automaton.width} states, ${Math.round(rules.automaton.rows.byteLength / 1024)} kB`);

measure('50 kB of source', source(50_000));
measure('50 kB of configuration', configuration(50_000));
measure('50 kB, one line, minified', source(50_000).replaceAll('\n', ' '));
measure('50 kB of "key="', 'key='.repeat(12_500));
measure('50 kB of quotes after names', 'password="'.repeat(5_000));
measure('50 kB of one letter', 'a'.repeat(50_000));

function measure(name, text) {
  const times = [];
  let findings = 0;
  for (let run = 0; run < 100; run++) scan({ text, languageId: 'typescript', path: 'src/app.ts' }, options);
  const before = process.cpuUsage();
  for (let run = 0; run < 200; run++) {
    const start = performance.now();
    findings = scan({ text, languageId: 'typescript', path: 'src/app.ts' }, options).findings.length;
    times.push(performance.now() - start);
  }
  report(name, times, findings, process.cpuUsage(before));
}

function report(name, times, findings, cpu) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
  console.log(`${name.padEnd(30)} median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms${cpu === undefined ? '' : `, CPU ${((cpu.user + cpu.system) / 1000 / times.length).toFixed(2)} ms`}, ${findings} findings`);
}
