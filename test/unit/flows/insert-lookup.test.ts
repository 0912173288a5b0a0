import assert from 'node:assert/strict';
import { uriOf } from '../../../cli/src/files/file-documents';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { printReference } from '../../../shared/src/core/reference';
import { err } from '../../../shared/src/core/result';
import { insertLookup } from '../../../shared/src/flows/insert-lookup';
import type { InsertOutcome, InsertPorts, NameQuestion } from '../../../shared/src/flows/insert-lookup';
import { insertNotice } from '../../../shared/src/flows/insert-notice';
import type { InsertionPlanner } from '../../../shared/src/flows/ports';
import { proposeNameOf } from '../../../shared/src/flows/propose-name';
import { planInsertion } from '../../../shared/src/scan/lookups/insert-lookup';
import { valueOf } from '../../support/local-vault';
import { FlowWorld } from './flow-world';

const REF: SecretRef = { store: 'local', path: 'shop/stripe-key', field: 'value' };
const LINE = `STRIPE_KEY=${printReference(REF)}`;

describe('inserting a lookup', () => {
  let world: FlowWorld;
  let asked: NameQuestion[];
  /** What the person answers to a proposal. */
  let answer: (question: NameQuestion) => string | undefined;
  beforeEach(() => {
    world = new FlowWorld();
    asked = [];
    answer = ({ proposed }) => proposed;
  });

  /** Inserts at the `|` of a new file. */
  async function insertAt(name: string, marked: string, changes: Partial<InsertPorts> = {}, ref = REF): Promise<InsertOutcome> {
    const offset = marked.indexOf('|');
    world.write(name, marked.slice(0, offset) + marked.slice(offset + 1));
    const ports = await world.ports();
    const document = await ports.documents.open(uriOf(world.file(name)));
    const planner: InsertionPlanner = {
      planInsertion: async (place, variable, style) => {
        const now = await ports.documents.open(place.uri);
        if (now?.version !== place.version) return { kind: 'stale' };
        const { text, languageId } = now;
        return { kind: 'planned', plan: planInsertion({ text, languageId, path: name, offset: place.offset, name: variable, style }) };
      },
    };
    const chooseName = (question: NameQuestion): Promise<string | undefined> => { asked.push(question); return Promise.resolve(answer(question)); };
    return insertLookup(
      { ref, place: { uri: uriOf(world.file(name)), version: document?.version ?? 0, offset }, style: 'plain' },
      { ...ports, planner, chooseName, ...changes },
    );
  }

  it('names the secret in the manifest first, then reads it at the cursor', async () => {
    const outcome = await insertAt('a.py', 'key = |\n');
    assert(outcome.kind === 'inserted');
    assert.equal(world.read('a.py'), 'import os\n\nkey = os.environ["STRIPE_KEY"]\n');
    assert.match(world.read('keyward.env'), new RegExp(`^${LINE}$`, 'm'));
    assert.match(world.read('.env.example'), /^STRIPE_KEY=$/m);
    assert.deepEqual([outcome.secret.approval, outcome.form], ['approved', 'os.environ']);
    assert.equal(valueOf(await world.approvals.state(world.project, [{ name: 'STRIPE_KEY', ref: REF }])).kind, 'approved');
    assert.match(insertNotice(outcome).what, /The code reads STRIPE_KEY now/);
  });

  it('takes the name that the manifest has for the secret already, and asks nobody', async () => {
    world.write('keyward.env', `PAYMENT=${printReference(REF)}\n`);
    valueOf(await world.approvals.approve(world.project, [{ name: 'PAYMENT', ref: REF }]));
    assert.equal((await insertAt('a.js', 'const key = |;\n')).kind, 'inserted');
    assert.equal(world.read('a.js'), 'const key = process.env.PAYMENT;\n');
    assert.equal(world.read('keyward.env'), `PAYMENT=${printReference(REF)}\n`);
    assert.deepEqual(asked, []);
  });

  it('proposes a name that is free, and takes the person\'s own', async () => {
    world.write('keyward.env', 'STRIPE_KEY=keyward://local/other/key#value\n');
    answer = () => 'MINE';
    const outcome = await insertAt('a.js', 'const key = |;\n');
    assert.deepEqual(asked.map(({ proposed, taken }) => [proposed, ...taken]), [['STRIPE_KEY_2', 'STRIPE_KEY']]);
    assert(outcome.kind === 'inserted');
    assert.equal(world.read('a.js'), 'const key = process.env.MINE;\n');
    assert.equal(outcome.secret.approval, 'needs-allow');
    assert.match(insertNotice(outcome).next, /keyward allow/);
  });

  it('adds a line where the cursor is in the manifest itself', async () => {
    const outcome = await insertAt('keyward.env', '# ours\n|');
    assert.equal(outcome.kind, 'named');
    assert.equal(world.read('keyward.env'), `# ours\n${LINE}\n`);
    assert.match(insertNotice(outcome).what, /STRIPE_KEY is in the manifest/);
  });

  const refusals: readonly (readonly [what: string, file: string, marked: string, answer: string | undefined, expected: object])[] = [
    ['a place without lookup', 'a.js', '// |\n', 'KEY', { kind: 'refused', refusal: { kind: 'no-place', reason: 'inside-comment' } }],
    ['a name that programs use otherwise', 'a.js', 'f(|)\n', 'PATH', { kind: 'refused', refusal: { kind: 'unusable-name' } }],
    ['a question that the person leaves', 'a.js', 'f(|)\n', undefined, { kind: 'failed', error: { kind: 'cancelled' } }],
  ];
  for (const [what, file, marked, reply, expected] of refusals) {
    it(`changes nothing after ${what}`, async () => {
      answer = () => reply;
      const outcome = await insertAt(file, marked);
      assert.deepEqual(outcome, expected);
      assert.equal(world.read(file), marked.replace('|', ''));
      assert.throws(() => world.read('keyward.env'));
      assert.notEqual(insertNotice(outcome).what, '');
    });
  }

  it('takes no name over that stands for another secret, and touches no broken manifest', async () => {
    world.write('keyward.env', 'OTHER=keyward://local/other/key#value\n');
    answer = () => 'OTHER';
    const taken = await insertAt('a.js', 'f(|)\n');
    assert.deepEqual(taken, { kind: 'refused', refusal: { kind: 'name-taken', name: 'OTHER', manifest: world.file('keyward.env') } });
    world.write('keyward.env', 'no line\n');
    const broken = await insertAt('a.js', 'f(|)\n');
    assert(broken.kind === 'refused' && broken.refusal.kind === 'manifest-broken');
    assert.equal(world.read('a.js'), 'f()\n');
  });

  it('says what was kept when the text changes while the person chooses a name', async () => {
    answer = ({ proposed }) => { world.write('a.js', 'typed();\nf()\n'); return proposed; };
    const outcome = await insertAt('a.js', 'f(|)\n');
    assert(outcome.kind === 'stopped' && outcome.reason.kind === 'text-moved');
    assert.equal(world.read('a.js'), 'typed();\nf()\n');
    assert.match(insertNotice(outcome).kept ?? '', /STRIPE_KEY has its line in keyward\.env/);
  });

  it('says what was kept when the name makes the place public, or a file cannot be written', async () => {
    answer = () => 'VITE_STRIPE_KEY';
    const publicName = await insertAt('a.js', 'f(|)\n');
    assert(publicName.kind === 'stopped' && publicName.reason.kind === 'no-place' && publicName.reason.reason === 'bundled-for-browsers');
    answer = ({ proposed }) => proposed;
    const { sideFiles } = await world.ports();
    const failing = {
      read: (file: string) => sideFiles.read(file), rootOf: (file: string) => sideFiles.rootOf(file),
      realFolder: (folder: string) => sideFiles.realFolder(folder), untitledFolder: () => sideFiles.untitledFolder(),
      write: (file: string) => Promise.resolve(err({ kind: 'read-only', file } as const)),
    };
    const unwritten = await insertAt('sub/b.js', 'f(|)\n', { sideFiles: failing }, { ...REF, path: 'shop/other' });
    assert(unwritten.kind === 'stopped' && unwritten.reason.kind === 'side-file');
    assert.equal(insertNotice(unwritten).kept, 'Your code was not changed.');
    assert.equal(world.read('sub/b.js'), 'f()\n');
  });

  it('never throws when something that it needs ends', async () => {
    const ports = await world.ports();
    const ending = { ...ports.documents, open: ports.documents.open.bind(ports.documents), apply: () => Promise.reject(new Error('ended')) };
    const outcome = await insertAt('a.js', 'f(|)\n', { documents: ending });
    assert(outcome.kind === 'stopped' && outcome.reason.kind === 'interrupted');
  });
});

describe('a name for a secret that exists', () => {
  for (const [path, field, name] of [
    ['shop/stripe-key', 'value', 'STRIPE_KEY'], ['shop/key', 'value', 'SHOP_KEY'], ['key', 'value', 'KEY'],
    ['team/database', 'password', 'DATABASE_PASSWORD'], ['团队/密钥', 'value', 'SECRET'], ['a/keyward', 'value', 'APP_KEYWARD'],
  ] as const) {
    it(`${path}#${field} is ${name}`, () => { assert.equal(proposeNameOf({ path, field }), name); });
  }
});
