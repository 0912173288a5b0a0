import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Reader, type Shown } from './programs';
import { describeMatrix } from './suite';

const block = (name: string, header: string, adds: string): Form => ({
  name, adds, showsAdded: true, escape: (value) => (/\r|^\s|\n$/.test(value) ? undefined : value.replace(/\n(?!\n)/g, '\n            ')), wrap: (content) => ({ inline: header, below: `            ${content}` }),
});
const plain: Form = { name: 'plain', escape: verbatim(/[\r\n\\'"`#{}\[\]?*|%@$]/), wrap: (content) => ({ inline: content }) };
const single = quoted('single', "'", (value) => (/[\r\n]/.test(value) ? undefined : value.replace(/'/g, "''")));
const double = quoted('double', '"', backslashed(/["\\]/g));
const unicode = quoted('\\U escapes', '"', (value) => Array.from(value, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join(''));
const forms = [plain, single, double, unicode, block('literal block', '|', '\n'), block('literal block, stripped', '|-', '')];

const service = (environment: string) => `services:\n  shop:\n    image: shop # the shop\n    environment:\n${environment}`;
const inQuotes = ['single', 'double'];

const compose: Matrix = {
  title: 'docker-compose', languageId: 'dockercompose', fails: 'in both styles', forms,
  places: [
    { name: 'value of a mapping', template: service('      OTHER: x\n      KEY: LIT\n      LAST: z\n') },
    { name: 'part of a value', template: service('      KEY: LIT\n'), around: ['Bearer ', ''], forms: ['plain', ...inQuotes, 'literal block, stripped'] },
    { name: 'in the middle of a URL', template: service('      KEY: LIT # note\n'), around: ['postgres://u:', '@db/x'], forms: ['plain', ...inQuotes] },
    { name: 'item of a list', template: service('      - OTHER=x\n      - LIT\n'), around: ['KEY=', ''], forms: ['plain', ...inQuotes] },
    { name: 'flow mapping', template: service('      { OTHER: x, KEY: LIT }\n'), forms: ['plain', ...inQuotes] },
    { name: 'anchor', template: `x-common: &common\n  KEY: LIT\n${service('      <<: *common\n')}`, forms: ['plain', ...inQuotes] },
    { name: 'key', template: service('      LIT: x\n'), forms: inQuotes, refused: 'position-needs-constant' },
  ],
};

/** What a container's KEY is, by the rules of https://docs.docker.com/reference/compose-file/interpolation/. */
const composeReader: Reader = (programs, variables) => new Map(programs.map(({ id, source }) => [id, composeValue(source, variables)]));

function composeValue(source: string, variables: Readonly<Record<string, string>>): Shown {
  const document = parse(source, { merge: true }) as { services: { shop: { environment: Record<string, string> | string[] } } };
  const { environment } = document.services.shop;
  const text = Array.isArray(environment) ? environment.find((entry) => entry.startsWith('KEY='))?.slice(4) : environment['KEY'];
  let missing: string | undefined;
  const value = String(text).replace(/\$(?:\$|\{(\w+):\?([^}]*)\})/g, (match, name: string | undefined, message: string) => {
    if (name === undefined) return match === '$$' ? '$' : match;
    missing ??= variables[name] === undefined ? message : undefined;
    return variables[name] ?? '';
  });
  return missing === undefined ? { kind: 'shown', text: Array.isArray(environment) ? `KEY=${value}` : value } : { kind: 'failed', message: missing };
}

describeMatrix(compose, { name: 'the yaml package', present: () => true, howToGet: '', reader: composeReader });

const pod = (variable: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: shop\n      env:\n${variable}`;

const kubernetes: Matrix = {
  title: 'Kubernetes', languageId: 'kubernetes', fails: 'in both styles', forms,
  places: [
    { name: 'variable of a container', template: pod('        - name: KEY\n          value: LIT\n        - name: LAST\n          value: z\n') },
    { name: 'value before the name', template: pod('        - value: LIT # note\n          name: KEY\n'), forms: ['plain', ...inQuotes] },
    { name: 'part of a value', template: pod('        - name: KEY\n          value: LIT\n'), around: ['Bearer ', ''], forms: ['plain', ...inQuotes], refused: 'kubernetes-needs-whole-variable' },
    { name: 'argument', template: pod('        []\n      args:\n        - LIT\n'), forms: ['plain', ...inQuotes], refused: 'kubernetes-needs-whole-variable' },
    { name: 'data of a Secret', template: `apiVersion: v1\nkind: Secret\nstringData:\n  KEY: LIT\n`, forms: ['plain', ...inQuotes], refused: 'kubernetes-secret-keeps-value' },
  ],
};

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** What a container's KEY is, when the Secret holds the given values. */
const kubernetesReader: Reader = (programs, secrets) => new Map(programs.map(({ id, source }) => [id, podValue(source, secrets)]));

function podValue(source: string, secrets: Readonly<Record<string, string>>): Shown {
  const document = parse(source) as { spec: { containers: { env: readonly Variable[] }[] } };
  const variable = document.spec.containers[0]?.env.find(({ name }) => name === 'KEY');
  const reference = variable?.valueFrom?.secretKeyRef;
  if (!reference) return { kind: 'shown', text: variable?.value ?? '' };
  const value = reference.name === 'shop-secrets' ? secrets[reference.key] : undefined;
  return value === undefined ? { kind: 'failed', message: `couldn't find key ${reference.key} in Secret ${reference.name}` } : { kind: 'shown', text: value };
}

describeMatrix(kubernetes, { name: 'the yaml package', present: () => true, howToGet: '', reader: kubernetesReader });

const dotenvPlaces: readonly Place[] = [
  { name: 'whole value', template: 'OTHER=x\nCASE_ID=LIT\nLAST=z\n' },
  { name: 'export', template: 'export CASE_ID = LIT # note\n' },
  { name: 'last line', template: '# note\n\nCASE_ID=LIT' },
  { name: 'another name', template: 'KEY=LIT\n', refused: 'position-needs-constant', forms: ['single', 'double', 'bare'] },
];

const dotenv: Matrix = {
  title: 'dotenv', languageId: 'dotenv', fails: 'only under keyward run', places: dotenvPlaces,
  forms: [
    quoted('single', "'", verbatim(/['\r]/)), quoted('double', '"', (value) => (/["\\\r]|\$[A-Z{(]/.test(value) ? undefined : value.replace(/\n/g, '\\n'))), quoted('backtick', '`', verbatim(/[`\r]/)),
    { name: 'bare', escape: verbatim(/[\r\n#"'`\\\s]/), wrap: (content) => ({ inline: content }) },
  ],
};

/** Node's own loader, which like all loaders leaves alone what is set already. */
const dotenvReader: Reader = (programs, variables) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'keyward-dotenv-'));
  try {
    const loader = path.join(folder, 'load.js');
    writeFileSync(loader, 'for (const id of process.argv.slice(2)) { process.loadEnvFile(__dirname + `/${id}.env`); process.stdout.write(`${id}\\x1f${process.env["CASE_" + id]}\\x1e`); }');
    for (const { id, source } of programs) writeFileSync(path.join(folder, `${id}.env`), source);
    const child = spawnSync(process.execPath, ['--no-warnings', loader, ...programs.map(({ id }: Program) => String(id))], { env: { ...process.env, ...variables }, encoding: 'utf8' });
    return new Map(child.stdout.split('\x1e').filter((record) => record !== '').map((record) => {
      const [id, text] = record.split('\x1f');
      return [Number(id), { kind: 'shown', text: text ?? '' }];
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describeMatrix(dotenv, { name: 'Node.js with loadEnvFile', present: () => canRun(process.execPath, '-e', 'if (!process.loadEnvFile) process.exit(1)'), howToGet: 'Node.js 20.12 or later', reader: dotenvReader });
