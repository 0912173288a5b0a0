import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/requirements';

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> } | undefined>>;
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

  // As built for tests, with whole names; the package is about half of it. The client reads config.yaml since there are several
  // stores, which is the YAML library (264 KB), and has those stores (node-vault is 17 KB of them).
  it('stay small enough to load quickly', () => {
    const budgets = { client: 2700, server: 2200, cli: 2600, 'scan-worker': 1200, 'keychain-child': 60 } as const;
    for (const [program, kilobytes] of Object.entries(budgets)) {
      const size = statSync(path.join(projectRoot, 'dist', `${program}.js`)).size / 1024;
      assert.ok(size <= kilobytes, `dist/${program}.js has ${Math.round(size)} KB, its budget is ${kilobytes} KB`);
    }
  });

  function inputs(program: string): readonly string[] {
    const parsed = JSON.parse(readFileSync(meta, 'utf8')) as Metafile;
    const output = parsed.outputs[`dist/${program}.js`];
    assert.ok(output, `dist/${program}.js is not built`);
    return Object.keys(output.inputs);
  }
});
