import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/requirements';

interface Metafile {
  readonly outputs: Readonly<Record<string, Output | undefined>>;
}

interface Output {
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

/** Checked on what esbuild says it put into each program, so that no indirect import gets past. */
describe('bundles', () => {
  const meta = path.join(projectRoot, 'dist', 'meta.json');

  before(() => assert.ok(existsSync(meta), 'run `npm run build` first'));

  it('keep stores and flows out of the process that parses hostile text', () => {
    assert.deepEqual(inputs('server').filter((file) => /^shared\/src\/(secrets|flows)\//.test(file)), []);
    assert.deepEqual(inputs('scan-worker').filter((file) => /^shared\/src\/(secrets|flows)\//.test(file)), []);
  });

  it('keep the scanner out of the extension host', () => {
    assert.deepEqual(inputs('client').filter((file) => file.startsWith('shared/src/scan/')), []);
  });

  it('ask vendors from the terminal program only', () => {
    for (const program of ['client', 'server', 'scan-worker', 'keychain-child']) {
      assert.deepEqual(inputs(program).filter((file) => file.startsWith('shared/src/verify/')), [], program);
    }
  });

  it('do not contain one another', () => {
    for (const [program, others] of [['client', /^(server|cli)\/src\//], ['server', /^(client|cli)\/src\//], ['cli', /^(client|server)\/src\//]] as const) {
      assert.deepEqual(inputs(program).filter((file) => others.test(file)), [], program);
    }
  });

  it('leave node-vault no way to the network but ours', () => {
    for (const program of ['client', 'cli']) {
      assert.deepEqual(inputs(program).filter((file) => /node_modules\/(axios|follow-redirects|debug|mustache|tv4|node-vault\/src\/commands\.js)/.test(file)), [], program);
    }
  });

  it('start a scan without the stores, their libraries and whatever reads configuration', () => {
    const loaded = inputsOf('cli/src/commands/scan.ts', ['import-statement']);
    assert.ok(loaded.includes('shared/src/scan/engine.ts'));
    assert.deepEqual(loaded.filter((file) => /^shared\/src\/(secrets|flows)\/|node_modules\/(zod|yaml|node-vault|re2js|hash-wasm|diff)\//.test(file)), []);
  });

  // As built for tests, with whole names; the package is about half of it. The client reads config.yaml since there are several
  // stores, which is the YAML library (264 KB), and has those stores (node-vault is 17 KB of them). Of what a scan loads, the rules
  // and their texts are half; the analysis of programs and its parser are loaded for the first text that needs them.
  it('stay small enough to load quickly', () => {
    const budgets = { 'dist/client.js': 2700, 'dist/server.js': 3700, 'dist/keychain-child.js': 60 } as const;
    for (const [file, kilobytes] of Object.entries(budgets)) isAtMost(file, [file], kilobytes);
    const scan = reachedFrom('cli/src/commands/scan.ts', ['import-statement']);
    isAtMost('what "keyward scan" loads', scan, 1400);
    isAtMost('what a thread loads', reachedFrom('shared/src/sources/scan-worker.ts', ['import-statement']), 1100);
    isAtMost('all of the terminal program', reachedFrom('cli/src/main.ts', ALL_KINDS), 4400);
  });

  function isAtMost(what: string, files: readonly string[], kilobytes: number): void {
    const size = files.reduce((sum, file) => sum + statSync(path.join(projectRoot, file)).size / 1024, 0);
    assert.ok(size <= kilobytes, `${what} has ${Math.round(size)} KB, its budget is ${kilobytes} KB`);
  }

  /** All that a program may load, now or later. */
  function inputs(program: string): readonly string[] {
    // The programs in parts have a small file beside them that loads these.
    const files = [`dist/${program}.js`, `dist/chunks/${program}.js`].flatMap((file) => outputs()[file]?.entryPoint ?? []);
    assert.ok(files.length > 0, `dist/${program}.js is not built`);
    return files.flatMap((entryPoint) => inputsOf(entryPoint, ALL_KINDS));
  }

  function inputsOf(entryPoint: string, kinds: readonly string[]): readonly string[] {
    return reachedFrom(entryPoint, kinds).flatMap((file) => Object.keys(outputs()[file]?.inputs ?? {}));
  }

  /** The files that are loaded with an entry point's. */
  function reachedFrom(entryPoint: string, kinds: readonly string[]): readonly string[] {
    const entry = Object.entries(outputs()).find(([, output]) => output?.entryPoint === entryPoint);
    assert.ok(entry, `${entryPoint} has no file of its own in dist`);
    const reached = new Set([entry[0]]);
    for (const file of reached) {
      for (const { path: next, kind, external } of outputs()[file]?.imports ?? []) if (external !== true && kinds.includes(kind)) reached.add(next);
    }
    return [...reached];
  }

  function outputs(): Metafile['outputs'] {
    const parsed = JSON.parse(readFileSync(meta, 'utf8')) as Metafile;
    return parsed.outputs;
  }
});

const ALL_KINDS: readonly string[] = ['import-statement', 'dynamic-import'];
