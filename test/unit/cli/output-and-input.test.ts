import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secretArgument } from '../../../cli/src/commands/secret-argument';
import { maskedDiff } from '../../../cli/src/output/masked-diff';
import { reportMessage } from '../../../cli/src/output/report-message';
import { printTable } from '../../../cli/src/output/table';
import { fitLines, wrapText } from '../../../cli/src/output/wrap-text';
import { codingAgent } from '../../../cli/src/prompts/agent-environment';
import { readGivenSecrets } from '../../../cli/src/prompts/given-secrets';
import type { GivenSources } from '../../../cli/src/prompts/given-secrets';
import { errorOf, temporaryFolder, valueOf } from '../../support/local-vault';
import { MemoryOutput } from './test-context';

const plain = (_style: string, text: string): string => text;

describe('a masked diff', () => {
  const before = 'const a = "first-secret";\nconst b = "second-secret";\nend\n';
  const spans = (text: string, ...values: readonly string[]) => values.map((value) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length }));

  it('shows no secret, in changed lines or beside them', () => {
    const after = 'const a = process.env.A;\nconst b = "second-secret";\nend\n';
    const diff = maskedDiff(
      'a.js', { text: before, secrets: spans(before, 'first-secret', 'second-secret') },
      { text: after, secrets: spans(after, 'second-secret') }, plain,
    );
    assert.match(diff, /-const a = "••••••••";\n\+const a = process\.env\.A;\n const b = "••••••••";/);
    assert(!diff.includes('secret"'));
  });

  it('masks places that overlap, and secrets of many lines', () => {
    const text = 'key = """\nline one\nline two\n"""\n';
    const diff = maskedDiff('a.py', undefined, { text, secrets: [{ start: 9, end: 20 }, { start: 12, end: 28 }] }, plain);
    assert(!diff.includes('line'));
    assert.match(diff, /--- \/dev\/null\n\+\+\+ b\/a\.py/);
  });

  it('says nothing of line ends that it keeps', () => {
    const diff = maskedDiff('a.js', { text: 'a\r\nb\r\n', secrets: [] }, { text: 'a\r\nc\r\n', secrets: [] }, plain);
    assert.match(diff, / a\n-b\n\+c\n/);
  });

  it('is empty where nothing changes', () => {
    const side = { text: before, secrets: [] };
    assert.equal(maskedDiff('a.js', side, side, plain), '');
  });

  it('sends nothing to the terminal that the file says', () => {
    const text = 'a\u001b]52;c;x\u0007\u202eb\n';
    assert.doesNotMatch(maskedDiff('\u001b[2J.js', undefined, { text, secrets: [] }, plain), /[\u001b\u0007\u202e]/);
  });
});

describe('what is printed', () => {
  it('is wrapped at blanks', () => {
    assert.equal(wrapText('one two three four', 11, '  '), '  one two\n  three\n  four');
    assert.equal(wrapText('unbreakable', 4), 'unbreakable');
  });

  it('says what happened, what was kept and what to do next', () => {
    const output = new MemoryOutput();
    reportMessage(output, { what: 'It broke.', kept: 'All is there.', next: 'Mend it.' });
    assert.equal(output.text, 'error: It broke.\n  All is there.\n  → Mend it.\n');
  });

  it('is broken at words where the terminal is narrow, and stays as far in as it was', () => {
    assert.equal(fitLines('short\n  one two three? ', 11), 'short\n  one two\n  three? ');
    const output = new MemoryOutput({ interactive: true, colour: false, width: 20 });
    printTable(output, ['secret', 'type', 'changed'], [['shop/stripe', 'generic', '2026-01-02']]);
    assert.equal(output.text, 'shop/stripe\n  type generic,\n  changed 2026-01-02\n');
  });

  it('stands in columns, also with wide and hostile names', () => {
    const output = new MemoryOutput();
    printTable(output, ['name', 'n'], [['密码', '1'], ['a\u001b[2J', '2'], ['abcdef', '3']]);
    assert.equal(output.text, 'name        n\n密码        1\na\\u{1b}[2J  2\nabcdef      3\n');
  });
});

