import assert from 'node:assert/strict';
import type { Verification } from '../../../shared/src/core/model/verification';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { makeTrust } from '../../../shared/src/host/http/connect/trust';
import { parseEndpoint } from '../../../shared/src/host/http/endpoint';
import type { VendorCheck } from '../../../shared/src/verify/vendor-check';
import { hostOf, vendorChecks } from '../../../shared/src/verify/vendor-checks';
import type { VerifierLimits, VerifierOptions } from '../../../shared/src/verify/verifier';
import { Verifier } from '../../../shared/src/verify/verifier';
import { ConnectProxy } from '../../support/fault-server/connect-proxy';
import { json } from '../../support/fault-server/vault-faults';
import { valueOf } from '../../support/local-vault';
import { AllVendors, checkOf, DOCUMENTED, USUALLY } from './vendors';

const KEY = ['made', 'up', '7351', 'value'].join('-');
const LIMITS: VerifierLimits = { pauseMs: 0, connectMs: 5000, totalMs: 5000, answerBytes: 64 * 1024 };

describe('asking a vendor', function () {
  this.timeout(60_000);
  let vendors: AllVendors;
  const open: Verifier[] = [];

  before(async function () { vendors = await AllVendors.start(this); });
  after(() => vendors.close());
  beforeEach(() => {
    vendors.server.forget();
    vendors.server.requests.length = 0;
  });
  afterEach(() => { for (const verifier of open.splice(0)) verifier.dispose(); });

  function verifier(changes: Partial<VerifierOptions> = {}, ca: Uint8Array = vendors.ca): Verifier {
    const made = new Verifier({
      trust: valueOf(makeTrust(ca, 'TLSv1.2')), proxy: valueOf(parseEndpoint(vendors.proxy.origin, 'anywhere')),
      now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), pause: () => Promise.resolve(), signal: new AbortController().signal, limits: LIMITS, ...changes,
    });
    open.push(made);
    return made;
  }

  async function ask(check: VendorCheck, with_: Verifier = verifier(), key = KEY): Promise<Verification> {
    const value = SecretValue.fromText(key);
    try {
      return await with_.verify(check, value);
    } finally {
      value.dispose();
    }
  }

  const github = checkOf('keyward/github-personal-access-token');
  const unknown = async (change: (server: AllVendors['server']) => void, limits: Partial<VerifierLimits> = {}): Promise<string> => {
    change(vendors.server);
    const answer = await ask(github, verifier({ limits: { ...LIMITS, ...limits } }));
    return answer.state === 'unknown' ? answer.reason : answer.state;
  };

  for (const check of vendorChecks) {
    it(`${check.vendor} (${check.rules.join(', ')}): the documented answers`, async () => {
      for (const state of ['active', 'inactive'] as const) {
        vendors.server.forget();
        const [status, body] = (DOCUMENTED[check.vendor] ?? USUALLY)[state];
        vendors.server.always(json(status, body));
        assert.deepEqual(await ask(check), { state, host: hostOf(check), checkedAt: '2026-01-02T03:04:05.000Z' });
      }
      const { pathname, search } = new URL(check.url);
      for (const { method, target, headers, body } of vendors.server.requests) {
        assert.equal(`${method} ${target}`, `${check.method} ${pathname}${search}`);
        assert.equal(headers[check.key.name.toLowerCase()], `${check.key.prefix}${KEY}`);
        assert.equal(headers['host'], hostOf(check));
        assert.equal(body, check.body ?? '');
        assert.equal(Object.values(headers).filter((header) => String(header).includes(KEY)).length, 1);
        assert(!target.includes(KEY));
      }
    });
  }

  it('goes through the proxy without showing it the key', async () => {
    vendors.server.always(json(200, {}));
    await ask(github);
    assert(vendors.proxy.targets.includes('api.github.com:443'));
    assert(!Buffer.concat(vendors.proxy.seen).includes(KEY));
  });

  it('never follows a redirect', async () => {
    const reason = await unknown((server) => server.always((_, response) => void response.writeHead(302, { Location: 'https://elsewhere.example/user' }).end()));
    assert.equal(reason, 'unclear-answer');
    assert.equal(vendors.server.requests.length, 1);
  });

  it('says nothing of a key where the answer does not', async () => {
    for (const status of [403, 404, 500, 503]) assert.equal(await unknown((server) => { server.forget(); server.always(json(status, {})); }), 'unclear-answer');
    vendors.server.forget();
    vendors.server.always((_, response) => void response.writeHead(200).end('<html>'));
    const slack = await ask(checkOf('keyward/slack-bot-token'));
    assert.equal(slack.state, 'unknown');
    vendors.server.forget();
    vendors.server.always(json(401, { message: '401 Unauthorized' }));
    const gitlab = await ask(checkOf('keyward/gitlab-personal-access-token'));
    assert.equal(gitlab.state, 'unknown', 'it may be of another GitLab');
  });

  it('does not ask a host again that was asked too often', async () => {
    vendors.server.always(json(429, {}, { 'Retry-After': '60' }));
    const one = verifier();
    const answers = await Promise.all([ask(github, one), ask(github, one), ask(checkOf('keyward/github-app-installation-token'), one)]);
    assert.deepEqual(answers.map((answer) => (answer.state === 'unknown' ? answer.reason : '')), ['rate-limited', 'rate-limited', 'rate-limited']);
    assert.equal(vendors.server.requests.length, 1);
  });

  it('asks each host one thing at a time, and waits in between', async () => {
    let running = 0;
    let most = 0;
    const pauses: number[] = [];
    vendors.server.always(async (_, response) => {
      most = Math.max(most, running += 1);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      running -= 1;
      response.writeHead(200).end('{}');
    });
    const one = verifier({ pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)), limits: { ...LIMITS, pauseMs: 500 } });
    await Promise.all([ask(github, one), ask(github, one), ask(github, one)]);
    assert.equal(most, 1);
    assert.deepEqual(pauses, [500, 500]);
  });

  it('gives up on an answer that is late, endless or cut short', async () => {
    assert.equal(await unknown((server) => server.always(() => undefined), { totalMs: 200 }), 'timed-out');
    assert.equal(await unknown((server) => { server.forget(); server.always(json(200, 'x'.repeat(100_000))); }), 'unclear-answer');
    assert.equal(await unknown((server) => { server.forget(); server.always((_, response) => void response.destroy()); }), 'unreachable');
  });

  it('sends nothing where the host does not prove itself', async function () {
    vendors.server.always(json(200, {}));
    assert.equal((await ask(github, verifier({ trust: valueOf(makeTrust(undefined, 'TLSv1.2')) })) as { readonly reason?: string }).reason, 'tls');
    const elsewhere = await AllVendors.start(this, ['elsewhere.example']);
    try {
      const wrong = verifier({ proxy: valueOf(parseEndpoint(elsewhere.proxy.origin, 'anywhere')) }, elsewhere.ca);
      assert.equal((await ask(github, wrong) as { readonly reason?: string }).reason, 'tls');
      assert.equal(elsewhere.server.requests.length, 0);
    } finally {
      await elsewhere.close();
    }
    assert.equal(vendors.server.requests.length, 0);
  });

  it('sends nothing where the proxy refuses, where it is called off, and where no header can carry the key', async () => {
    vendors.server.always(json(200, {}));
    const refusing = await ConnectProxy.start({ kind: 'refuse', status: 407 });
    const refused = await ask(github, verifier({ proxy: valueOf(parseEndpoint(refusing.origin, 'anywhere')) }));
    await refusing.close();
    const off = await ask(github, verifier({ signal: AbortSignal.abort() }));
    const odd = await ask(github, verifier(), `${KEY}\r\nX-More: 1`);
    assert.deepEqual([refused, off, odd].map((answer) => (answer.state === 'unknown' ? answer.reason : answer.state)), ['unreachable', 'cancelled', 'not-sendable']);
    assert.equal(vendors.server.requests.length, 0);
  });
});
