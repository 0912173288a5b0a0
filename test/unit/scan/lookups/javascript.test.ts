import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { outcome, plan, type PlanOptions } from './marked-text';

/** language, source, what it becomes */
type Case = readonly [LanguageId, string, string, PlanOptions?];

const cases: readonly Case[] = [
  ['javascript', `const key = '«abc»';`, `const key = process.env.API_KEY;`],
  ['javascript', `const key = "«abc»"`, `const key = process.env.API_KEY`],
  ['javascript', 'const key = `«abc»`;', 'const key = process.env.API_KEY;'],
  ['javascript', `send('Bearer «abc»');`, 'send(`Bearer ${process.env.API_KEY}`);'],
  ['javascript', `send('\`$\{x}\\' «abc» tail');`, 'send(`\\`\\${x}\\\' ${process.env.API_KEY} tail`);'],
  ['javascript', 'send(`Bearer «abc» ${user}`);', 'send(`Bearer ${process.env.API_KEY} ${user}`);'],
  ['javascript', 'send(`${f({ key: "«abc»" })}`);', 'send(`${f({ key: process.env.API_KEY })}`);'],
  ['javascript', `f({ '«abc»': 1 })`, `f({ [process.env.API_KEY]: 1 })`],
  ['javascript', `return'«abc»'`, `return process.env.API_KEY`],
  ['javascript', `const a = /'/.test(b) ? '«abc»' : "'";`, `const a = /'/.test(b) ? process.env.API_KEY : "'";`],
  ['javascript', `const key = '«abc' +\n  'def»';`, `const key = process.env.API_KEY;`],
  ['javascript', `import x from '«abc»';`, 'store-only: position-needs-constant'],
  ['javascript', 'const q = sql`«abc»`;', 'store-only: position-needs-constant'],
  ['javascript', 'const q = String.raw`a\\n«abc»`;', 'const q = String.raw`a\\n${process.env.API_KEY}`;'],
  ['javascript', `// key = '«abc»'`, 'store-only: inside-comment'],
  ['javascript', `const el = <a title="«abc»">Don't</a>;`, `const el = <a title={process.env.API_KEY}>Don't</a>;`],
  ['javascript', `const el = <a title="x «abc»">{'y'}</a>;`, 'const el = <a title={`x ${process.env.API_KEY}`}>{\'y\'}</a>;'],
  ['javascript', `const el = <a>Don't «abc»</a>; const b = 'x';`, `const el = <a>Don't {process.env.API_KEY}</a>; const b = 'x';`],
  ['javascript', `const url = 'postgres://u:«abc»@db/x';`, 'const url = `postgres://u:${process.env.API_KEY}@db/x`;'],
  ['javascript', `\ufeff'use strict';\r\nconst key = '«abc»'; // note\r\n`, `\ufeff'use strict';\r\nconst key = process.env.API_KEY; // note\r\n`],
  ['javascript', `const key = '«abc»';\n`, [
    `const key = requireEnv('API_KEY');`, '', 'function requireEnv(name) {', '  const value = process.env[name];',
    '  if (value === undefined) throw new Error(`${name} is not set`);', '  return value;', '}', '',
  ].join('\n'), { style: 'strict' }],
  ['javascript', `import { requireEnv } from './env';\nconst key = '«abc»';\n`, `import { requireEnv } from './env';\nconst key = requireEnv('API_KEY');\n`, { style: 'strict' }],
  ['typescript', `const key: string = '«abc»';`, `const key: string = process.env['API_KEY'] ?? '';`],
  ['typescript', `const key = '«abc»'.trim();`, `const key = (process.env['API_KEY'] ?? '').trim();`],
  ['typescript', `const key = x || "«abc»";`, `const key = x || (process.env["API_KEY"] ?? "");`],
  ['typescript', `f(process.env.A, '«abc»')`, `f(process.env.A, process.env.API_KEY ?? '')`],
  ['typescript', 'const h = { a: `Bearer «abc»` };', 'const h = { a: `Bearer ${process.env[\'API_KEY\'] ?? \'\'}` };'],
  ['typescript', `type Key = '«abc»';`, 'store-only: position-needs-constant'],
  ['typescript', `interface A { key: '«abc»' }`, 'store-only: position-needs-constant'],
  ['typescript', `enum A { Key = '«abc»' }`, 'store-only: position-needs-constant'],
  ['typescript', `const key = '«abc»' as const;`, 'store-only: position-needs-constant'],
  ['typescript', `const key: 'abc' = '«abc»';`, 'store-only: position-needs-constant'],
  ['typescript', `const a = { key: '«abc»' } as const;`, `const a = { key: process.env['API_KEY'] ?? '' } as const;`],
  ['typescript', `class A { static readonly key = '«abc»' }`, `class A { static readonly key = process.env['API_KEY'] ?? '' }`],
  ['typescript', `function f(key: string = '«abc»') {}`, `function f(key: string = process.env['API_KEY'] ?? '') {}`],
  ['typescriptreact', `const f = <T,>(x: T) => x; const el = <A k="«abc»" />;`, `const f = <T,>(x: T) => x; const el = <A k={process.env["API_KEY"] ?? ""} />;`],
  ['javascript', `const key = '«abc»';`, 'refused: bundled-for-browsers', { name: 'VITE_API_KEY' }],
  ['javascript', `const key = '«abc»';`, 'refused: bundled-for-browsers', { path: 'public/app.js' }],
  ['javascript', `'use client'\nconst key = '«abc»';`, 'refused: bundled-for-browsers'],
  ['javascript', `const base = import.meta.env.BASE; const key = '«abc»';`, 'refused: bundled-for-browsers'],
  ['javascript', `const key = '«abc»';`, 'refused: invalid-name', { name: 'API-KEY' }],
  ['javascript', `const key = «abc»;`, 'store-only: not-a-literal'],
  ['javascript', `const key = '\\u00«41»';`, 'store-only: not-a-literal'],
];

describe('lookups in JavaScript and TypeScript', () => {
  for (const [languageId, source, expected, options] of cases) {
    it(`${languageId}: ${source.split('\n')[0] ?? ''} ${JSON.stringify(options ?? {})}`, () => {
      assert.equal(outcome(languageId, source, options), expected);
    });
  }

  it('stores what the program used', () => {
    assert.equal(plan('javascript', `const key = '«a\\x41\\u{1F600}\\'»';`).value, `aA😀'`);
    assert.equal(plan('javascript', 'const pem = `«-----BEGIN-----\r\nx»\r\n`;').value, '-----BEGIN-----\nx\n');
    assert.equal(plan('javascript', `const key = '«abc' /* c */ +\n  "d\\n»";`).value, 'abcd\n');
  });

  it('puts the helper below the imports, once', () => {
    const { after } = plan('typescript', `import a from 'a';\nimport {\n  b,\n} from 'b'; // b\n\nconst key = '«abc»';\n`, { style: 'strict' });
    assert.match(after, /from 'b'; \/\/ b\n\nfunction requireEnv\(name: string\): string \{\n/);
    assert.equal(after.match(/function requireEnv/g)?.length, 1);
  });
});
