import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/requirements';

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
}

describe('dependencies', () => {
  const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  const manifest = JSON.parse(read('package.json')) as { readonly devDependencies: Readonly<Record<string, string>>; readonly dependencies?: unknown };

  it('have one version of each LSP library, or messages declared once fail at run time', () => {
    for (const name of ['vscode-jsonrpc', 'vscode-languageserver-types', 'vscode-languageserver-protocol']) {
      assert.equal(Object.keys(lock.packages).filter((key) => key.endsWith(`node_modules/${name}`)).length, 1, name);
    }
    assert.equal(manifest.devDependencies['vscode-languageclient'], '10.1.2');
    assert.equal(manifest.devDependencies['vscode-languageserver'], '10.1.2');
  });

  it('carry no registry addresses in the lock file', () => {
    assert.deepEqual(Object.entries(lock.packages).filter(([, each]) => each.resolved !== undefined).map(([key]) => key), []);
  });

  it('are bundled, so none is installed with the extension', () => {
    assert.equal(manifest.dependencies, undefined);
  });

  it('are each explained in docs/dependencies.md', () => {
    const explained = read('docs/dependencies.md');
    assert.deepEqual(Object.keys(manifest.devDependencies).filter((name) => !explained.includes(`\`${name}\``)), []);
  });

  it('run no install script', () => {
    assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  });
});
