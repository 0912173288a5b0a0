import assert from 'node:assert/strict';
import { CliUser } from './cli-user';
import type { CommandRun } from './cli-user';

/** Wrapped text is compared as one line. */
const said = ({ stdout, stderr }: CommandRun): string => `${stdout}${stderr}`.replace(/\s+/g, ' ');

describe('where there is no vault yet', () => {
  for (const args of [['secret', 'list'], ['secret', 'get', 'a'], ['secret', 'delete', 'a'], ['unlock'], ['lock']] as const) {
    it(`"keyward ${args.join(' ')}" says so and how one is made`, async () => {
      const user = new CliUser();
      const run = await user.run(args);
      assert.equal(run.code, 2);
      assert.match(said(run), /no vault yet.*keyward secret init/);
      assert.match(said(await user.run(['status'])), /no vault yet/);
    });
  }
});

describe('secrets that are there, deleted or not', () => {
  let user: CliUser;
  before(async () => {
    user = await CliUser.withVault();
    for (const name of ['shop/kept', 'shop/gone']) await user.runWithPassword(['secret', 'set', name], {}, 'x');
    await user.runWithPassword(['secret', 'delete', 'shop/gone']);
  });

  it('are listed apart', async () => {
    const plain = await user.runWithPassword(['secret', 'list']);
    assert.doesNotMatch(plain.stdout, /gone/);
    assert.match(plain.stdout, /shop\/kept[^]*1 deleted \(--deleted shows them\)/);
    assert.match((await user.runWithPassword(['secret', 'list', '--deleted'])).stdout, /shop\/gone +deleted/);
  });

  it('are said to be deleted, and how they come back, in place of a value', async () => {
    const gone = await user.runWithPassword(['secret', 'get', 'shop/gone']);
    assert.deepEqual([gone.code, gone.stdout], [2, '']);
    assert.match(said(gone), /shop\/gone#value is deleted\. → "keyward secret undelete shop\/gone" brings it back/);
    const json = await user.runWithPassword(['secret', 'get', 'shop/gone', '--json']);
    assert.equal(json.code, 2);
    assert.match(json.stdout, /"versions"/);
    const kept = await user.runWithPassword(['secret', 'get', 'shop/kept']);
    assert.match(kept.stdout, /created +\d{4}-\d\d-\d\d \d\d:\d\d\n/);
  });

  it('are looked for in the store that the folder uses, where a rotation does not find them', async () => {
    user.write('keyward.env', 'KEY=keyward://team/proj/signing-key#value\n');
    assert.match(said(await user.runWithPassword(['rotate', 'proj/signing-key'])), /in "team": "keyward rotate keyward:\/\/team\/proj\/signing-key#value"/);
    assert.doesNotMatch(said(await user.runWithPassword(['rotate', 'proj/other'])), /keyward\.env has/);
  });

  it('are said not to begin with a prefix', async () => {
    assert.match((await user.runWithPassword(['secret', 'list', 'zzz'])).stdout, /No secret in "local" has a name that begins with "zzz"/);
  });

  it('get advice that this program can follow', async () => {
    assert.match(said(await user.runWithPassword(['secret', 'init'])), /exists already.*keyward status/);
    assert.match(said(await user.runWithPassword(['secret', 'set', 'shop/kept', '--new'], {}, 'y')), /leave out --new/);
    assert.match(said(await user.runWithPassword(['secret', 'undelete', 'shop/kept'])), /nothing to bring back/);
  });

  it('take no empty value', async () => {
    const run = await user.runWithPassword(['secret', 'set', 'shop/kept'], {}, '');
    assert.match(said(run), /gives an empty value/);
    assert.doesNotMatch(said(run), /first line/);
  });
});

describe('allow', () => {
  it('says that only a person at a terminal can agree', async () => {
    const user = new CliUser();
    user.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    const run = await user.run(['allow']);
    assert.equal(run.code, 2);
    assert.match(said(run), /Only a person can approve.*in a terminal/);
  });
});

describe('scan', () => {
  it('says that a file whose line is to be explained is not there', async () => {
    const run = await new CliUser().run(['scan', '--explain', 'nofile.js:1']);
    assert.equal(run.code, 2);
    assert.match(said(run), /There is no file \S*nofile\.js\./);
  });
});

describe('a wrong command line', () => {
  const cases: readonly (readonly [args: readonly string[], answer: RegExp])[] = [
    [['help', 'sacn'], /error: unknown command 'sacn' \(Did you mean scan\?\)/],
    [['help', 'secret', 'lsit'], /unknown command 'lsit' \(Did you mean list\?\)/],
    [['list'], /unknown command 'list' → .*"keyward secret list".* is meant, perhaps\./],
    [['audit', 'show', '--event', 'NOPE'], /Allowed are SECRET_READ, SECRET_WRITE/],
    [['secret', 'get', 'a//b'], /error: "a\/\/b" is no <secret>\. → A secret is named like/],
  ];
  for (const [args, answer] of cases) {
    it(`"keyward ${args.join(' ')}" is refused, with what is right`, async () => {
      const run = await new CliUser().run(args);
      assert.equal(run.code, 2);
      assert.match(said(run), answer);
    });
  }

  for (const args of [['secret', 'set', 'shop/x'], ['secret', 'new', 'shop/x'], ['rotate', 'shop/x']]) {
    it(`"keyward ${args.join(' ')}" with a value is refused, and the value is not said once more`, async () => {
      const value = ['typed', 'openly'].join('-');
      const run = await new CliUser().run([...args, value]);
      assert.equal(run.code, 2);
      assert.match(said(run), /a value never goes on the command line\. Nothing was stored\..*in your shell's history.*--value-stdin/);
      assert(!said(run).includes(value));
    });
  }

  it('is no right one with "help" before it', async () => {
    const run = await new CliUser().run(['help', 'secret', 'list']);
    assert.equal(run.code, 0);
    assert.match(run.stdout, /Usage: keyward secret list/);
  });

  it('names the folder that "run" was given and that does not exist', async () => {
    const run = await new CliUser().run(['run', '-C', '/nonexist', '--', 'true']);
    assert.equal(run.code, 125);
    assert.match(said(run), /There is no folder \S*nonexist\./);
  });
});
