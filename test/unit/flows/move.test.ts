import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { FileDocuments, uriOf } from '../../../cli/src/files/file-documents';
import type { Span } from '../../../shared/src/core/model/span';
import { moveToVault } from '../../../shared/src/flows/move';
import { moveNotice } from '../../../shared/src/flows/move-notice';
import type { MoveOutcome } from '../../../shared/src/flows/move-outcome';
import type { FindingPlace, Planner } from '../../../shared/src/flows/ports';
import { parseReference, printReference } from '../../../shared/src/core/reference';
import { err, ok } from '../../../shared/src/core/result';
import { planLookup } from '../../../shared/src/scan/lookups/plan-lookup';
import { valueOf } from '../../support/local-vault';
import { FlowWorld, stripeKey } from './flow-world';

const KEY = stripeKey('one');
const OTHER = stripeKey('other');

describe('move to vault', () => {
  let world: FlowWorld;
  beforeEach(async () => { world = await FlowWorld.withVault(); });

  it('stores the value, leaves a lookup, and writes the files beside it', async () => {
    world.write('src/pay.js', `const stripeKey = '${KEY}';\n`);
    world.write('.env', 'PASSWORD=hunter2hunter2\n');
    const outcome = moved(await world.move('src/pay.js'));
    assert.equal(world.read('src/pay.js'), 'const stripeKey = process.env.STRIPE_KEY;\n');
    assert.match(world.read('keyward.env'), /^STRIPE_KEY=keyward:\/\/local\/leaky-shop\/stripe-key#value$/m);
    assert.match(world.read('.env.example'), /^STRIPE_KEY=$/m);
    assert.equal(world.read('.gitignore'), '.env\n');
    assert.equal(await world.stored(outcome.secret.ref), KEY);
    assert.equal(outcome.secret.approval, 'approved');
    assert.equal(outcome.save, 'saved');
    assert.equal(outcome.form, 'process.env');
  });

  it('gives the secret the type that the rule names', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { secret } = moved(await world.move('a.js'));
    const meta = valueOf(await (await world.service()).describe(secret.ref));
    assert.equal(meta.type, 'api-key');
  });

  it('keeps an outcome free of the value', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const outcome = await world.move('a.js');
    assert(!JSON.stringify(outcome).includes(KEY));
    assert(!JSON.stringify(moveNotice(outcome)).includes(KEY));
  });

  it('uses the nearest manifest upwards inside the root, and its folder for the name', async () => {
    world.write('services/api/keyward.env', '');
    world.write('services/api/src/pay.js', `const stripeKey = '${KEY}';\n`);
    const { secret } = moved(await world.move('services/api/src/pay.js'));
    assert.equal(secret.ref.path, 'api/stripe-key');
    assert.match(world.read('services/api/keyward.env'), /^STRIPE_KEY=/m);
  });

  it('moves configuration under the names that its programs read, and lets equal values share a secret', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.write('main.tf', `provider "a" {\n  stripe_key = "${KEY}"\n}\n`);
    world.write('appsettings.json', `{ "Stripe": { "Key": "${KEY}", "On": true } }\n`);
    for (const name of ['a.js', 'main.tf', 'appsettings.json']) assert.equal((await world.move(name)).kind, 'moved', name);
    assert.match(world.read('main.tf'), /stripe_key = var\.stripe_key\n/);
    assert.equal(world.read('appsettings.json'), '{ "Stripe": { "On": true } }\n');
    assert.deepEqual([...world.read('keyward.env').matchAll(/^(\w+)=(.*)$/gm)].map(([, name]) => name), ['STRIPE_KEY', 'TF_VAR_stripe_key', 'Stripe__Key']);
    assert.equal((await world.names()).length, 1);
  });

  it('shares one secret between equal values of one file', async () => {
    world.write('a.py', `FIRST_KEY = "${KEY}"\nSECOND_KEY = "${KEY}"\n`);
    const first = moved(await world.move('a.py'));
    const second = moved(await world.move('a.py'));
    assert.deepEqual(second.secret.ref, first.secret.ref);
    assert.equal(second.secret.reused, true);
    assert.equal(world.read('a.py').match(/os\.environ\["FIRST_KEY"\]/g)?.length, 2);
    assert.equal((await world.names()).length, 1);
  });

  it('gives the same name with another value a name of its own', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.write('b.js', `const stripeKey = '${OTHER}';\n`);
    moved(await world.move('a.js'));
    const second = moved(await world.move('b.js'));
    assert.equal(second.secret.name, 'STRIPE_KEY_2');
    assert.equal(await world.stored(second.secret.ref), OTHER);
    assert.equal(world.read('b.js'), 'const stripeKey = process.env.STRIPE_KEY_2;\n');
  });

  it('reuses the same name with the same value', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.write('b.js', `const stripeKey = '${KEY}';\n`);
    moved(await world.move('a.js'));
    rmSync(`${world.home}/known-values.json`);
    const second = moved(await world.move('b.js'));
    assert.equal(second.secret.name, 'STRIPE_KEY');
    assert.equal(second.secret.reused, true);
  });

  it('never writes over a secret that another project stored under the same path', async () => {
    const ref = await world.put('leaky-shop/stripe-key', OTHER);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { secret } = moved(await world.move('a.js'));
    assert.equal(secret.ref.path, 'leaky-shop/stripe-key-2');
    assert.equal(await world.stored(ref), OTHER);
  });

  it('stores a value where the manifest already expects it', async () => {
    const ref = valueOf(parseReference('keyward://local/team/stripe#value'));
    world.write('keyward.env', `STRIPE_KEY=${printReference(ref)}\n`);
    valueOf(await world.approvals.approve(world.project, [{ name: 'STRIPE_KEY', ref }]));
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.deepEqual(moved(await world.move('a.js')).secret.ref, ref);
    assert.equal(await world.stored(ref), KEY);
  });

  it('takes a name and an existing secret of the person\'s choice', async () => {
    const ref = await world.put('shared/payment', KEY);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { secret } = moved(await world.move('a.js', { name: 'PAYMENT', existing: ref }));
    assert.deepEqual([secret.name, secret.ref, secret.reused], ['PAYMENT', ref, true]);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.PAYMENT;\n');
  });

  it('refuses an existing secret that holds another value', async () => {
    const ref = await world.put('shared/payment', OTHER);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.deepEqual(await world.move('a.js', { existing: ref }), { kind: 'refused', refusal: { kind: 'other-value', ref } });
    assert(world.read('a.js').includes(KEY));
  });

  it('refuses a chosen name that stands for another secret', async () => {
    world.write('a.js', `const stripeKey = '${OTHER}';\n`);
    moved(await world.move('a.js', { name: 'PAYMENT' }));
    world.write('b.js', `const stripeKey = '${KEY}';\n`);
    const outcome = await world.move('b.js', { name: 'PAYMENT' });
    assert(outcome.kind === 'refused' && outcome.refusal.kind === 'name-taken');
    assert.equal((await world.names()).length, 1);
  });

  it('refuses a chosen name that "keyward run" gives to no program, before anything is stored', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    for (const name of ['KEYWARD_HOME', 'PATH', 'not a name']) {
      assert.deepEqual(await world.move('a.js', { name }), { kind: 'refused', refusal: { kind: 'no-lookup', reason: 'invalid-name' } });
    }
    assert.deepEqual(await world.names(), []);
  });

  it('says when git still has the old value', async () => {
    const git = (...args: string[]): void => { execFileSync('git', ['-C', world.project, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]); };
    rmSync(world.file('.git'), { recursive: true });
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    const outcome = moved(await world.move('a.js'));
    assert.equal(outcome.history, 'in-history');
    assert.equal(moveNotice(outcome).offersRotation, true);
  });
});

