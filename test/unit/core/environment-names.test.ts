import assert from 'node:assert/strict';
import { environmentProblem, isEnvironmentName, refusedNameReason } from '../../../shared/src/core/environment-names';

describe('names of environment variables', () => {
  const runsCode = [
    'NODE_OPTIONS', 'LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES', 'BASH_ENV', 'PYTHONSTARTUP', 'PERL5OPT',
    'RUBYOPT', 'JAVA_TOOL_OPTIONS', 'GIT_SSH_COMMAND', 'GIT_EXTERNAL_DIFF', 'PATH', 'Path', 'IFS', 'BASH_FUNC_ls',
  ];
  for (const name of runsCode) {
    it(`refuses ${name}, which runs code`, () => assert.equal(refusedNameReason(name), 'runs-code'));
  }
  for (const name of ['HTTP_PROXY', 'https_proxy', 'ALL_PROXY', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'VAULT_ADDR', 'HOME']) {
    it(`refuses ${name}, which redirects`, () => assert.equal(refusedNameReason(name), 'redirects'));
  }
  for (const name of ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'SSLKEYLOGFILE', 'SSL_CERT_FILE', 'SSL_CERT_DIR']) {
    it(`refuses ${name}, which weakens TLS`, () => assert.equal(refusedNameReason(name), 'weakens-tls'));
  }
  it('refuses Keyward\'s own settings', () => assert.equal(refusedNameReason('KEYWARD_HOME'), 'reserved'));

  for (const name of ['STRIPE_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY', 'DATABASE_URL', 'GITHUB_TOKEN', 'OLD_PATH', 'PROXY_PASSWORD']) {
    it(`allows ${name}`, () => assert.equal(refusedNameReason(name), undefined));
  }

  it('compares without case, as Windows does when it starts a program', () => {
    for (const name of ['node_options', 'Ld_Preload', 'pAtH']) assert.equal(refusedNameReason(name), 'runs-code', name);
    assert.equal(refusedNameReason('keyward_home'), 'reserved');
    assert.equal(refusedNameReason('No_Proxy'), 'redirects');
  });

  it('takes a pattern for what stands at its place only', () => {
    for (const name of ['MY_LD_PRELOAD', 'XGIT_TOKEN', 'PATHS', 'PROXY', 'A_PROXY_B', 'MY_KEYWARD_HOME', 'HOMEBREW_TOKEN', 'ENVIRONMENT']) {
      assert.equal(refusedNameReason(name), undefined, name);
    }
  });

  it('knows the grammar of a name', () => {
    assert(isEnvironmentName('_a1'));
    for (const name of ['', '1A', 'A-B', 'A B', 'A=B', 'Ä', 'A'.repeat(256)]) assert(!isEnvironmentName(name), name);
  });
});

describe('limits of the environment', () => {
  it('refuses a value with NUL', () => {
    assert.equal(environmentProblem('A', Buffer.from('a\0b'), 'linux'), 'contains-nul');
  });

  it('knows Linux\' limit to the byte: NAME, =, value and NUL within 128 KiB', () => {
    const largest = Buffer.alloc(128 * 1024 - 'NAME'.length - 2, 'x');
    assert.equal(environmentProblem('NAME', largest, 'linux'), undefined);
    assert.equal(environmentProblem('NAME', Buffer.concat([largest, Buffer.from('x')]), 'linux'), 'too-large');
  });

  for (const [platform, most] of [['linux', 131_072], ['win32', 32_767], ['darwin', 262_144], ['freebsd', 131_072]] as const) {
    it(`on ${platform} are counted with the name, the sign and the end`, () => {
      for (const name of ['A', 'A_LONGER_NAME']) {
        const room = most - name.length - 2;
        assert.equal(environmentProblem(name, Buffer.alloc(room, 'x'), platform), undefined);
        assert.equal(environmentProblem(name, Buffer.alloc(room + 1, 'x'), platform), 'too-large');
      }
    });
  }

  it('count bytes, not letters', () => {
    const keys = '🔑'.repeat(40_000);
    assert.equal(environmentProblem('A', Buffer.from(keys), 'linux'), 'too-large');
    assert.equal(environmentProblem('A', Buffer.from(keys.slice(0, 60_000)), 'linux'), undefined);
  });

  it('take an empty value, and name a NUL before a size', () => {
    assert.equal(environmentProblem('A', Buffer.alloc(0), 'linux'), undefined);
    assert.equal(environmentProblem('A', Buffer.alloc(1_000_000), 'linux'), 'contains-nul');
  });

  it('knows that Windows takes less', () => {
    const value = Buffer.alloc(40_000, 'x');
    assert.equal(environmentProblem('A', value, 'linux'), undefined);
    assert.equal(environmentProblem('A', value, 'win32'), 'too-large');
  });
});
