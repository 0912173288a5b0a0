import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEnvironmentName, refusedNameReason } from '../../../shared/src/core/environment-names';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { checkPath } from '../../../shared/src/core/reference';
import { ok } from '../../../shared/src/core/result';
import { holdsValues, ignoresEnv, withEnvIgnored } from '../../../shared/src/flows/ignore-env';
import { brokenLine, manifestFile, nearestManifest } from '../../../shared/src/flows/manifest-file';
import type { SideFiles } from '../../../shared/src/flows/ports';
import { freeName, proposeName } from '../../../shared/src/flows/propose-name';
import { secretPath } from '../../../shared/src/flows/secret-path';
import { addSideLines } from '../../../shared/src/flows/side-files';

/** The name for the value between the bars: `const key = '|value|'`. */
function nameFor(marked: string, languageId: LanguageId = 'javascript', ruleId: RuleId = 'keyward/stripe-secret-key', file?: string): string {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const source = { text: marked.replaceAll('|', ''), span: { start, end }, languageId, ruleId };
  return proposeName(file === undefined ? source : { ...source, file }).name;
}

describe('the name of a moved value', () => {
  const cases: readonly (readonly [string, LanguageId, string])[] = [
    ["const stripeApiKey = '|v|';", 'javascript', 'STRIPE_API_KEY'],
    ['  paymentToken: "|v|",', 'javascript', 'PAYMENT_TOKEN'],
    ['"payment-token": "|v|"', 'json', 'PAYMENT_TOKEN'],
    ['client = Client(api_secret="|v|")', 'python', 'STRIPE_SECRET_KEY'],
    ['DB_PASSWORD=|v|', 'dotenv', 'DB_PASSWORD'],
    ['export SHOP_TOKEN="|v|"', 'shellscript', 'SHOP_TOKEN'],
    ['paymentToken := "|v|"', 'go', 'PAYMENT_TOKEN'],
    ['private static final String PAYMENT_TOKEN = "|v|";', 'java', 'PAYMENT_TOKEN'],
    ['const paymentToken: string = "|v|";', 'typescript', 'PAYMENT_TOKEN'],
    ['var paymentToken string = "|v|"', 'go', 'PAYMENT_TOKEN'],
    ["$config['payment_token'] = '|v|';", 'php', 'PAYMENT_TOKEN'],
    ["define('PAYMENT_TOKEN', '|v|');", 'php', 'PAYMENT_TOKEN'],
    ['  payment.token: |v|', 'yaml', 'STRIPE_SECRET_KEY'],
    ['this.options.paymentToken = `|v|`;', 'javascript', 'PAYMENT_TOKEN'],
    ["headers['Authorization'] = '|v|';", 'javascript', 'STRIPE_SECRET_KEY'],
  ];
  for (const [text, languageId, expected] of cases) {
    it(`is ${expected} for ${text}`, () => assert.equal(nameFor(text, languageId), expected));
  }

  it('comes from the rule where the code says less', () => {
    assert.equal(nameFor("const key = '|v|';"), 'STRIPE_SECRET_KEY');
    assert.equal(nameFor("const stripe = '|v|';"), 'STRIPE_SECRET_KEY');
    assert.equal(nameFor("connect('|v|');"), 'STRIPE_SECRET_KEY');
  });

  it('comes from the file where neither says anything', () => {
    assert.equal(nameFor("const key = '|v|';", 'javascript', 'keyward/generic-secret', '/shop/src/mail-sender.js'), 'MAIL_SENDER_KEY');
    assert.equal(nameFor("const apiKey = '|v|';", 'javascript', 'keyward/generic-secret', '/shop/src/index.js'), 'API_KEY');
  });

  it('is fixed only where a .env line has it already', () => {
    const source = { text: 'TOKEN=v', span: { start: 6, end: 7 }, ruleId: 'keyward/generic-secret' } as const;
    assert.deepEqual(proposeName({ ...source, languageId: 'dotenv' }), { name: 'TOKEN', fixed: true });
    assert.equal(proposeName({ ...source, languageId: 'shellscript' }).fixed, false);
  });

  it('is never one that programs give a meaning of their own', () => {
    assert.equal(nameFor("const nodeOptions = '|v|';"), 'APP_NODE_OPTIONS');
    assert.equal(nameFor('PATH=|v|', 'dotenv'), 'APP_PATH');
  });

  it('is never one of Keyward\'s own, nor becomes one by its number', () => {
    assert.equal(nameFor("const keywardToken = '|v|';"), 'APP_KEYWARD_TOKEN');
    assert.equal(nameFor("const keyward = '|v|';", 'javascript', 'keyward/generic-secret'), 'APP_KEYWARD');
    assert.equal(nameFor('KEYWARD_HOME=|v|', 'dotenv'), 'APP_KEYWARD_HOME');
    for (const words of ['keyward', 'ld', 'dyld', 'bashFunc', 'git', 'npmConfig', 'nodeOptions', 'sslCert', 'keyward2', 'Keyward']) {
      const name = nameFor(`const ${words} = '|v|';`, 'javascript', 'keyward/generic-secret');
      const second = freeName(name, (other) => other === name);
      assert.deepEqual([name, second].map(refusedNameReason), [undefined, undefined], name);
    }
  });

  it('can be given to a process, whatever the text is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(300), (text, at) => {
      const start = Math.min(at, text.length);
      const { name } = proposeName({ text, span: { start, end: text.length }, languageId: 'plaintext', ruleId: 'keyward/generic-secret', file: text });
      assert(isEnvironmentName(name) && refusedNameReason(name) === undefined);
    }));
  });

  it('takes no longer on hostile text', () => {
    for (const unit of ['a ', ': ', 'a:', '["', 'a.', '=>', '\t', 'a<']) {
      const text = unit.repeat(50_000);
      assert(proposeName({ text, span: { start: text.length, end: text.length }, languageId: 'javascript', ruleId: 'keyward/x' }).name.length > 0);
    }
  });

  it('is numbered where it is taken', () => {
    assert.equal(freeName('A', (name) => name === 'A' || name === 'A_2'), 'A_3');
  });
});

