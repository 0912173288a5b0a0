// How long the engine takes for a document of 50 kB and for one typed character in a document of 1 MB, when warm, on
// inputs made here from a seed. CPU time is what counts on a machine that does other things, too. `node --import tsx bench/scan-50kb.mjs`
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { compileRules, rescan, scan } = require('../shared/src/scan/engine.ts');
const { fingerprinter } = require('../shared/src/core/redact/fingerprint.ts');
const { builtInRules } = require('../shared/src/scan/detection/rules/registry.ts');

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
typing();

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

function typing() {
  let text = source(1_000_000);
  let result = scan({ text, languageId: 'typescript' }, options);
  const times = [];
  for (let run = 0; run < 200; run++) {
    const at = 400_000 + run;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    text.charCodeAt(0);
    Buffer.byteLength(text);
    const start = performance.now();
    result = rescan(result, { text, languageId: 'typescript' }, { span: { start: at, end: at }, newLength: 1 }, options);
    times.push(performance.now() - start);
  }
  report('one character in 1 MB', times, result.findings.length);
}

function report(name, times, findings, cpu) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
  console.log(`${name.padEnd(30)} median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms${cpu === undefined ? '' : `, CPU ${((cpu.user + cpu.system) / 1000 / times.length).toFixed(2)} ms`}, ${findings} findings`);
}

function source(length) {
  const random = generator(42);
  const lines = ['import { token } from "./auth";'];
  const names = ['request', 'response', 'authToken', 'user', 'keyboard', 'password', 'options', 'session', 'index', 'primaryKey', 'passenger'];
  let size = 0;
  while (size < length) {
    const [a, b] = [names[random(names.length)], names[random(names.length)]];
    const forms = [`  const ${a} = await ${b}.load(${random(1000)}, { key: ${a} });`, `  if (${a}.${b} === undefined) throw new Error('no ${b} was given to ${a}');`, `  // The ${a} of a ${b} is read from https://example.invalid/${a}/${random(100)}`, `  ${a}: process.env.${a.toUpperCase()},`];
    lines.push(forms[random(forms.length)]);
    size += lines.at(-1).length + 1;
  }
  return lines.join('\n').slice(0, length);
}

function configuration(length) {
  const random = generator(7);
  let text = '';
  while (text.length < length) text += `service_${random(1e6)}:\n  password: "${random(1e9).toString(36)}${random(1e9).toString(36)}"\n  url: https://h${random(1e4)}.invalid/\n`;
  return text.slice(0, length);
}

function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
}
