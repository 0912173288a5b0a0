import assert from 'node:assert/strict';
import { uriOf } from '../../../cli/src/files/file-documents';
import type { Command } from '../../../client/src/commands/command';
import { insertLookupCommand } from '../../../client/src/commands/insert-lookup';
import { moveCommands } from '../../../client/src/commands/move-to-vault';
import type { TextPositions } from '../../../client/src/language/plan-reply';
import type { Choice } from '../../../client/src/prompts/dialogs';
import { OneAtATime } from '../../../client/src/prompts/one-at-a-time';
import type { PickQuestion, StepAnswer, StepBoxes, TextQuestion } from '../../../client/src/prompts/steps/step-boxes';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import { ok } from '../../../shared/src/core/result';
import type { FindingPlace, InsertionPlanner } from '../../../shared/src/flows/ports';
import { planInsertion } from '../../../shared/src/scan/lookups/insert-lookup';
import { valueOf } from '../../support/local-vault';
import { stripeKey } from '../flows/flow-world';
import { StoresWorld } from '../flows/stores-world';
import { RecordedDialogs, RecordedLog, t, patience } from './support/recorded-dialogs';

const KEY = stripeKey('one');

/** Boxes that answer as the test says; what they were asked is kept. */
class ScriptedBoxes implements Pick<StepBoxes, 'text' | 'pick'> {
  readonly asked: string[] = [];
  /** `back` and `left` are the keys. */
  answers: string[] = [];

  text({ initial, problem }: TextQuestion): Promise<StepAnswer<string>> {
    this.asked.push(`text ${initial ?? ''}`);
    const answer = this.answers.shift() ?? initial ?? '';
    if (answer === 'back' || answer === 'left') return Promise.resolve({ kind: answer });
    assert.equal(problem?.(answer), undefined, answer);
    return Promise.resolve({ kind: 'answer', value: answer });
  }

  pick<T>({ choices, isChosen }: PickQuestion<T>): Promise<StepAnswer<T>> {
    this.asked.push(`pick ${choices.map(({ label }) => label).join(' ')} (${choices.find(({ value }) => isChosen?.(value))?.label ?? ''})`);
    const answer = this.answers.shift();
    if (answer === 'back' || answer === 'left') return Promise.resolve({ kind: answer });
    const chosen: Choice<T> | undefined = choices.find(({ label }) => label === answer) ?? choices.find(({ value }) => isChosen?.(value));
    assert(chosen !== undefined);
    return Promise.resolve({ kind: 'answer', value: chosen.value });
  }
}