describe('the path of a new secret', () => {
  it('is the folder and the name in lower case', () => {
    assert.equal(secretPath('/home/me/Leaky Shop', 'STRIPE_SECRET_KEY'), 'leaky-shop/stripe-secret-key');
  });

  it('is canonical for every folder', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (folder) => {
      assert.equal(checkPath(secretPath(`/x/${folder.replaceAll('/', '')}`, 'A_KEY')), undefined);
    }));
  });
});

describe('.gitignore', () => {
  it('gains .env once, in the file\'s own line ends', () => {
    assert.equal(withEnvIgnored(undefined), '.env\n');
    assert.equal(withEnvIgnored('node_modules'), 'node_modules\n.env\n');
    assert.equal(withEnvIgnored('dist/\r\n'), 'dist/\r\n.env\r\n');
    assert.equal(withEnvIgnored('dist/\n.env\n'), undefined);
  });

  it('is read as git does: the last word counts', () => {
    for (const text of ['.env', '/.env', '.env*', '*.env', '**/.env', '.env   ', '*']) assert.equal(ignoresEnv(`a\n${text}\nb`), true, text);
    for (const text of ['', '# .env', '.env.*', 'my.env', '.env\n!.env', 'src/.env']) assert.equal(ignoresEnv(text), false, text);
    assert.equal(withEnvIgnored('.env\n!.env\n'), '.env\n!.env\n.env\n');
  });

  it('matters only where .env holds a value', () => {
    for (const text of ['A=1', 'export A=1', 'A: 1', '\nA = "x"\n']) assert.equal(holdsValues(text), true, text);
    for (const text of ['', '# A=1', 'A=', 'A=""', 'A=  # none', 'A=keyward://local/a#value']) assert.equal(holdsValues(text), false, text);
  });
});

/** Files in memory: what is written where is the whole question here. */
class MemoryFiles implements SideFiles {
  readonly texts: Map<string, string>;
  /** Another program that runs right before each write. */
  beforeWrite: (file: string) => void = () => {};

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  read(file: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(file));
  }

  write(file: string, before: string | undefined, after: string): ReturnType<SideFiles['write']> {
    this.beforeWrite(file);
    if (this.texts.get(file) !== before) return Promise.resolve(ok('stale'));
    this.texts.set(file, after);
    return Promise.resolve(ok('written'));
  }

  rootOf(): Promise<string> {
    return Promise.resolve('/repo');
  }

  untitledFolder(): Promise<string | undefined> {
    return Promise.resolve('/repo');
  }

  realFolder(folder: string): Promise<string> {
    return Promise.resolve(folder);
  }
}

const REF = { store: 'local', path: 'shop/key', field: 'value' } as const;

