// The steps of the demo. Each shows what a user types and what comes, and demands what was promised of it.
import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { demand } from './narrator.mjs';
import { startService } from './service.mjs';

const PASSWORD_FD = ['--password-fd', '3'];

/** Where the shop's programs are; what lies in deploy/ has no lookup that a program could do. */
const PROGRAMS = /^(web|stock)\//;

export async function scan({ keyward, narrator, values }) {
  narrator.step('Look for secrets');
  const { code, text } = await show(narrator, keyward, ['scan']);
  demand(code === 1, `"keyward scan" ends with 1 when there are findings, not with ${code}`);
  for (const file of ['web/payment.js', 'web/sessions.js', 'web/orders.js', 'web/stock-client.js', 'web/parcels.js',
    'stock/settings.py', 'deploy/docker-compose.yml', 'deploy/backup.yaml', 'deploy/Dockerfile']) {
    demand(text.includes(file), `the leak in ${file} is found`);
  }
  demand(!revealsAny(text, values), 'no value is printed');
  narrator.promise('Every leak is found, and no value was printed.');
}

export async function fix({ keyward, narrator, values, shop }) {
  narrator.step('Move them into a new vault');
  narrator.say('   The vault is a file in the demo\'s own folder, behind a password that is given by a file descriptor.');
  const { code, text } = await show(narrator, keyward, ['fix', '--yes', ...PASSWORD_FD]);
  demand(code === 0 || code === 1, `"keyward fix" ends with 0, or with 1 where something stays in the code, not with ${code}`);
  demand(!revealsAny(text, values), 'no value is printed');
  for (const file of filesOf(shop).filter((name) => PROGRAMS.test(name))) {
    demand(!revealsAny(fs.readFileSync(path.join(shop, file), 'utf8'), values), `no value is left in ${file}`);
  }
  narrator.promise('No value is left in the code of web/ and stock/; what has no lookup was stored and is said above.');
}

