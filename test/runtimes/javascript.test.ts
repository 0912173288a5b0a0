import path from 'node:path';
import { projectRoot } from '../support/requirements';
import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import type { Program, Runner } from './programs';
import { describeMatrix } from './suite';

const single = quoted('single', "'", backslashed(/['\\]/g));
const double = quoted('double', '"', backslashed(/["\\]/g));
const unicode = quoted('unicode escapes', '"', (value) => Array.from(value, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join(''));
// A carriage return in a template's source would come out as a line feed, so it is escaped.
const template = quoted('template', '`', (value) => value.replace(/[\\`]|\$(?=\{)/g, '\\$&').replace(/\r/g, '\\r'));
const raw: Form = { name: 'String.raw', escape: verbatim(/[`\r]|\$\{|\\$/), wrap: (content) => ({ inline: `String.raw\`${content}\`` }) };

const places: readonly Place[] = [
  { name: 'whole literal', template: `const key = LIT;\nshow(ID, key);\n` },
  { name: 'part of a literal', template: `show(ID, LIT);\n`, around: ['Bearer ', ''] },
  { name: 'in the middle of a URL', template: `show(ID, LIT); // note\n`, around: ["postgres://it's:`$", '@db "x"'] },
  { name: 'after a concatenation', template: `const scheme: string = '';\nshow(ID, scheme + LIT + '');\n` },
  { name: 'call argument', template: `show(ID, LIT)\n` },
  { name: 'method of the literal', template: `show(ID, LIT.toString());\n` },
  { name: 'fallback', template: `const given: string = '';\nshow(ID, given || LIT);\n` },
  { name: 'condition', template: `show(ID, 1 + 1 === 2 ? LIT : '');\n` },
  { name: 'object value', template: `const config = {\n  key: LIT, // note\n};\nshow(ID, config.key);\n` },
  { name: 'object as const', template: `const config = { key: LIT } as const;\nshow(ID, config.key);\n` },
  { name: 'property key', template: `const table: Record<string, number> = { LIT: 1 };\nshow(ID, Object.keys(table).join());\n`, forms: ['single', 'double', 'unicode escapes'] },
  { name: 'array element', template: `const [key = ''] = ['', LIT].slice(1);\nshow(ID, key);\n` },
  { name: 'default argument', template: `function f(key: string = LIT): string { return key; }\nshow(ID, f());\n` },
  { name: 'static field', template: `class Client { static readonly key: string = LIT }\nshow(ID, Client.key);\n` },
  { name: 'inside a template', template: 'show(ID, `${[LIT].join()}`);\n' },
  { name: 'after return', template: `const f = (): string => { return LIT };\nshow(ID, f());\n` },
  { name: 'below use strict and imports', template: `'use strict';\nimport { sep } from 'node:path';\n\nshow(ID, LIT + sep.slice(1));\n` },
];

const SHOW = `globalThis.show = (id, text) => process.stdout.write(id + '\\x1f=' + text + '\\x1e');`;
const FAIL = `(id, error) => process.stdout.write(id + '\\x1f!' + error.message + '\\x1e')`;

function nodeRunner(extension: string): string {
  return `${SHOW}\nconst fail = ${FAIL};\nfor (const id of JSON.parse(require('node:fs').readFileSync('ids.json', 'utf8'))) {\n  try { require('./case-' + id + '.${extension}'); } catch (error) { fail(id, error); }\n}\n`;
}

function ids(programs: readonly Program[]): string {
  return JSON.stringify(programs.map(({ id }) => id));
}

/** The same places without types, as CommonJS. */
const asJavaScript = (template: string) => template.replace(/(\w|\)): (?:string|Record<string, number>)(?= )/g, '$1').replace('static readonly', 'static').replace(' as const', '')
  .replace(/import (\{.*\}) from ('.*');/, 'const $1 = require($2);');

const javascript: Matrix = {
  title: 'JavaScript', languageId: 'javascript', fails: 'in strict style', forms: [single, double, unicode, template, raw],
  places: places.map((place) => ({ ...place, template: asJavaScript(place.template) })),
};
const node: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.js`, source])), 'ids.json': ids(programs), 'main.js': nodeRunner('js') }),
  commands: () => [[process.execPath, 'main.js']],
};
describeMatrix(javascript, { name: 'Node.js', present: () => true, howToGet: '', runner: node });

const fixedPlaces: readonly Place[] = [
  { name: 'type alias', template: `type Key = LIT;\nexport const key: Key | undefined = undefined;\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
  { name: 'enum member', template: `enum Keys { First = LIT }\nshow(ID, Keys.First);\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
  { name: 'as const', template: `const key = LIT as const;\nshow(ID, key);\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
];

const TSCONFIG = {
  compilerOptions: {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noImplicitReturns: true, noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true, target: 'es2023', module: 'commonjs', moduleDetection: 'force', ignoreDeprecations: '6.0', outDir: 'out', rootDir: '.', types: ['node'],
    typeRoots: [path.join(projectRoot, 'node_modules', '@types')], skipLibCheck: true,
  },
  include: ['*.ts'],
};

const typescript: Matrix = { title: 'TypeScript', languageId: 'typescript', fails: 'in strict style', forms: [single, double, unicode, template, raw], places: [...places, ...fixedPlaces] };
const tsc: Runner = {
  files: (programs) => ({
    ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.ts`, source])), 'show.d.ts': 'declare function show(id: number, text: string): void;\n',
    'tsconfig.json': JSON.stringify(TSCONFIG), 'out/ids.json': ids(programs), 'out/main.js': nodeRunner('js').replace("'ids.json'", "__dirname + '/ids.json'"),
  }),
  commands: () => [[process.execPath, path.join(projectRoot, 'node_modules', '@typescript', 'native', 'bin', 'tsc'), '-p', '.'], [process.execPath, 'out/main.js']],
};
describeMatrix(typescript, { name: 'TypeScript', present: () => true, howToGet: '', runner: tsc });

/** An element gives its attribute and its text, as React's would be asked for. */
const H = `declare function show(id: number, text: string): void;
declare namespace JSX { interface IntrinsicElements { a: { title?: string; children?: string } } type Element = string; }
declare function h(tag: string, attributes: { title?: string } | null, ...children: string[]): string;
`;
const markup = (value: string) => (/[\r\n&{}<>"]/.test(value) ? undefined : value);
const react: Matrix = {
  title: 'TypeScript with JSX', languageId: 'typescriptreact', fails: 'in strict style',
  forms: [{ name: 'attribute or text', escape: markup, wrap: (content) => ({ inline: content }) }],
  places: [
    { name: 'attribute', template: `const element = <a title="LIT">it's</a>;\nshow(ID, element);\nexport {};\n` },
    { name: 'part of an attribute', template: `show(ID, <a title='LIT' />);\nexport {};\n`, around: ['Bearer ', '!'] },
    { name: 'text', template: `show(ID, <a title="">LIT</a>);\nexport {};\n` },
    { name: 'string in an expression', template: `const f = <T,>(x: T): T => x;\nshow(ID, <a>{f('LIT')}</a>);\nexport {};\n` },
  ],
};
const tsx: Runner = {
  files: (programs) => ({
    ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.tsx`, source])), 'show.d.ts': H,
    'tsconfig.json': JSON.stringify({ compilerOptions: { ...TSCONFIG.compilerOptions, jsx: 'react', jsxFactory: 'h' }, include: ['*.ts', '*.tsx'] }),
    'out/ids.json': ids(programs),
    'out/main.js': `globalThis.h = (tag, attributes, ...children) => ((attributes || {}).title || '') + children.join('').replace("it's", '');\n${nodeRunner('js').replace("'ids.json'", "__dirname + '/ids.json'")}`,
  }),
  commands: (folder, programs) => tsc.commands(folder, programs),
};
describeMatrix(react, { name: 'TypeScript', present: () => true, howToGet: '', runner: tsx });