describe('move to vault, values that are easily mangled', () => {
  let world: FlowWorld;
  beforeEach(async () => { world = await FlowWorld.withVault(); });

  for (const value of ['$& $1 $` $$ \\1 (a|b)* [x] .+?^', 'tab\tquote"back\\slash\'end', 'größe-密码-🔑 %s %00']) {
    it(`stores ${JSON.stringify(value)} as it is`, async () => {
      world.write('a.js', `const databasePassword = ${JSON.stringify(value)};\nconst keep = "$& $1";\n`);
      const outcome = moved(await moveLiteral(world, 'a.js', JSON.stringify(value).slice(1, -1)));
      assert.equal(await world.stored(outcome.secret.ref), value);
      assert.equal(world.read('a.js'), `const databasePassword = process.env.${outcome.secret.name};\nconst keep = "$& $1";\n`);
    });
  }

  it('keeps every line of a private key, and the file\'s byte order mark and line ends', async () => {
    const pem = privateKey();
    world.write('key.py', `\ufeffKEY = """${pem}"""\r\nprint(KEY)\r\n`);
    const outcome = moved(await world.move('key.py'));
    assert.equal(await world.stored(outcome.secret.ref), pem);
    assert(world.read('key.py').startsWith('\ufeff'));
    assert.match(world.read('key.py'), /print\(KEY\)\r\n$/);
    assert(!world.read('key.py').includes('PRIVATE KEY'));
  });

  it('leaves bytes that are no UTF-8 as they were', async () => {
    world.write('a.js', Buffer.from(`// caf\xe9\nconst stripeKey = '${KEY}';\n`, 'latin1'));
    moved(await world.move('a.js'));
    const expected = Buffer.from('// caf\xe9\nconst stripeKey = process.env.STRIPE_KEY;\n', 'latin1');
    assert.deepEqual(readFileSync(world.file('a.js')), expected);
  });
});

