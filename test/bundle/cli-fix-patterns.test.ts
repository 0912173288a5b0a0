import assert from 'node:assert/strict';
import { CliWorld, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('fix patterns');

const LOGIN = [
  'function login(user, password) {',
  '  console.log(`in: ${user} ${password}`);',
  "  localStorage.setItem('token', user.accessToken);",
  '}', '',
].join('\r\n');

describe('keyward fix --patterns', function () {
  this.timeout(60_000);
  let world: CliWorld;
  beforeEach(() => { world = new CliWorld(); });

  it('shows with --dry-run what it would do, and why it leaves the rest', async () => {
    world.write('src/login.js', LOGIN.replaceAll('\r', ''));
    const { code, stdout, stderr } = await world.run(['fix', '--patterns', '--dry-run']);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /would fix\s+src\/login\.js:2 [^]*-\s+console\.log\(`in: \$\{user\} \$\{password\}`\);\r?\n\+\s+console\.log\(`in: \$\{user\} \[redacted\]`\);/);
    assert.match(stdout, /left\s+src\/login\.js:3 [^]*HttpOnly/);
    assert.match(stdout, /1 would be fixed, 1 left in the code\./);
    assert.equal(world.read('src/login.js'), LOGIN.replaceAll('\r', ''));
  });

  it('makes the preferred changes with --yes and keeps every other byte', async () => {
    world.write('src/login.js', LOGIN);
    world.write('main.tf', 'variable "db_password" {\n  type = string\n}\n');
    world.write('job.py', 'import logging\n\n\ndef run(password):\n    logging.info("with %s", password)\n');
    const { code, stdout, stderr } = await world.run(['fix', '--patterns', '--yes']);
    assert.equal(code, 1, stdout + stderr);
    assert.match(stdout, /3 fixed, 1 left in the code\./);
    assert.equal(world.read('src/login.js'), LOGIN.replace('${password}', '[redacted]'));
    assert.equal(world.read('main.tf'), 'variable "db_password" {\n  sensitive = true\n  type = string\n}\n');
    assert.equal(world.read('job.py'), 'import logging\n\n\ndef run(password):\n    logging.info("with [redacted]")\n');
    assert.match((await world.run(['fix', '--patterns', '--yes'])).stdout, /0 fixed, 1 left in the code\./);
  });

  it('changes only the classes that are named', async () => {
    world.write('a.js', `${LOGIN}fetch('http://api.acme.dev', { headers: { Authorization: token } });\r\n`);
    const { code, stdout } = await world.run(['fix', '--rule', 'plaintext-transport', '--yes', 'a.js']);
    assert.equal(code, 0, stdout);
    assert.equal(world.read('a.js'), `${LOGIN}fetch('https://api.acme.dev', { headers: { Authorization: token } });\r\n`);
    assert.match((await world.run(['fix', '--rule', 'keyward/secret-in-url', '--yes'])).stdout, /No unsafe pattern to fix\./);
  });

  it('refuses a class that is none, and names those that may be meant', async () => {
    world.write('a.js', LOGIN);
    const slip = await world.run(['fix', '--rule', 'secret-in-log', '--rule', 'secret-in-lgo', '--yes']);
    assert.equal(slip.code, 2, slip.stdout);
    assert.match(slip.stderr.replace(/\s+/g, ' '), /There is no rule secret-in-lgo\. Nothing was changed\. → Did you mean keyward\/secret-in-log[ ?]/);
    const far = await world.run(['fix', '--rule', 'no-such-class', '--patterns', '--dry-run']);
    assert.equal(far.code, 2, far.stdout);
    assert.match(far.stderr.replace(/\s+/g, ' '), /There is no rule no-such-class\.[^]*"keyward rules list pattern"/);
    const secrets = await world.run(['fix', '--patterns', '--rule', 'stripe-secret-key', '--yes']);
    assert.equal(secrets.code, 2, secrets.stdout);
    assert.match(secrets.stderr.replace(/\s+/g, ' '), /keyward\/stripe-secret-key finds secrets; it is no class of unsafe patterns/);
    assert.equal(world.read('a.js'), LOGIN);
  });

  it('shows no value in a diff', async () => {
    world.write('a.js', `const key = '${KEY}';\nconsole.log('key', key);\n`);
    const { stdout, stderr } = await world.run(['fix', '--patterns', '--dry-run']);
    assert.match(stdout, /would fix/);
    assert(!(stdout + stderr).includes(KEY));
  });

  it('refuses to ask where nobody can answer, and a path that is not there', async () => {
    world.write('a.js', LOGIN);
    const asked = await world.run(['fix', '--patterns']);
    assert.equal(asked.code, 2);
    assert.match(asked.stderr, /nobody can be asked here[^]*Nothing was changed/);
    const missing = await world.run(['fix', '--patterns', '--yes', 'nowhere']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /There is no file or folder/);
  });

  it('asks at a terminal, one change after the other', async function () {
    requireTerminal(this);
    world.write('a.js', LOGIN);
    const session = world.terminal(['fix', '--patterns']);
    await session.waitFor('Take the value out of the log');
    await session.answer('[y/n/a/q]', 'n');
    await session.waitFor('Redact the value');
    await session.answer('[y/n/a/q]', 'y');
    const { code, shown } = await session.end();
    assert.equal(code, 1);
    assert.match(shown, /1 fixed, 1 left in the code\./);
    assert.match(world.read('a.js'), /\$\{redact\(password\)\}/);
  });
});
