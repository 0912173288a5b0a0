import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileDocuments, uriOf } from '../../../../cli/src/files/file-documents';
import { FileSideFiles } from '../../../../cli/src/files/file-side-files';
import { pathShower } from '../../../../cli/src/scan/scanner-settings';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { MoveOutcome } from '../../../../shared/src/flows/move-outcome';
import type { MoveRecorder } from '../../../../shared/src/flows/ports';
import type { UndoFile } from '../../../../shared/src/flows/undo/undo-book';
import { UndoBook } from '../../../../shared/src/flows/undo/undo-book';
import type { UndoOutcome, UndoPorts } from '../../../../shared/src/flows/undo/undo-move';
import { undoNotice } from '../../../../shared/src/flows/undo/undo-notice';
import { pendingRuns, undoRun } from '../../../../shared/src/flows/undo/undo-run';
import { removeSideFile } from '../../../../shared/src/host/files/side-file';
import { queryAuditLog } from '../../../../shared/src/secrets/audit/query';
import { ValueSealedCode } from '../../../../shared/src/secrets/value-sealed-code';
import { valueOf } from '../../../support/local-vault';
import { FlowWorld, stripeKey } from '../flow-world';

const KEY = stripeKey('one');
const OTHER = stripeKey('other');
const USER_KEY = Buffer.alloc(32, 7);