describe('move to vault, when things change meanwhile', () => {
  let world: FlowWorld;
  beforeEach(async () => { world = await FlowWorld.withVault(); });

  it('edits the right place when lines were put above it during a prompt', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.duringPrompt = () => { world.write('a.js', `// one\n// two\nconst stripeKey = '${KEY}';\n`); };
    moved(await world.move('a.js'));
    assert.equal(world.read('a.js'), '// one\n// two\nconst stripeKey = process.env.STRIPE_KEY;\n');
  });

  it('edits only its own file when another one came to the front during a prompt', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const same = `const stripeKey = '${KEY}';\n`;
    world.write('b.js', same);
    world.duringPrompt = () => { world.write('b.js', same); };
    moved(await world.move('a.js'));
    assert.equal(world.read('b.js'), same);
    assert(!world.read('a.js').includes(KEY));
  });

  it('stores nothing when the value was taken away during a prompt', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.duringPrompt = () => { world.write('a.js', 'const stripeKey = readKey();\n'); };
    assert.deepEqual(await world.move('a.js'), { kind: 'refused', refusal: { kind: 'gone' } });
    assert.deepEqual(await world.names(), []);
    assert.equal(world.read('a.js'), 'const stripeKey = readKey();\n');
  });

  it('plans again when the text moves right before the edit', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const documents = new Meddling(world, 1, (text) => `// typed\n${text}`);
    moved(await world.move('a.js', {}, { documents, planner: world.planner(documents) }));
    assert.equal(world.read('a.js'), '// typed\nconst stripeKey = process.env.STRIPE_KEY;\n');
  });

  it('gives up after three plans, keeps the secret and leaves the text alone', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const documents = new Meddling(world, 99, (text) => `// typed\n${text}`);
    const outcome = await world.move('a.js', {}, { documents, planner: world.planner(documents) });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'text-moved');
    assert.equal(await world.stored(outcome.secret.ref), KEY);
    assert.equal(world.read('a.js'), `${'// typed\n'.repeat(3)}const stripeKey = '${KEY}';\n`);
    assert.match(moveNotice(outcome).kept ?? '', /is stored as leaky-shop\/stripe-key/);
  });

  it('leaves a literal that became another value, and keeps what was stored', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const documents = new Meddling(world, 1, (text) => text.replace(KEY, OTHER));
    const outcome = await world.move('a.js', {}, { documents, planner: world.planner(documents) });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'literal-changed');
    assert.equal(world.read('a.js'), `const stripeKey = '${OTHER}';\n`);
    assert.equal(await world.stored(outcome.secret.ref), KEY);
  });
});

