import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePath, encodeQuery } from '../../../../shared/src/secrets/stores/hashicorp/transport/encode-path';
import { isLoopbackAddress, parseEndpoint } from '../../../../shared/src/host/http/endpoint';
import { openVaultApi } from '../../../../shared/src/secrets/stores/hashicorp/transport/open-vault-api';
import { readRedirect } from '../../../../shared/src/secrets/stores/hashicorp/transport/redirect';
import type { VaultApiOptions } from '../../../../shared/src/secrets/stores/hashicorp/transport/vault-api-options';

describe('the address of a Vault server', () => {
  const origin = (text: string): string | undefined => {
    const parsed = parseEndpoint(text, 'loopback-only');
    return parsed.ok ? parsed.value.origin : parsed.error;
  };

  it('is scheme, host and port, and always says its port', () => {
    assert.equal(origin('https://vault.example.com:8200'), 'https://vault.example.com:8200');
    assert.equal(origin('HTTPS://Vault.Example.com/'), 'https://vault.example.com:443');
    assert.equal(origin('https://[2001:db8::1]:8200'), 'https://[2001:db8::1]:8200');
    assert.equal(origin('https://bücher.example'), 'https://xn--bcher-kva.example:443');
  });

  it('goes without TLS only on this machine, however it is written', () => {
    for (const here of ['http://127.0.0.1:8200', 'http://localhost:8200', 'http://[::1]:8200', 'http://127.1:8200', 'http://127.9.9.9', 'http://0x7f000001:1']) {
      assert.match(origin(here) ?? '', /^http:/, here);
    }
    for (const away of ['http://vault.example.com', 'http://10.0.0.1:8200', 'http://localhost.example.com', 'http://127.0.0.1.example.com', 'http://0.0.0.0:8200', 'http://[::2]']) {
      assert.equal(origin(away), 'required', away);
    }
  });

  it('has nothing else', () => {
    const refused = ['', 'vault.example.com:8200', '//vault.example.com', 'https://', 'https://vault.example.com/v1', 'https://vault.example.com?x', 'https://vault.example.com#x',
      'https://user@vault.example.com', 'https://user:word@vault.example.com', 'ftp://vault.example.com', 'https://vault example', 'https://vault.example.com:99999',
      'file:///etc/passwd', 'https://a\\b', 'https://vault.example.com\n'];
    for (const text of refused) assert.equal(origin(text), 'malformed', text);
  });

  it('knows the addresses of this machine', () => {
    for (const here of ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1']) assert.ok(isLoopbackAddress(here), here);
    for (const away of ['', '10.0.0.1', '::', '::ffff:10.0.0.1', '128.0.0.1', 'localhost', '127.0.0.1.example']) assert.ok(!isLoopbackAddress(away), away);
  });
});

describe('the options of a connection to Vault', () => {
  const environment = { sleep: () => Promise.resolve(), random: () => 0, newId: () => 'id' };
  const problem = (options: Omit<VaultApiOptions, 'environment'>): unknown => {
    const opened = openVaultApi({ ...options, environment });
    if (opened.ok) opened.value.dispose();
    return opened.ok ? undefined : opened.error;
  };

  it('are refused before anything is sent', () => {
    const endpoint = 'https://vault.example.com:8200';
    assert.equal(problem({ endpoint }), undefined);
    assert.deepEqual(problem({ endpoint: 'vault' }), { kind: 'bad-address', member: 'endpoint' });
    assert.deepEqual(problem({ endpoint: 'http://vault.example.com' }), { kind: 'tls', reason: 'required' });
    assert.deepEqual(problem({ endpoint, cluster: ['http://vault-2.example.com'] }), { kind: 'tls', reason: 'required' });
    assert.deepEqual(problem({ endpoint, cluster: ['https://vault-2.example.com/x'] }), { kind: 'bad-address', member: 'cluster' });
    assert.deepEqual(problem({ endpoint, proxy: 'socks://proxy.example.com' }), { kind: 'bad-address', member: 'proxy' });
    assert.deepEqual(problem({ endpoint, proxy: 'https://proxy.example.com' }), { kind: 'bad-address', member: 'proxy' });
    assert.equal(problem({ endpoint, proxy: 'http://proxy.example.com:3128' }), undefined);
  });

  it('want a certificate where a CA is given', () => {
    const endpoint = 'https://vault.example.com:8200';
    const frame = (middle: string): Buffer => Buffer.from(`-----BEGIN CERTIFICATE-----\n${middle}\n-----END CERTIFICATE-----\n`);
    for (const ca of [Buffer.alloc(0), Buffer.from('not a certificate'), frame('AAAA'), frame('')]) {
      assert.deepEqual(problem({ endpoint, ca }), { kind: 'tls', reason: 'ca-file' });
    }
  });
});

describe('the path of a request', () => {
  it('has one segment for each element, whatever is in it', () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '.' && text !== '..' && !text.includes('/') && Buffer.from(text).toString() === text);
    fc.assert(fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
      const url = new URL(`https://vault.example.com/v1/${encodePath(segments)}`);
      assert.deepEqual(url.pathname.split('/').slice(2).map(decodeURIComponent), segments);
      assert.equal(url.search + url.hash, '');
    }));
  });

  it('cannot be left by a name', () => {
    for (const segment of ['', '.', '..', 'a/b', '/', '\ud800']) assert.throws(() => encodePath(['secret', segment]), JSON.stringify(segment));
    assert.throws(() => encodePath([]));
  });

  it('has a query whose values are values', () => {
    assert.equal(encodeQuery({}), '');
    assert.deepEqual([...new URLSearchParams(encodeQuery({ version: '1&list=true', after: 'a b#c' }))], [['version', '1&list=true'], ['after', 'a b#c']]);
  });
});

