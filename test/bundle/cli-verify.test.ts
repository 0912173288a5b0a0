import assert from 'node:assert/strict';
import { AllVendors } from '../unit/verify/vendors';
import { json } from '../support/fault-server/vault-faults';
import type { CliOptions, CliRun } from './support/cli-world';
import { CliWorld, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('verify');
const REVOKED = stripeKey('revoked');

interface VerifiedFinding {
  readonly path: string;
  readonly severity: string;
  readonly verification?: { readonly state: string; readonly host: string; readonly checkedAt: string; readonly reason?: string };
}

describe('keyward scan --verify', function () {
  this.timeout(120_000);
  let vendors: AllVendors;
  let world: CliWorld;

  before(async function () { vendors = await AllVendors.start(this); });
  after(() => vendors.close());
  beforeEach(() => {
    world = new CliWorld();
    world.write('vendors.pem', vendors.ca);
    world.write('pay.js', `const key = '${KEY}';\n`);
    world.write('copy.js', `const key = '${KEY}';\n`);
    world.write('old.js', `const key = '${REVOKED}';\n`);
    vendors.server.requests.length = 0;
    vendors.server.forget();
    vendors.server.when('GET', '/v1/balance', (seen, response, incoming) => {
      const answer = String(seen.headers['authorization']).includes(KEY) ? json(200, { object: 'balance' }) : json(401, { error: {} });
      return answer(seen, response, incoming);
    });
  });

  const through = (): readonly string[] => ['--verify-proxy', vendors.proxy.origin, '--verify-ca', 'vendors.pem'];
  const verify = (args: readonly string[], options?: CliOptions): Promise<CliRun> => world.run(['scan', '--verify', ...through(), ...args], options);

  it('says of each value what its vendor says, having asked once', async () => {
    const { code, stdout, stderr } = await verify(['--yes', '--format', 'json']);
    assert.equal(code, 1, stderr);
    assert.match(stderr, /2 found values are sent over TLS to the vendor of each: api\.stripe\.com \(2\)/);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly VerifiedFinding[] };
    assert.deepEqual(findings.map(({ path, verification }) => [path, verification?.state, verification?.host]).sort(), [
      ['copy.js', 'active', 'api.stripe.com'], ['old.js', 'inactive', 'api.stripe.com'], ['pay.js', 'active', 'api.stripe.com'],
    ]);
    assert.match(findings[0]?.verification?.checkedAt ?? '', /^\d{4}-\d\d-\d\dT/);
    assert.equal(vendors.server.requests.length, 2);
    for (const text of [stdout, stderr]) for (const value of [KEY, REVOKED]) assert(!text.includes(value));
  });

  it('shows it in the other reports', async () => {
    const { stdout } = await verify(['--yes', 'pay.js']);
    assert.match(stdout, /\[active: api\.stripe\.com, \d{4}-\d\d-\d\d \d\d:\d\d UTC\]/);
    const sarif = JSON.parse((await verify(['--yes', '--format', 'sarif', 'old.js'])).stdout) as { readonly runs: readonly { readonly results: readonly { readonly properties: { readonly verification?: { readonly state: string } } }[] }[] };
    assert.equal(sarif.runs[0]?.results[0]?.properties.verification?.state, 'inactive');
  });

  it('is refused before anything is read where nobody can be asked', async () => {
    const { code, stdout, stderr } = await verify([]);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /only after a yes/);
    assert.equal(vendors.server.requests.length, 0);
  });

  it('is refused to a coding agent, with a yes too', async () => {
    const { code, stderr } = await verify(['--yes'], { env: { AI_AGENT: 'tester' } });
    assert.equal(code, 2);
    assert.match(stderr, /coding agent tester may not/);
    assert.equal(vendors.server.requests.length, 0);
  });

  it('names the hosts and asks at the terminal; a no sends nothing', async function () {
    requireTerminal(this);
    const no = world.terminal(['scan', '--verify', ...through()]);
    await no.waitFor('api.stripe.com (2)');
    await no.answer('Send them?', 'n');
    const refused = await no.end();
    assert.equal(refused.code, 1);
    assert.match(refused.shown, /No vendor was asked/);
    assert.equal(vendors.server.requests.length, 0);
    const yes = world.terminal(['scan', '--verify', ...through()]);
    await yes.answer('Send them?', 'y');
    assert.match((await yes.end()).shown, /\[active: api\.stripe\.com/);
    assert.equal(vendors.server.requests.length, 2);
  });

  it('sends nothing where no finding is of a vendor that can be asked', async () => {
    world.write('pay.js', `const password = '${['Tr0ub', 'dor', 'kQ9!'].join('')}';\n`);
    const { code, stderr } = await verify(['--yes', 'pay.js']);
    assert.equal(code, 1);
    assert.match(stderr, /No finding is of a vendor that can be asked/);
  });

  it('never asks without being told to', async () => {
    assert.equal((await world.run(['scan', ...through()])).code, 1);
    assert.equal(vendors.server.requests.length, 0);
  });

  it('refuses options that cannot be meant', async () => {
    for (const args of [['--staged'], ['--history'], ['--stdin'], ['--range', 'a..b']]) assert.equal((await verify(['--yes', ...args])).code, 2, args.join(' '));
    assert.equal((await world.run(['scan', '--verify', '--yes', '--verify-proxy', 'https://proxy'])).code, 2);
    assert.equal((await world.run(['scan', '--verify', '--yes', '--verify-ca', 'pay.js'])).code, 2);
  });
});