describe('move to vault, refusals', () => {
  let world: FlowWorld;
  beforeEach(async () => { world = await FlowWorld.withVault(); });

  it('stores nothing when the manifest has a line that cannot be understood', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    world.write('keyward.env', '# ours\nnot a line\n');
    const outcome = await world.move('a.js');
    assert(outcome.kind === 'refused' && outcome.refusal.kind === 'manifest-broken');
    assert.equal(outcome.refusal.line, 2);
    assert.match(moveNotice(outcome).what, /keyward\.env line 2 is not of the form/);
    assert.equal(world.read('a.js'), source);
    assert.deepEqual(await world.names(), []);
  });

  it('never echoes a secret that somebody pasted into the manifest', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.write('keyward.env', `STRIPE_KEY=${OTHER}\n`);
    const outcome = await world.move('a.js');
    assert(outcome.kind === 'refused');
    assert(!JSON.stringify([outcome, moveNotice(outcome)]).includes(OTHER));
  });

  it('keeps the secret and the code when a side file cannot be written', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    const { sideFiles } = await world.ports();
    const failing = {
      read: (file: string) => sideFiles.read(file), rootOf: (file: string) => sideFiles.rootOf(file),
      realFolder: (folder: string) => sideFiles.realFolder(folder), untitledFolder: () => sideFiles.untitledFolder(),
      write: (file: string) => Promise.resolve(err({ kind: 'read-only', file } as const)),
    };
    const outcome = await world.move('a.js', {}, { sideFiles: failing });
    assert(outcome.kind === 'kept' && outcome.reason.kind === 'side-file');
    assert.equal(await world.stored(outcome.secret.ref), KEY);
    assert.equal(world.read('a.js'), source);
    assert.match(moveNotice(outcome).what, /keyward\.env: .*cannot be written/);
  });

  it('writes the side files before the code, and none of them before the store has the value', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const order: string[] = [];
    const ports = await world.ports();
    const { documents, sideFiles } = ports;
    await world.move('a.js', {}, {
      service: {
        put: (...args) => { order.push('put'); return ports.service.put(...args); },
        use: ports.service.use.bind(ports.service), configured: () => ports.service.configured(),
        recordAround: ports.service.recordAround.bind(ports.service),
      },
      sideFiles: {
        read: (file) => sideFiles.read(file), rootOf: (file) => sideFiles.rootOf(file), realFolder: (folder) => sideFiles.realFolder(folder),
        untitledFolder: () => sideFiles.untitledFolder(),
        write: (file, ...texts) => { order.push(file.slice(world.project.length + 1)); return sideFiles.write(file, ...texts); },
      },
      documents: {
        open: (uri) => documents.open(uri), quiet: (uri) => documents.quiet(uri),
        apply: (...args) => { order.push('edit'); return documents.apply(...args); },
        save: (uri) => { order.push('save'); return documents.save(uri); },
      },
      history: { contains: () => { order.push('history'); return Promise.resolve('not-a-repository'); } },
    });
    assert.deepEqual(order, ['put', 'keyward.env', '.env.example', 'edit', 'save', 'history']);
  });

  it('asks before it goes on with a value that cannot be read back', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    const { service } = await world.ports();
    const writeOnly = {
      configured: () => service.configured(), use: service.use.bind(service), recordAround: service.recordAround.bind(service),
      put: async (...args: Parameters<typeof service.put>) => {
        const receipt = await service.put(...args);
        return receipt.ok ? ok({ ...receipt.value, verified: false }) : receipt;
      },
    };
    const declined = await world.move('a.js', {}, { service: writeOnly });
    assert(declined.kind === 'kept' && declined.reason.kind === 'not-verified');
    assert.equal(world.read('a.js'), source);
  });

  it('passes on why the store could not be opened, and has changed nothing', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    const outcome = await world.move('a.js', {}, { openStore: (store) => Promise.resolve(err({ kind: 'locked', store })) });
    assert.deepEqual(outcome, { kind: 'failed', error: { kind: 'locked', store: 'local' } });
    assert.equal(world.read('a.js'), source);
  });

  it('stores the value and explains where there is no lookup', async () => {
    world.write('config.json', `{ "stripeKey": "${KEY}" }\n`);
    const outcome = await world.move('config.json');
    assert(outcome.kind === 'stored-only');
    assert.equal(await world.stored(outcome.secret.ref), KEY);
    assert(world.read('config.json').includes(KEY));
  });
});