describe('a redirect', () => {
  const home = { origin: 'https://a.example:8200', target: '/v1/secret/data/a%20b?version=1' };
  const nodes = new Set([home.origin, 'https://b.example:8200', 'https://c.example:443']);
  const kind = (location: string | undefined, status = 307): string => readRedirect({ status, location }, home, nodes).kind;

  it('is followed to a node that the user named, for the same request', () => {
    assert.equal(kind('https://b.example:8200/v1/secret/data/a%20b?version=1'), 'node');
    assert.equal(kind('https://c.example/v1/secret/data/a%20b?version=1'), 'node');
    assert.equal(kind('https://B.EXAMPLE:8200/v1/secret/data/a b?version=1'), 'node');
  });

  it('is refused to anywhere else, to another path, to itself and with another status', () => {
    const refused = ['https://d.example:8200/v1/secret/data/a%20b?version=1', 'http://b.example:8200/v1/secret/data/a%20b?version=1', 'https://b.example:8201/v1/secret/data/a%20b?version=1',
      'https://b.example:8200.attacker.example/v1/secret/data/a%20b?version=1', 'https://b.example:8200@attacker.example/v1/secret/data/a%20b?version=1',
      'https://b.example:8200/v1/sys/seal', 'https://b.example:8200/v1/secret/data/a%20b?version=2', 'https://b.example:8200/v1/%zz',
      'https://a.example:8200/v1/secret/data/a%20b?version=1', '/v1/secret/data/a%20b?version=1', '//b.example:8200/v1/secret/data/a%20b?version=1', '', undefined];
    for (const location of refused) assert.equal(kind(location), 'refused', location);
    for (const status of [300, 301, 302, 303, 304, 308]) assert.equal(kind('https://b.example:8200/v1/secret/data/a%20b?version=1', status), 'refused', String(status));
  });

  it('is none with a status that redirects nowhere', () => {
    for (const status of [200, 204, 400, 404, 503]) assert.equal(kind('https://b.example:8200/', status), 'none');
  });
});