describe('side files', () => {
  it('are made where there are none, with a word on what they are', async () => {
    const files = new MemoryFiles({});
    const { wrote } = await addSideLines('/repo', 'KEY', REF, files);
    assert.deepEqual(wrote, ['/repo/keyward.env', '/repo/.env.example']);
    assert.match(files.texts.get('/repo/keyward.env') ?? '', /^# [^\n]+\n# [^\n]+\nKEY=keyward:\/\/local\/shop\/key#value\n$/);
  });

  it('only gain lines', async () => {
    const texts = {
      '/repo/keyward.env': '# mine\r\nA=keyward://local/a#value', '/repo/.env.example': 'A=', '/repo/.env': 'A=secret', '/repo/.gitignore': 'dist',
    };
    const files = new MemoryFiles(texts);
    assert.equal((await addSideLines('/repo', 'KEY', REF, files)).wrote.length, 3);
    for (const [file, before] of Object.entries(texts)) assert(files.texts.get(file)?.startsWith(before));
  });

  it('are left alone where they say it already', async () => {
    const texts = { '/repo/keyward.env': 'KEY=keyward://local/shop/key#value\n', '/repo/.env.example': '# KEY=your key\n', '/repo/.env': 'A=' };
    assert.deepEqual(await addSideLines('/repo', 'KEY', REF, new MemoryFiles(texts)), { wrote: [], problem: undefined });
  });

  it('need no .gitignore of their own where the root\'s ignores .env', async () => {
    const texts = { '/repo/sub/.env': 'A=secret', '/repo/.gitignore': '.env\n' };
    const { wrote } = await addSideLines('/repo/sub', 'KEY', REF, new MemoryFiles(texts));
    assert(!wrote.some((file) => file.endsWith('.gitignore')));
  });

  it('lose no line of another program that writes at the same time', async () => {
    const files = new MemoryFiles({ '/repo/keyward.env': '' });
    const others = ['A=keyward://local/a#value\n', 'B=keyward://local/b#value\n'];
    files.beforeWrite = (file) => {
      const line = file.endsWith('keyward.env') ? others.shift() : undefined;
      if (line !== undefined) files.texts.set(file, `${files.texts.get(file) ?? ''}${line}`);
    };
    assert.equal((await addSideLines('/repo', 'KEY', REF, files)).problem, undefined);
    assert.equal(
      files.texts.get('/repo/keyward.env'), 'A=keyward://local/a#value\nB=keyward://local/b#value\nKEY=keyward://local/shop/key#value\n',
    );
  });

  it('are given up after some attempts on a file that never rests', async () => {
    const files = new MemoryFiles({});
    let count = 0;
    files.beforeWrite = (file) => { files.texts.set(file, '#'.repeat(count += 1)); };
    const { wrote, problem } = await addSideLines('/repo', 'KEY', REF, files);
    assert.deepEqual(wrote, []);
    assert(problem?.kind === 'side-file' && count < 20);
  });

  it('never point a name elsewhere that another program took meanwhile', async () => {
    const files = new MemoryFiles({});
    files.beforeWrite = (file) => { files.texts.set(file, 'KEY=keyward://local/other#value\n'); };
    const { wrote, problem } = await addSideLines('/repo', 'KEY', REF, files);
    assert.deepEqual(wrote, []);
    assert.deepEqual(problem, { kind: 'name-taken', name: 'KEY', manifest: '/repo/keyward.env' });
  });

  it('that cannot be read are named, with what was written before', async () => {
    const files = new MemoryFiles({});
    const read = files.read.bind(files);
    files.read = (file) => file.endsWith('.example') ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) : read(file);
    assert.deepEqual(await addSideLines('/repo', 'KEY', REF, files), {
      wrote: ['/repo/keyward.env'],
      problem: { kind: 'side-file', file: '/repo/.env.example', error: { kind: 'io', file: '/repo/.env.example', code: 'EACCES' } },
    });
  });
});

describe('the nearest manifest', () => {
  it('is looked for upwards, and not above the root', async () => {
    const texts = { '/repo/a/keyward.env': '# a', '/keyward.env': '# outside' };
    assert.equal((await nearestManifest('/repo/a/b/c.js', new MemoryFiles(texts))).file, '/repo/a/keyward.env');
    const none = await nearestManifest('/repo/x/c.js', new MemoryFiles(texts));
    assert.deepEqual([none.file, none.text], ['/repo/keyward.env', undefined]);
  });

  it('is the root\'s for a file that lies elsewhere', async () => {
    assert.equal((await nearestManifest('/tmp/c.js', new MemoryFiles({ '/tmp/keyward.env': '' }))).folder, '/repo');
  });

  it('says which line is broken', () => {
    assert.equal(brokenLine(manifestFile('/repo', '# a\n\nA=keyward://local/a#value\nB=\n'))?.line, 4);
    assert.equal(brokenLine(manifestFile('/repo', undefined)), undefined);
  });
});
