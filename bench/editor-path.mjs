// What a keystroke costs the language server in a document of 1 MB: the edit, the scan after it, and the places of all findings as
// the protocol writes them, when warm, in both position encodings. `node bench/editor-path.mjs`
import { configuration, source } from './made-up-text.mjs';
import { shipped } from './shipped.mjs';

const { compileRules, fingerprinter, builtInRules, OpenDocument, negotiateEncoding, rangeOf } = shipped(
  'shared/src/scan/engine.ts',
  'shared/src/core/redact/fingerprint.ts',
  'shared/src/scan/detection/rules/registry.ts',
  'server/src/documents/open-document.ts',
  'server/src/documents/positions.ts',
);

const SIZE = 1_000_000;
const KEYSTROKES = 300;
const WARMING = 100;
const options = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32)), now: () => performance.now() };
const quiet = source(SIZE);

for (const encoding of ['utf-16', 'utf-8']) {
  console.log(`positions in ${encoding}`);
  typing('source', quiet, encoding);
  typing('source with letters outside ASCII', quiet.replaceAll('The ', 'Thé '), encoding);
  typing('source with 80 passwords', withPasswords(80), encoding);
  typing('one line, minified', quiet.replaceAll('\n', ' '), encoding);

}

function withPasswords(count) {
  const lines = quiet.split('\n');
  const passwords = configuration(SIZE).split('\n').filter((line) => line.includes('password'));
  for (let index = 0; index < count; index++) lines.splice(Math.floor((index * lines.length) / count), 0, passwords[index].replace(':', ' ='));
  return lines.join('\n');
}

function typing(name, text, encoding) {
  const codec = negotiateEncoding([encoding]);
  const document = new OpenDocument('file:///bench/app.ts', 'typescript', 1, text);
  const context = { languageId: 'typescript', path: 'src/app.ts', options, key: '' };
  document.scan(context);
  const { line, character } = document.document.positionAt(Math.floor(text.length / 2));
  const times = [];
  let findings = 0;
  for (let run = 0; run < KEYSTROKES; run++) {
    const position = { line, character: character + run };
    const started = performance.now();
    document.update([{ range: { start: position, end: position }, text: 'x' }], run + 2, codec);
    const result = document.scan(context);
    for (const { span } of result.findings) rangeOf(codec, document.document, span);
    times.push(performance.now() - started);
    findings = result.findings.length;
  }
  const sorted = times.slice(WARMING).sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
  console.log(`  ${name.padEnd(36)} median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, ${findings} findings`);
}