describe('the commands of a finding', () => {
  let world: StoresWorld;
  let dialogs: RecordedDialogs;
  let boxes: ScriptedBoxes;
  let log: RecordedLog;
  beforeEach(() => {
    world = new StoresWorld();
    dialogs = new RecordedDialogs();
    boxes = new ScriptedBoxes();
    log = new RecordedLog();
  });

  /** A position is an offset on one endless line: this is about commands, not about positions. */
  const positions = (): TextPositions => ({
    version: 1, offsetAt: ({ character }) => character, positionAt: (offset) => ({ line: 0, character: offset }),
  });

  function argumentOf({ uri, version, span, ruleId, fingerprint }: FindingPlace): MoveToVaultArgument {
    return { uri, version, ruleId, fingerprint, range: { start: positions().positionAt(span.start), end: positions().positionAt(span.end) } };
  }

  async function run(id: string, name = 'a.js'): Promise<void> {
    const move = await world.ports();
    const [place] = await world.places(name, move.documents);
    const commands = moveCommands({
      move, positions, boxes, dialogs, log, t, known: world.known, service: await world.service(),
      findingAtCursor: () => (place === undefined ? undefined : argumentOf(place)),
      style: () => 'plain', defaultStore: () => Promise.resolve('spare'), oneAtATime: (work) => new OneAtATime().run(work),
      busy: (_title, work) => work(), changed: () => {}, showSecrets: () => {},
    });
    assert.equal(await find(commands, id).run([undefined]), 'ran');
  }

  function find(commands: readonly Command[], id: string): Command {
    const command = commands.find((each) => each.id === id);
    assert(command !== undefined);
    assert.equal(command.trust, 'needed');
    return command;
  }

  async function storesWith(path: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const store of [world.local, world.team, world.spare]) {
      const { entries } = valueOf(await store.browse('', 'all'));
      if (entries.some((entry) => entry.path === path)) found.push(store.name);
    }
    return found;
  }

  it('move asks nothing and takes the default store', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await run('keyward.moveToVault');
    assert.deepEqual(boxes.asked, []);
    assert.deepEqual(await storesWith('leaky-shop/stripe-key'), ['spare']);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY;\n');
    assert.deepEqual(log.events.map(({ fields }) => fields), [{ outcome: 'moved', reason: 'none' }]);
  });

  it('choose fills in what a move would take, and takes what the person says', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    boxes.answers = ['PAYMENT', 'team'];
    await run('keyward.moveToVaultChoose');
    assert.deepEqual(boxes.asked, ['text STRIPE_KEY', 'pick local team spare (spare)']);
    assert.deepEqual(await storesWith('leaky-shop/payment'), ['team']);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.PAYMENT;\n');
  });

  it('choose goes back with the answers kept, and moves nothing when the person leaves', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    boxes.answers = ['PAYMENT', 'back', 'PAYMENT', 'left'];
    await run('keyward.moveToVaultChoose');
    assert.deepEqual(boxes.asked.slice(2), ['text PAYMENT', 'pick local team spare (spare)']);
    assert.equal(world.read('a.js'), source);
    assert.deepEqual([dialogs.notices, log.events], [[], []]);
  });

  it('choose asks no name of a .env line, and nothing where nothing can be moved', async () => {
    world.write('.env', `STRIPE_KEY=${KEY}\n`);
    boxes.answers = ['local'];
    await run('keyward.moveToVaultChoose', '.env');
    assert.deepEqual(boxes.asked, ['pick local team spare (spare)']);
    world.write('keyward.env', 'no line\n');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    boxes.asked.length = 0;
    await run('keyward.moveToVaultChoose');
    assert.deepEqual(boxes.asked, []);
    assert.match(dialogs.notices.at(-1)?.text ?? '', /keyward\.env line 1/);
  });

  it('use existing lets the person pick one of the secrets that were given this value, and compares it', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await run('keyward.moveToVault');
    world.write('keyward.env', '');
    world.write('b.js', `const other = '${KEY}';\n`);
    dialogs.picks = ['leaky-shop/stripe-key'];
    await run('keyward.useExistingSecret', 'b.js');
    assert.deepEqual(dialogs.offered, [['leaky-shop/stripe-key']]);
    assert.match(world.read('keyward.env'), /=keyward:\/\/spare\/leaky-shop\/stripe-key#value$/m);
    assert(!world.read('b.js').includes(KEY));
  });

  it('use existing changes nothing when the secret holds another value by now, or nothing is picked', async () => {
    const source = `const stripeKey = '${KEY}';\n`;
    world.write('a.js', source);
    const [place] = await world.places('a.js');
    const elsewhere = { store: 'team', path: 'shop/rotated', field: 'value' };
    await world.storeIn('team', 'shop/rotated', stripeKey('newer'));
    await world.known.remember(place?.fingerprint ?? '', elsewhere);
    await run('keyward.useExistingSecret');
    assert.equal(dialogs.notices.length, 0);
    dialogs.picks = ['shop/rotated'];
    await run('keyward.useExistingSecret');
    assert.match(dialogs.notices[0]?.text ?? '', /shop\/rotated holds another value/);
    assert.equal(world.read('a.js'), source);
  });

  it('use existing says so when no store of this machine was given the value', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const [place] = await world.places('a.js');
    await world.known.remember(place?.fingerprint ?? '', { store: 'gone', path: 'shop/key', field: 'value' });
    await run('keyward.useExistingSecret');
    assert.match(dialogs.notices[0]?.text ?? '', /No store of this machine/);
    assert.deepEqual(dialogs.offered, []);
  });

  describe('and of a secret', () => {
    const REF = { store: 'team', path: 'shop/stripe-key', field: 'value' };

    async function insert(argument: unknown, cursor: string | undefined): Promise<void> {
      const ports = await world.ports();
      const planner: InsertionPlanner = {
        planInsertion: async ({ uri, offset }, name, style) => {
          const document = await ports.documents.open(uri);
          return document === undefined ? { kind: 'stale' } : { kind: 'planned', plan: planInsertion({ text: document.text, languageId: document.languageId, offset, name, style }) };
        },
      };
      const uri = uriOf(world.file('a.js'));
      const document = await ports.documents.open(uri);
      const command = insertLookupCommand({
        dialogs, t, log, patience, turns: new OneAtATime(), service: await world.service(), openStore: () => Promise.resolve(ok()),
        cursor: () => (cursor === undefined ? undefined : { uri, version: document?.version ?? 0, offset: document?.text.indexOf(cursor) ?? 0 }),
        style: () => 'plain', insert: { ...ports, planner },
      });
      assert.equal(await command.run([argument]), 'ran');
    }

    it('insert reads it at the cursor by the name that the person gives', async () => {
      world.write('a.js', 'call()\n');
      dialogs.texts = ['MY_KEY'];
      await insert({ kind: 'field', ref: { ...REF, version: 3 } }, ')');
      assert.equal(world.read('a.js'), 'call(process.env.MY_KEY)\n');
      assert.match(world.read('keyward.env'), /^MY_KEY=keyward:\/\/team\/shop\/stripe-key#value$/m);
      assert.deepEqual(world.team.calls.filter((call) => call.startsWith('read')), []);
      assert.deepEqual(log.events.map(({ name, fields }) => [name, fields]), [['insert.finished', { outcome: 'inserted' }]]);
    });

    it('insert changes nothing without a cursor or after Escape', async () => {
      world.write('a.js', 'call()\n');
      await insert({ kind: 'field', ref: REF }, undefined);
      assert.match(dialogs.notices[0]?.text ?? '', /put the cursor/);
      await insert({ kind: 'field', ref: REF }, ')');
      assert.equal(world.read('a.js'), 'call()\n');
      assert.throws(() => world.read('keyward.env'));
    });
  });
});