describe('a coding agent', () => {
  it('is known by the variables that agents set', () => {
    assert.deepEqual(codingAgent({ CLAUDECODE: '1' }), { id: 'claude-code' });
    assert.deepEqual(codingAgent({ AI_AGENT: 'Some Agent@2.1' }), { id: 'some-agent' });
    assert.deepEqual(codingAgent({ AI_AGENT: '\u001b[2J' }), { id: '2j' });
    assert.deepEqual(codingAgent({ AI_AGENT: '@@' }), { id: 'unknown-agent' });
    assert.equal(codingAgent({ CLAUDECODE: '', EDITOR: 'vi' }), undefined);
  });
});

describe('a secret on the command line', () => {
  it('is a path in the local store, with a field, or a reference', () => {
    assert.deepEqual(secretArgument('shop/stripe'), { store: undefined, path: 'shop/stripe', field: 'value' });
    assert.deepEqual(secretArgument('shop/db#password'), { store: undefined, path: 'shop/db', field: 'password' });
    assert.deepEqual(secretArgument('keyward://team/db#password?version=2'), { store: 'team', path: 'db', field: 'password', version: 2 });
  });

  for (const text of ['', 'a//b', '../a', 'a#', 'a#b#c', 'keyward://x', 'a\u0000']) {
    it(`is not ${JSON.stringify(text)}`, () => { assert.throws(() => secretArgument(text), /looks like|is named like/); });
  }
});

describe('given passwords and values', () => {
  async function read(content: string | Buffer, sources: (descriptor: number) => GivenSources): ReturnType<typeof readGivenSecrets> {
    const file = path.join(temporaryFolder(), 'given');
    writeFileSync(file, content);
    const descriptor = openSync(file, 'r');
    try {
      return await readGivenSecrets(sources(descriptor));
    } finally {
      closeSync(descriptor);
    }
  }

  it('are the first line and the rest of one input', async () => {
    const given = valueOf(await read('pass word\r\nline one\nline two\n', (fd) => ({ passwordFd: fd, valueFd: fd })));
    assert.deepEqual([given.password?.text(), given.value?.text()], ['pass word', 'line one\nline two']);
  });

  it('are the first line and nothing behind it, which the program that is started may read', async () => {
    const file = path.join(temporaryFolder(), 'given');
    writeFileSync(file, 'pass word\nfor the child\n');
    const descriptor = openSync(file, 'r');
    assert.equal(valueOf(await readGivenSecrets({ passwordFd: descriptor })).password?.text(), 'pass word');
    assert.equal(readFileSync(descriptor, 'utf8'), 'for the child\n');
    closeSync(descriptor);
  });

  it('lose one line end, unless it is to be kept', async () => {
    for (const [content, keepLineEnd, expected] of [['a\n\n', false, 'a\n'], ['a\r\n', false, 'a'], ['a\n', true, 'a\n'], ['a', false, 'a']] as const) {
      const given = valueOf(await read(content, (fd) => ({ valueFd: fd, keepLineEnd })));
      assert.equal(given.value?.text(), expected);
    }
  });

  it('keep every byte', async () => {
    const bytes = Buffer.from([0, 255, 13, 128, 10, 7]);
    assert.deepEqual(valueOf(await read(bytes, (fd) => ({ valueFd: fd }))).value?.bytes(), bytes);
  });

  it('are missed where the input has none', async () => {
    assert.equal(errorOf(await read('', (fd) => ({ passwordFd: fd }))).kind, 'empty');
    assert.equal(errorOf(await read('\n', (fd) => ({ passwordFd: fd }))).kind, 'empty');
    assert.equal(errorOf(await read('only a password', (fd) => ({ passwordFd: fd, valueFd: fd }))).kind, 'empty');
    assert.equal(errorOf(await readGivenSecrets({ valueFd: 4242 })).kind, 'unreadable');
    assert.deepEqual(valueOf(await readGivenSecrets({})), {});
  });

  it('are refused when they are no secret any more by their size', async () => {
    const value = errorOf(await read(Buffer.alloc(16 * 1024 * 1024 + 1), (fd) => ({ valueFd: fd })));
    const password = errorOf(await read(Buffer.alloc(64 * 1024 + 1), (fd) => ({ passwordFd: fd })));
    assert.deepEqual([value.kind, password.kind], ['too-large', 'too-large']);
  });
});
