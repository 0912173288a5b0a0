import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CliWorld, PASSWORD as VAULT_PASSWORD, stripeKey } from './support/cli-world';

const KEY = stripeKey('redact');
const PASSWORD = ['Tr0ub', 'dor', 'kQ9!', 'zebra'].join('');
const MASK = '[keyward:stripe-secret-key]';

describe('keyward redact', function () {
  this.timeout(90_000);
  let world: CliWorld;
  beforeEach(() => { world = new CliWorld(); });

  it('masks standard input, and ends with 0 unless it is told otherwise', async () => {
    const stdin = `one ${KEY}\r\ntwo\nPASSWORD=${PASSWORD}`;
    const { code, stdout, stderr } = await world.run(['redact'], { stdin });
    assert.equal(stdout, `one ${MASK}\r\ntwo\nPASSWORD=[keyward:generic-password]`);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.equal((await world.run(['redact', '--fail-on', 'warning'], { stdin })).code, 1);
    assert.equal((await world.run(['redact', '--fail-on', 'warning'], { stdin: 'nothing' })).code, 0);
  });

  it('prints files one after the other, standard input among them', async () => {
    world.write('a.log', `a ${KEY}\n`);
    world.write('b.log', 'b\n');
    const { stdout } = await world.run(['redact', 'a.log', '-', 'b.log'], { stdin: `in ${KEY}\n` });
    assert.equal(stdout, `a ${MASK}\nin ${MASK}\nb\n`);
    const missing = await world.run(['redact', 'a.log', 'none.log']);
    assert.equal(missing.code, 2);
    assert.equal(missing.stdout, '');
    assert.match(missing.stderr, /There is no file none\.log/);
  });

  it('keeps JSON and lines of JSON valid', async () => {
    const data = { user: 'me', pin: 482913, nested: [{ name: 'DB_PASSWORD', value: PASSWORD }], key: KEY };
    for (const stdin of [JSON.stringify(data, null, 2), `${JSON.stringify(data)}\n${JSON.stringify(data)}\n`]) {
      const { stdout } = await world.run(['redact'], { stdin });
      const texts = stdout.startsWith('{\n') ? [stdout] : stdout.trimEnd().split('\n');
      for (const text of texts) {
        assert.deepEqual(JSON.parse(text), {
          user: 'me', pin: '[keyward:generic-password]', nested: [{ name: 'DB_PASSWORD', value: '[keyward:generic-password]' }], key: MASK,
        });
      }
    }
  });

  it('gives out each line as it comes, while its input is open', async () => {
    const child = world.start(['redact'], { keepStdin: true });
    let shown = '';
    child.stdout?.on('data', (chunk: Buffer) => { shown += chunk.toString(); });
    const wanted = async (text: string): Promise<void> => {
      while (!shown.includes(text)) await new Promise((resolve) => child.stdout?.once('data', resolve));
    };
    const first = wanted(`first ${MASK}\n`);
    child.stdin?.write(`first ${KEY}\nsec`);
    await first;
    const second = wanted('second\n');
    child.stdin?.write('ond\n');
    await second;
    child.stdin?.end();
    await new Promise((resolve) => child.once('close', resolve));
    assert.equal(shown, `first ${MASK}\nsecond\n`);
  });

  it('ends quietly when nobody reads any more, however long its input is', async () => {
    const child = world.start(['redact'], { keepStdin: true });
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    const feed = setInterval(() => child.stdin?.write('line\n'.repeat(1000)), 1);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    clearInterval(feed);
    assert.equal(code, 0);
    assert.equal(errors, '');
  });

  it('copies bytes of no text as they are and says that nothing in them is masked', async () => {
    const bytes = Buffer.concat([Buffer.from([0, 255, 254, 192, 0]), Buffer.from(KEY)]);
    const file = world.write('image.bin', bytes);
    const { stdout, stderr, code } = await world.run(['redact', file]);
    assert(stdout.endsWith(KEY));
    assert.match(stderr, /is no text/);
    assert.equal(code, 0);
  });

  it('reports by rule, names secrets that a store holds by their reference, and prints no value', async () => {
    await world.init();
    world.write('pay.js', `const key = '${KEY}';\n`);
    assert.equal((await world.run(['fix', '--yes', '--password-fd', '3', 'pay.js'], { fd3: VAULT_PASSWORD })).code, 0);
    const { stderr } = await world.run(['redact', '--report', '--report-file', 'masked.json'], { stdin: `${KEY}\n${KEY}\nPASSWORD=${PASSWORD}\n` });
    assert.match(stderr, /masked 3 places, 2 different values/);
    assert.match(stderr, /2 {2}keyward\/stripe-secret-key/);
    const report = JSON.parse(world.read('masked.json')) as { readonly masked: number; readonly stored: readonly { readonly reference: string; readonly times: number }[] };
    assert.equal(report.masked, 3);
    assert.deepEqual(report.stored.map(({ times }) => times), [2]);
    assert.match(report.stored.map(({ reference }) => reference).join(), /^keyward:\/\/local\//);
    for (const text of [stderr, world.read('masked.json')]) for (const value of [KEY, PASSWORD]) assert(!text.includes(value));
  });

  it('leaves what the baseline accepts for that file, and masks it everywhere else', async () => {
    world.write('sample.log', `sample ${KEY}\n`);
    assert.equal((await world.run(['baseline', 'create'])).code, 0);
    assert(existsSync(path.join(world.project, '.keyward-baseline.json')));
    const left = await world.run(['redact', '--report', 'sample.log']);
    assert.equal(left.stdout, `sample ${KEY}\n`);
    assert.match(left.stderr, /nothing was masked\nleft readable, as the baseline or configuration here says: 1;/);
    assert.equal((await world.run(['redact', '--no-baseline', 'sample.log'])).stdout, `sample ${MASK}\n`);
    assert.equal((await world.run(['redact'], { stdin: readFileSync(path.join(world.project, 'sample.log')) })).stdout, `sample ${MASK}\n`);
  });
});
