import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CliWorld, stripeKey } from '../support/cli-world';
import { requireReportReaders } from '../../support/report-readers';
import type { ReportReaders } from '../../support/report-readers';
import { projectRoot } from '../../support/requirements';

/** What the reports of one folder say, read by other people's programs. */
describe('reports, as others read them', function () {
  this.timeout(120_000);
  let readers: ReportReaders;
  let world: CliWorld;
  before(function () {
    readers = requireReportReaders(this);
    world = new CliWorld();
    world.write('src/pay.js', `const stripeKey = '${stripeKey('a')}';\nconst other = '${stripeKey('b')}';\n`);
    world.write('src/<b>&"\u001b]0;x\u0007 ü #1%.js', `const stripeKey = '${stripeKey('c')}';\n`);
    world.write('a\nb,c:d.py', `stripe_key = "${stripeKey('d')}"\n`);
    world.write('quiet.js', `const stripeKey = '${stripeKey('e')}'; // keyward:ignore\n`);
    world.write('one.pem', ['-----BEGIN', 'PRIVATE KEY-----\nbroken off\n'].join(' '));
    world.write('picture.png', Buffer.from([0x89, 0x50, 0, 0, 0, 1]));
    world.write('large.txt', 'x'.repeat(1_100_000));
  });

  async function report(format: string): Promise<string> {
    const file = path.join(world.home, `report.${format}`);
    assert.equal((await world.run(['scan', '--format', format, '-o', file, '--max-file-size', '1'])).code, 1);
    return file;
  }

  it('are SARIF by the official schema', async () => {
    const schema = path.join(readers.nodeModules, '@microsoft/sarif-multitool-linux/sarif-2.1.0.json');
    assert.deepEqual(readers.askPython(SCHEMA_ERRORS, [schema, await report('sarif')]), []);
  });

  it('are SARIF without a fault by the rules of the format\'s own validator and of GitHub\'s import', async () => {
    // Where the project lives is not settled, so there is no page to name yet.
    const said = readers.validateSarif(await report('sarif')).filter((line) => !line.startsWith('warning SARIF2005: runs[0].tool.driver: The tool \'Keyward\' does not provide \'informationUri\''));
    assert.deepEqual(said, []);
  });

  it('hold the same findings for a reader of SARIF as for one of our JSON', async () => {
    const records = readers.askPython(SARIF_RECORDS, [await report('sarif')]);
    const { findings } = JSON.parse(readFileSync(await report('json'), 'utf8')) as { findings: { path: string; ruleId: string; start: { line: number } }[] };
    const uri = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
    const accepted = ['quiet.js', 1, 'keyward/stripe-secret-key'] as const;
    assert.deepEqual(new Set((records as unknown[]).map((record) => JSON.stringify(record))),
      new Set([...findings.map(({ path: file, start, ruleId }) => [uri(file), start.line, ruleId]), accepted].map((record) => JSON.stringify(record))));
    assert.equal((records as unknown[]).length, findings.length + 1);
  });

  it('are JUnit whose counts a reader of it confirms', async () => {
    const { findings, skipped } = JSON.parse(readFileSync(await report('json'), 'utf8')) as { findings: { severity: string }[]; skipped: { reason: string }[] };
    const failures = findings.filter(({ severity }) => severity !== 'information').length;
    const left = skipped.filter(({ reason }) => reason !== 'ignored').length;
    const { said, counted, files } = readers.askPython(JUNIT_COUNTS, [await report('junit')]) as { said: unknown; counted: unknown; files: readonly string[] };
    assert.deepEqual(counted, [findings.length + left, failures, 0, left]);
    assert.deepEqual(said, counted);
    assert.ok(files.includes('src/<b>&"\\u{1b}]0;x\\u{7} ü #1%.js') && files.includes('a\\u{a}b,c:d.py'));
  });

  it('are JSON by the schema in docs/report.schema.json', async () => {
    const schema = path.join(projectRoot, 'docs/report.schema.json');
    assert.deepEqual(readers.askPython(SCHEMA_ERRORS, [schema, await report('json')]), []);
  });
});

/** The faults that a validator of JSON Schema finds in a document. */
const SCHEMA_ERRORS = `
import json, sys
from jsonschema.validators import validator_for
schema, document = (json.load(open(name, encoding='utf8')) for name in sys.argv[1:3])
kind = validator_for(schema)
kind.check_schema(schema)
print(json.dumps([f'{error.json_path}: {error.message}' for error in kind(schema).iter_errors(document)]))
`;

/** Each result as place, line and rule. */
const SARIF_RECORDS = `
import json, sys
from sarif import loader
print(json.dumps([[one['Location'], one['Line'], one['Code']] for one in loader.load_sarif_file(sys.argv[1]).get_records()]))
`;

/** Cases, failures, errors and skipped ones: as the file says, and as they are. */
const JUNIT_COUNTS = `
import json, sys
from junitparser import JUnitXml, Error, Failure, Skipped
xml = JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in xml for case in suite]
count = lambda kind: sum(any(isinstance(result, kind) for result in case.result) for case in cases)
print(json.dumps({
  'said': [sum(getattr(suite, name) for suite in xml) for name in ('tests', 'failures', 'errors', 'skipped')],
  'counted': [len(cases), count(Failure), count(Error), count(Skipped)],
  'files': [suite.name for suite in xml],
}))
`;