describe('undoing moves', () => {
  let world: FlowWorld;
  let book: UndoBook;
  let bookFile: string;
  let recorder: MoveRecorder;

  beforeEach(async () => {
    world = await FlowWorld.withVault();
    bookFile = path.join(world.home, 'undo.json');
    book = bookOver(fileAt(() => bookFile));
    recorder = book.startRun();
  });

  const bytesOf = (name: string): Buffer => readFileSync(world.file(name));
  const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const sources: Readonly<Record<string, string | Buffer>> = {
    'a.js': `// ☃\n\nconst apiKey = '${KEY}'; // note\nexport { apiKey };\n`,
    'windows.ts': Buffer.from(`\ufeffconst stripeKey: string = "${KEY}";\r\nconst header = \`Bearer ${OTHER}\`;\r\n`),
    'no-end.py': `"""Doc."""\nSTRIPE_KEY = '${KEY}'`,
    'wide.py': utf16(`STRIPE_KEY = "${KEY}"\r\n`),
    'latin.rb': Buffer.from(`# caf\xe9\nSTRIPE_KEY = "${KEY}"\n`, 'latin1'),
    'main.go': `package main\n\nimport "fmt"\n\nconst (\n\tretries   = 3\n\tstripeKey = "${KEY}" // mine\n)\n\nfunc main() { fmt.Println(retries, stripeKey) }\n`,
    'Pay.java': `class Pay {\n\tstatic final String STRIPE_KEY = "${KEY.slice(0, 8)}\\u0061${KEY.slice(9)}";\n}\n`,
    'pay.php': `<?php\nconst STRIPE_KEY = '${KEY}';\necho STRIPE_KEY;\n`,
    'pay.sh': `#!/bin/sh\nexport STRIPE_KEY=${KEY} OTHER='${OTHER}'\n`,
    '.env': `# local\nSTRIPE_KEY="${KEY}" # mine\nexport OTHER_STRIPE_KEY='${OTHER}'\nX=1\n`,
    'docker-compose.yml': `services:\n  shop:\n    environment:\n      STRIPE_KEY: >-\n        ${KEY}\n      OTHER: 'Bearer ${OTHER}'\n`,
    'config.json': `{ "stripeKey": "${KEY}" }\n`,
  };

  for (const [name, source] of Object.entries(sources)) {
    it(`restores every byte of ${name} and of the files beside it`, async () => {
      world.write(name, source);
      world.write('.gitignore', 'node_modules');
      const before = snapshot();
      for (let moves = 0; moves < 2 && (moves === 0 || (await world.places(name)).length > 0); moves += 1) {
        const outcome = await move(name);
        assert(outcome.kind === 'moved' || outcome.kind === 'stored-only', outcome.kind);
        if (outcome.kind === 'stored-only') break;
        assert.notDeepEqual(snapshot(), before);
      }
      const { totals, outcomes } = await undo();
      assert.equal(totals.kept, 0, JSON.stringify(outcomes));
      // The values stand in `.env` again, so git is kept from it.
      if (name === '.env') world.write('.gitignore', 'node_modules');
      assert.deepEqual(snapshot(), before);
      assert.equal((await pending()), undefined);
      assert.deepEqual((await world.names()).length > 0, true, 'the secrets stay');
    });
  }

  it('keeps neither a value nor a copy of the code, and lets nobody else read the file', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\nconst second = "\\x73${OTHER.slice(1)}";\n`);
    await move('a.js');
    const text = readFileSync(bookFile, 'utf8');
    for (const form of [KEY, Buffer.from(KEY).toString('base64').slice(0, -4), Buffer.from(KEY).toString('hex'), KEY.slice(8), 'const apiKey']) {
      assert(!text.includes(form));
    }
    assert.deepEqual(readdirSync(world.project).sort(), ['.env.example', '.git', 'a.js', 'keyward.env'], 'no backup of the original');
  });

  it('writes each value out only after policy, question and log, as an export', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    await move('a.js');
    const moved = bytesOf('a.js');
    const { totals, outcomes } = await undo({ purpose: { kind: 'export', confirm: () => Promise.resolve(false) } });
    assert.deepEqual([totals.undone, totals.stopped], [0, true]);
    assert.deepEqual(outcomes.map((outcome) => outcome.kind === 'failed' && outcome.error.kind), ['cancelled']);
    assert.deepEqual(bytesOf('a.js'), moved);
    await undo();
    const entries = valueOf(await queryAuditLog(path.join(world.home, 'audit'), { eventTypes: ['SECRET_EXPORT'] }));
    assert.deepEqual(entries.map(({ phase, result }) => `${phase} ${result}`), ['intent pending', 'outcome cancelled', 'intent pending', 'outcome success']);
  });

  it('merges where the file was changed elsewhere, and only there', async () => {
    world.write('a.js', `const one = 1;\nconst apiKey = '${KEY}';\nconst two = 2;\n`);
    await move('a.js');
    world.write('a.js', `// a heading\n${world.read('a.js')}const three = 3;\n`);
    const { outcomes } = await undo();
    assert.deepEqual(outcomes.map((outcome) => outcome.kind === 'undone' && outcome.code), ['merged']);
    assert.equal(world.read('a.js'), `// a heading\nconst one = 1;\nconst apiKey = '${KEY}';\nconst two = 2;\nconst three = 3;\n`);
  });

  it('leaves code whose lookup was changed, and the name that it reads', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    await move('a.js');
    world.write('a.js', world.read('a.js').replace(';', '.trim();'));
    const before = snapshot();
    const { outcomes, messages } = await undo();
    assert.deepEqual(outcomes, [{ kind: 'kept', reason: { kind: 'code-changed' } }]);
    assert.match(messages.join(), /changed since/);
    assert.deepEqual(snapshot(), before);
  });

  it('leaves code whose file is gone, whose secret is gone, and whose secret has another value', async () => {
    for (const name of ['gone.js', 'deleted.js', 'rotated.js']) world.write(name, `const ${name.replace('.js', 'Key')} = '${stripeKey(name)}';\n`);
    const refs = new Map<string, string>();
    for (const name of ['gone.js', 'deleted.js', 'rotated.js']) {
      const outcome = await move(name);
      if (outcome.kind === 'moved') refs.set(name, outcome.secret.ref.path);
    }
    rmSync(world.file('gone.js'));
    const service = await world.service();
    valueOf(await service.delete({ store: 'local', path: refs.get('deleted.js') ?? '', field: 'value' }));
    await world.put(refs.get('rotated.js') ?? '', OTHER);
    const code = [bytesOf('deleted.js'), bytesOf('rotated.js')];
    const { outcomes, totals } = await undo();
    assert.deepEqual(outcomes.map((outcome) => outcome.kind === 'kept' && outcome.reason.kind), ['other-value', 'secret-gone', 'file-gone']);
    assert.deepEqual([bytesOf('deleted.js'), bytesOf('rotated.js')], code);
    assert.deepEqual(totals, { undone: 0, kept: 3, stopped: false });
    assert.equal((await pending())?.moves.length, 3, 'it can be tried again');
  });

  it('keeps a name that other code still reads', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    world.write('b.js', `const apiKey = '${KEY}';\n`);
    await move('a.js');
    await move('b.js');
    world.write('b.js', 'changed(process.env.API_KEY);\n');
    const manifest = world.read('keyward.env');
    const { outcomes } = await undo();
    assert.deepEqual(outcomes.map(({ kind }) => kind), ['kept', 'undone']);
    assert.equal(world.read('a.js'), `const apiKey = '${KEY}';\n`);
    assert.equal(world.read('keyward.env'), manifest);
  });

  it('takes its own lines out of files that others changed', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    await move('a.js');
    world.write('keyward.env', `${world.read('keyward.env')}# mine\n`);
    world.write('.env.example', `FIRST=\n${world.read('.env.example')}`);
    await undo();
    assert.match(world.read('keyward.env'), /^# [^=]*\n# mine\n$/);
    assert.match(world.read('.env.example'), /^FIRST=\n# [^\n]+\n$/);
  });

  it('lets the rest of an approved manifest stay approved', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\n`);
    await move('a.js');
    recorder = book.startRun();
    world.write('b.js', `const secondKey = '${OTHER}';\n`);
    await move('b.js');
    await undo();
    assert.equal(world.read('b.js'), `const secondKey = '${OTHER}';\n`);
    assert.match(world.read('a.js'), /process\.env/, 'only the latest run is taken back');
    world.write('c.json', `{ "stripeKey": "${KEY}" }\n`);
    assert.equal((await move('c.json')).kind, 'stored-only', 'a manifest that waits for approval would refuse this');
  });

  it('knows the earlier runs too, the latest first, and none that is undone', async () => {
    for (const [name, key] of [['a.js', KEY], ['b.js', OTHER], ['c.js', stripeKey('third')]] as const) {
      recorder = book.startRun();
      world.write(name, `const ${name.charAt(0)}Key = '${key}';\n`);
      await move(name);
    }
    const files = async () => (await allPending()).map(({ moves }) => moves.map((one) => path.basename(one.move.edit?.file ?? '')));
    assert.deepEqual(await files(), [['c.js'], ['b.js'], ['a.js']]);
    await undo();
    assert.deepEqual(await files(), [['b.js'], ['a.js']]);
    assert.deepEqual(pendingRuns([], () => true), []);
  });

  describe('after a crash', () => {
    it('has nothing to do for an edit that was written down and not made', async () => {
      world.write('a.js', `const apiKey = '${KEY}';\n`);
      const before = snapshot();
      const documents = new FileDocuments({ randomBytes, pathOf: pathShower(world.project) });
      documents.apply = () => Promise.reject(new Error('power cut'));
      assert.equal((await world.move('a.js', {}, { recorder, documents })).kind, 'kept');
      const { outcomes } = await undo();
      assert.deepEqual(outcomes.map((outcome) => outcome.kind === 'undone' && outcome.code), ['was-restored']);
      assert.deepEqual(snapshot(), before);
    });

    it('goes on where it was', async () => {
      world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
      const before = snapshot();
      await move('a.js');
      await move('a.js');
      await assert.rejects(undo({}, () => { throw new Error('power cut'); }), /power cut/);
      assert.notDeepEqual(snapshot(), before);
      const { outcomes } = await undo();
      assert.deepEqual(outcomes.map((outcome) => outcome.kind === 'undone' && outcome.code), ['was-restored', 'restored']);
      assert.deepEqual(snapshot(), before);
    });

    it('tells of a damaged record once', async () => {
      world.write('a.js', `const apiKey = '${KEY}';\n`);
      await move('a.js');
      writeFileSync(bookFile, readFileSync(bookFile, 'utf8').slice(0, -20));
      assert.deepEqual(await book.runs(), { ok: false, error: { kind: 'undo-record-damaged', file: bookFile, keptCopy: `${bookFile}.damaged` } });
      assert.equal(await pending(), undefined);
    });
  });

  it('edits nothing when the way back cannot be written down', async () => {
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    const full: UndoFile = { ...fileAt(() => bookFile), read: () => Promise.resolve({ ok: true, value: undefined }), update: () => Promise.resolve({ ok: false, error: { kind: 'disk-full', file: bookFile } }) };
    recorder = bookOver(full).startRun();
    const outcome = await move('a.js');
    assert.equal(outcome.kind, 'kept');
    assert.deepEqual(readdirSync(world.project).sort(), ['.git', 'a.js']);
    assert.equal(world.read('a.js'), `const apiKey = '${KEY}';\n`);
  });

  for (const [what, text] of [['cut off', '{"version":1,"runs":['], ['of another kind', '{"version":1,"runs":[{"id":1}]}'], ['empty', '']] as const) {
    it(`a book that is ${what} is set aside and told, before anything is changed`, async () => {
      world.write('a.js', `const apiKey = '${KEY}';\n`);
      writeFileSync(bookFile, text);
      const outcome = await move('a.js');
      assert.notEqual(outcome.kind, 'moved');
      assert.equal(world.read('a.js'), `const apiKey = '${KEY}';\n`);
      assert.equal(readFileSync(`${bookFile}.damaged`, 'utf8'), text);
      assert.equal((await move('a.js')).kind, 'moved', 'the next run has a book of its own');
      assert.equal((await undo()).totals.undone, 1);
    });
  }

  it('a book that another process sets aside at the same time is not set aside again', async () => {
    writeFileSync(bookFile, 'damaged');
    const read = await bookOver({ ...fileAt(() => bookFile), path: bookFile, setAside: () => Promise.resolve({ ok: true, value: undefined }) }).runs();
    assert.deepEqual(read, { ok: false, error: { kind: 'io', file: bookFile, code: 'EBUSY' } });
  });

  it('a book of a later version is left as it is', async () => {
    const text = '{"version":2,"runs":[]}\n';
    writeFileSync(bookFile, text);
    const read = await book.runs();
    assert.deepEqual(read, { ok: false, error: { kind: 'unsupported-version', file: bookFile, version: 2 } });
    world.write('a.js', `const apiKey = '${KEY}';\n`);
    assert.notEqual((await move('a.js')).kind, 'moved');
    assert.equal(world.read('a.js'), `const apiKey = '${KEY}';\n`);
    assert.equal(readFileSync(bookFile, 'utf8'), text);
  });

  it('the line that keeps .env out of git stays while there is something in .env', async () => {
    world.write('.env', `STRIPE_KEY="${KEY}"\n`);
    await move('.env');
    assert.match(world.read('.gitignore'), /^\.env$/m);
    const { totals, messages } = await undo();
    assert.equal(totals.undone, 1);
    assert.match(world.read('.gitignore'), /^\.env$/m);
    assert.match(messages.join(), /\.gitignore were kept/);
  });

  it('forgets the oldest runs, and those that are undone', async () => {
    let text: string | undefined;
    const many = bookOver({ ...fileAt(() => bookFile), read: () => Promise.resolve({ ok: true, value: text }), update: (change) => { text = change(text) ?? text; return Promise.resolve({ ok: true, value: undefined }); } });
    const value = SecretValue.fromText(KEY);
    const ref = { store: 'local', path: 'a', field: 'value' };
    const fill = async (count: number): Promise<void> => {
      const run = many.startRun();
      for (let move = 0; move < count; move += 1) {
        await run.start({ name: 'A', ref, manifest: '/keyward.env' }).edit({ file: '/a.js', text: KEY, edits: [], secret: { start: 0, end: 1 } }, value);
      }
    };
    await fill(3);
    await fill(2);
    assert.deepEqual(valueOf(await many.runs()).map(({ moves }) => moves.length), [3, 2]);
    const [oldest] = valueOf(await many.runs());
    for (const number of [0, 1, 2]) valueOf(await many.markUndone({ run: oldest?.id ?? '', number }));
    await fill(1);
    assert.deepEqual(valueOf(await many.runs()).map(({ moves }) => moves.length), [2, 1]);
  });

  function fileAt(file: () => string): UndoFile {
    return {
      get path() { return file(); },
      setAside: () => {
        renameSync(file(), `${file()}.damaged`);
        return Promise.resolve({ ok: true, value: `${file()}.damaged` });
      },
      read: () => Promise.resolve({ ok: true, value: existsSync(file()) ? readFileSync(file(), 'utf8') : undefined }),
      update: (change) => {
        const changed = change(existsSync(file()) ? readFileSync(file(), 'utf8') : undefined);
        if (changed !== undefined) writeFileSync(file(), changed);
        return Promise.resolve({ ok: true, value: undefined });
      },
    };
  }

  function bookOver(file: UndoFile): UndoBook {
    return new UndoBook({ file, now: () => new Date(), id: randomUUID, fingerprint: fingerprinter(USER_KEY), sealed: new ValueSealedCode({ userKey: USER_KEY, randomBytes }) });
  }

  function move(name: string): Promise<MoveOutcome> {
    return world.move(name, {}, { recorder });
  }

  async function pending() {
    return (await allPending())[0];
  }

  async function allPending() {
    return pendingRuns(valueOf(await book.runs()), (file) => file.startsWith(world.project));
  }

  async function undo(changes: Partial<UndoPorts> = {}, afterEach: () => void = () => undefined) {
    const run = await pending();
    assert(run !== undefined);
    const sideFiles = new FileSideFiles({ cwd: world.project, randomBytes });
    const { service, openStore, documents } = await world.ports();
    const outcomes: UndoOutcome[] = [];
    const messages: string[] = [];
    const totals = await undoRun({
      pending: run, runs: valueOf(await book.runs()), signal: new AbortController().signal, markUndone: (address) => book.markUndone(address),
      report: (moved, outcome) => {
        outcomes.push(outcome);
        messages.push(undoNotice(moved, outcome)?.what ?? '');
        afterEach();
      },
      ports: {
        service, openStore, documents, sideFiles, uriOf, approvals: world.approvals,
        sealed: new ValueSealedCode({ userKey: USER_KEY, randomBytes }), fingerprint: fingerprinter(USER_KEY),
        removeFile: (file, text) => Promise.resolve(removeSideFile(file, text)),
        purpose: { kind: 'export', confirm: () => Promise.resolve(true) }, ...changes,
      },
    });
    return { totals, outcomes, messages };
  }

  /** Every file of the project with its bytes and its mode. */
  function snapshot(): Readonly<Record<string, string>> {
    return Object.fromEntries(readdirSync(world.project).filter((name) => statSync(world.file(name)).isFile())
      .map((name) => [name, `${statSync(world.file(name)).mode} ${bytesOf(name).toString('latin1')}`]));
  }
});