export function diff({ narrator, shop, before, values }) {
  narrator.step('What changed');
  for (const file of filesOf(shop)) {
    const now = fs.readFileSync(path.join(shop, file), 'utf8').split('\n');
    const old = before.get(file)?.split('\n') ?? [];
    const added = now.filter((line) => !old.includes(line));
    const removed = old.filter((line) => !now.includes(line));
    if (added.length + removed.length > 0) narrator.output(`${file.padEnd(28)} +${added.length} -${removed.length}`);
  }
  const manifest = fs.readFileSync(path.join(shop, 'keyward.env'), 'utf8');
  narrator.output(`\nkeyward.env, which may be committed:\n${manifest.replace(/^/gm, '  ')}`);
  demand(/^STRIPE_SECRET_KEY=keyward:\/\/local\//m.test(manifest), 'keyward.env names the payment key and where it is');
  demand(!revealsAny(manifest, values), 'keyward.env holds no value');
  narrator.promise('Names and references only.');
}

export async function run({ keyward, narrator, values, python, services }) {
  narrator.step('Run the shop with its secrets');
  const stock = python === undefined ? undefined : await start(['python', 'stock/app.py', '--port', '0'], [python]);
  if (stock === undefined) narrator.say('   There is no Python here, so only the Node half runs: the shop says that its stock is unknown.');
  const web = await start(['node', 'web/server.js', '--port', '0', '--stock-port', String(stock?.port ?? 9)], [process.execPath]);
  const health = await web.request('/health');
  narrator.output(`GET /health\n  ${JSON.stringify(health)}`);
  demand(health.stock === (stock === undefined ? 'unknown' : 'up'), 'the shop reaches its stock service with the injected token');
  const { ticket } = await web.request('/sign-in', { body: { customer: 'robin' } });
  demand(isSignedBy(ticket, values.get('JWT_SECRET')), 'the ticket is signed with the very secret that was in the code');
  const sold = await web.request('/check-out', { ticket, body: { item: 'mug', count: 2 } });
  narrator.output(`POST /check-out {"item":"mug","count":2}\n  ${JSON.stringify(sold)}`);
  demand(sold.stock === (stock === undefined ? 'unknown' : 'reserved'), 'the stock service reserves what is sold');
  demand(sold.charge.signature === hmac(values.get('STRIPE_SECRET_KEY'), `${sold.order}:${sold.amount}`).toString('hex'),
    'the charge is signed with the very key that was in the code');
  await stopAll(services);
  narrator.promise(`${stock === undefined ? 'The shop runs' : 'Both services run and talk to each other'} with the values that the code held before.`);

  async function start([shown, ...args], [executable]) {
    narrator.command(keyward.spelled(['run', ...PASSWORD_FD, '--', shown, ...args]));
    const service = await startService(keyward, ['run', ...PASSWORD_FD, '--', executable, ...args]);
    services.push(service);
    return service;
  }
}

export async function runWithoutSecret({ keyward, narrator, shop }) {
  narrator.step('The same start, when a secret cannot be reached');
  const { path: secret } = stripeReference(shop);
  await show(narrator, keyward, ['secret', 'delete', '--yes', ...PASSWORD_FD, secret], { ends: 0 });
  const { code, text } = await show(narrator, keyward, ['run', ...PASSWORD_FD, '--', 'node', 'web/server.js', '--port', '0']);
  demand(code === 125, `"keyward run" ends with 125 when it starts nothing, not with ${code}`);
  demand(text.includes('STRIPE_SECRET_KEY'), 'the missing secret is named');
  demand(!text.includes('is listening'), 'the shop is not started');
  narrator.promise('Nothing was started, and the missing name was said.');
  await show(narrator, keyward, ['secret', 'undelete', ...PASSWORD_FD, secret], { ends: 0 });
}

export async function reveal({ keyward, narrator, values, shop }) {
  narrator.step('Reveal one value');
  const { path: secret } = stripeReference(shop);
  const args = ['secret', 'get', ...PASSWORD_FD, '--show', secret];
  narrator.command(keyward.spelled(args));
  const { code, stdout, text } = await keyward.run(args);
  demand(code === 0, `"keyward secret get --show" ends with 0, not with ${code}:\n${text}`);
  demand(stdout.trim() === values.get('STRIPE_SECRET_KEY'), 'the value is the one that was in the code');
  narrator.output('(the value; this demo compares it and does not repeat it)');
  const shown = await show(narrator, keyward, ['audit', 'show', '--secret', secret], { ends: 0 });
  demand(/SECRET_READ\s+success\b.*\breveal\b/.test(shown.text), 'the reveal is in the audit log');
  demand(!revealsAny(shown.text, values), 'the audit log holds no value');
  narrator.promise('The log says who read it, when, and that it was a reveal.');
}

export async function verify({ keyward, narrator }) {
  narrator.step('Check the audit log');
  await show(narrator, keyward, ['audit', 'verify'], { ends: 0 });
  narrator.promise('Nothing in it was changed, taken out or put in another order.');
}

export async function scanAgain({ keyward, narrator, values }) {
  narrator.step('What is left');
  const { code, text } = await show(narrator, keyward, ['scan']);
  demand(code === 1, `"keyward scan" ends with 1 while something is left, not with ${code}`);
  demand(text.includes('keyward/secret-in-log'), 'the password that is written to a log is still found');
  demand(!/^ *web\/payment\.js$/m.test(text), 'nothing is found where the payment key was');
  demand(!revealsAny(text, values), 'no value is printed');
  narrator.promise('What was moved is found no longer, and what is left is said.');
  narrator.say('\n   The next step: "keyward fix --patterns" shows a change for unsafe code, such as the log of a password, and asks before each.');
  narrator.say('   The values in deploy/backup.yaml are stored; only a person knows how that file is to get them.');
}

export async function stopAll(services) {
  await Promise.all(services.splice(0).map((service) => service.stop()));
}

/** All files of a folder, by relative path with forward slashes, in order. */
export function filesOf(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

async function show(narrator, keyward, args, { ends } = {}) {
  narrator.command(keyward.spelled(args));
  const result = await keyward.run(args);
  narrator.output(result.text);
  if (ends !== undefined) demand(result.code === ends, `it ends with ${ends}, not with ${result.code}`);
  return result;
}

function stripeReference(shop) {
  const manifest = fs.readFileSync(path.join(shop, 'keyward.env'), 'utf8');
  const found = /^STRIPE_SECRET_KEY=keyward:\/\/local\/([^#\n]+)#/m.exec(manifest);
  demand(found !== null, 'keyward.env names the payment key');
  return { path: found[1] };
}

function revealsAny(text, values) {
  return [...values.values()].some((value) => text.includes(value));
}

function isSignedBy(ticket, secret) {
  const [header, claims, signature] = ticket.split('.');
  return hmac(secret, `${header}.${claims}`).toString('base64url') === signature;
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}
