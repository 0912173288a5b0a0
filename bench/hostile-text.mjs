// Texts made against each rule and each reader, 50 kB each, scanned with it alone, gate included: the slowest of each may take 20 ms of CPU.
// `node bench/hostile-text.mjs [NAME …] [--all] [--readers]` prints the slowest; ends with 1 when one is over.
import { shipped } from './shipped.mjs';

const {
  compileRules, scan, findInBytes, DecodedTexts, HitGates, bytesOfText, match, OwnRuleTime, readContext, readers, builtInRules, fingerprinter, hostileTexts, SIZE,
} = shipped(
  'shared/src/scan/engine.ts',
  'shared/src/scan/detection/automaton.ts',
  'shared/src/scan/detection/decoded/decoded-texts.ts',
  'shared/src/scan/detection/gates/hit-gates.ts',
  'shared/src/scan/detection/gates/bytes.ts',
  'shared/src/scan/detection/matcher.ts',
  'shared/src/scan/detection/own-rules/own-rule-time.ts',
  'shared/src/scan/detection/read-context.ts',
  'shared/src/scan/detection/generic/readers.ts',
  'shared/src/scan/detection/rules/registry.ts',
  'shared/src/core/redact/fingerprint.ts',
  'test/rules/support/hostile-texts.ts',
);

const BUDGET_MS = 20;
/** The first ones compile what the later ones run. */
const ROUNDS = 8;
const SHOWN = 20;
/** Of each reader; its other keywords lead to the same work. */
const KEYWORDS = 2;
const LANGUAGES = ['javascript', 'yaml'];
/** What makes a reader go on after its keyword, as often as possible. */
const TAILS = ['', '="', ': ', '(', ' -p ', ' = [', ':x@'];

const rules = compileRules(builtInRules);
const shared = { decoded: new DecodedTexts(undefined), ownRuleTime: new OwnRuleTime(() => 0, 1) };
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const wanted = process.argv.includes('--readers') ? [] : builtInRules.filter(({ id }) => names.length === 0 || names.some((name) => id.includes(name)));
const rows = [...wanted.map(ruleRow), ...readers.map(readerRow)].sort((a, b) => b.milliseconds - a.milliseconds);
const over = rows.filter(({ milliseconds }) => milliseconds > BUDGET_MS);
for (const { name, milliseconds, text } of process.argv.includes('--all') ? rows : rows.slice(0, SHOWN)) {
  console.log(`${milliseconds.toFixed(1).padStart(8)} ms  ${name}  ${JSON.stringify(text.slice(0, 40))}…`);
}
console.log(`${rows.length} rules and readers, ${over.length} over ${BUDGET_MS} ms`);
if (over.length > 0) process.exitCode = 1;
wholeEngine();

function ruleRow(rule) {
  const alone = only(({ rule: one }) => one.id === rule.id, () => false);
  return slowest(rule.id, hostileTexts(rule), ['javascript'], alone);
}

function readerRow(reader, number) {
  const alone = only(() => false, (one) => one === reader);
  const units = reader.keywords.slice(0, KEYWORDS).flatMap((keyword) => TAILS.map((tail) => keyword + tail));
  return slowest(`reader ${number} (${reader.keywords[0]})`, units.map((unit) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)), LANGUAGES, alone);
}

function only(wantedRule, wantedReader) {
  return { ...rules, targets: rules.targets.map((target) => ({ ...target, rules: target.rules.filter(wantedRule), readers: target.readers.filter(wantedReader), mark: false })) };
}

function slowest(name, texts, languages, alone) {
  let worst = { name, milliseconds: 0, text: '' };
  for (const text of texts) {
    const bytes = bytesOfText(text);
    const hits = findInBytes(rules.automaton, bytes);
    const gates = new HitGates(alone.targets);
    for (const languageId of languages) {
      const look = () => match(alone, readContext({ text, languageId }, rules, shared), gates.admitted(hits, bytes, languageId, 1), { proceed: () => true, minConfidence: 0.5 });
      const milliseconds = quickest(look, worst.milliseconds);
      if (milliseconds > worst.milliseconds) worst = { name, milliseconds, text };
    }
  }
  return worst;
}

/** Milliseconds of CPU of the quickest of some rounds; one that is quicker than `enough` decides nothing and is not repeated. */
function quickest(run, enough) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS && best > enough; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The same texts with all rules at once, as a file would be scanned: in megabytes a second. Each once: they take seconds, not milliseconds. */
function wholeEngine() {
  const options = { rules, fingerprint: fingerprinter(Buffer.alloc(32)), now: () => performance.now() };
  const texts = { 'password=': 'password=', 'key="': 'key="', 'one endless line': 'a=b;', 'base64': 'QUJDRGFiY2Q=', 'https://': 'https://', token: 'token ' };
  for (const [name, unit] of Object.entries(texts)) {
    const text = unit.repeat(Math.ceil(2e6 / unit.length));
    const { user } = process.cpuUsage();
    const [skipped] = scan({ text, languageId: 'javascript' }, options).skipped;
    const scanned = skipped?.scannedTo ?? text.length;
    const milliseconds = (process.cpuUsage().user - user) / 1000;
    console.log(`2 MB of ${name}: ${(scanned / 1000 / milliseconds).toFixed(2)} MB/s${skipped === undefined ? '' : `, given up after ${(scanned / 1e6).toFixed(1)} MB`}`);
  }
}