describe('move to vault, in a folder whose manifest somebody else wrote', () => {
  it('reads none of the secrets that it names, takes none of its names over, and approves nothing', async () => {
    const world = await FlowWorld.withVault();
    const mine = await world.put('bank/stripe', OTHER);
    world.write('keyward.env', `STRIPE_KEY=${printReference(mine)}\nLOG_PREFIX=${printReference(mine)}\n`);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { secret } = moved(await world.move('a.js'));
    assert.equal(secret.name, 'STRIPE_KEY_2');
    assert.equal(secret.approval, 'needs-allow');
    assert(!(await world.reads()).includes('bank/stripe#value'));
    assert.deepEqual(valueOf(await world.approvals.list()), []);
  });
});

function moved(outcome: MoveOutcome): Extract<MoveOutcome, { kind: 'moved' }> {
  if (outcome.kind !== 'moved') throw new Error(`not moved: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Somebody who types: changes the file right before the first `times` edits are applied. */
class Meddling extends FileDocuments {
  readonly #world: FlowWorld;
  readonly #change: (text: string) => string;
  #times: number;

  constructor(world: FlowWorld, times: number, change: (text: string) => string) {
    super({ randomBytes: (size) => Buffer.alloc(size, 1), pathOf: (file) => file });
    this.#world = world;
    this.#times = times;
    this.#change = change;
  }

  override apply(...args: Parameters<FileDocuments['apply']>): ReturnType<FileDocuments['apply']> {
    if (this.#times > 0) {
      this.#times -= 1;
      this.#world.write('a.js', this.#change(this.#world.read('a.js')));
    }
    return super.apply(...args);
  }
}

/** Moves a literal that no rule may find: this is about values, not about detection. */
async function moveLiteral(world: FlowWorld, name: string, literal: string): Promise<MoveOutcome> {
  const ports = await world.ports();
  const spanIn = (text: string): Span => ({ start: text.indexOf(literal), end: text.indexOf(literal) + literal.length });
  const planner: Planner = {
    plan: async (place, variable, style) => {
      const document = await ports.documents.open(place.uri);
      if (document?.text.includes(literal) !== true) return { kind: 'gone' };
      const span = spanIn(document.text);
      const plan = planLookup({ text: document.text, languageId: document.languageId, path: name, span, name: variable, style });
      return { kind: 'planned', version: document.version, span, plan };
    },
  };
  const document = await ports.documents.open(uriOf(world.file(name)));
  if (document === undefined) throw new Error(`${name} cannot be opened`);
  const place: FindingPlace = {
    uri: document.uri, version: document.version, span: spanIn(document.text), ruleId: 'keyward/generic-password', fingerprint: 'f',
  };
  return moveToVault(place, { style: 'plain', defaultStore: 'local' }, { ...ports, planner });
}

function privateKey(): string {
  const body = Array.from({ length: 6 }, (_, index) => Buffer.alloc(48, index * 37 + 11).toString('base64')).join('\n');
  const label = ['PRIVATE', 'KEY'].join(' ');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
