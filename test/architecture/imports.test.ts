import assert from 'node:assert/strict';
import { importTable, readSources, roomOf, type SourceFile } from './source-tree';

describe('imports', () => {
  const sources = readSources();

  it('follow the table of rooms', () => {
    const wrong = sources.flatMap((source) => source.imports.flatMap((each) => {
      const target = each.target === undefined ? undefined : roomOf(each.target);
      const allowed = target === undefined || target === source.room || importTable[source.room]?.includes(target) === true;
      return allowed ? [] : [`${source.path} imports ${each.specifier}`];
    }));
    assert.deepEqual(wrong, []);
  });

  it('take only types of scan into flows, and of secrets only the service and its interfaces', () => {
    const faces = ['service', 'store', 'lockable', 'sign-in', 'rotation/value-maker'].map((face) => `shared/src/secrets/${face}`);
    const wrong = sources.filter((source) => source.room === 'shared/src/flows').flatMap((source) =>
      source.imports.filter(({ target = '', typeOnly }) =>
        (target.startsWith('shared/src/scan/') && !typeOnly)
        || (target.startsWith('shared/src/secrets/') && !faces.includes(target)))
        .map((each) => `${source.path} imports ${each.specifier}`));
    assert.deepEqual(wrong, []);
  });

  it('have no cycles', () => {
    assert.deepEqual(findCycle(sources), undefined);
  });

  it('reach the editor only from client/src/platform and the composition files', () => {
    const composition = ['client/src/extension.ts', 'client/src/context.ts', 'client/src/language-client.ts'];
    const wrong = sources.filter((source) => !source.path.startsWith('client/src/platform/') && !composition.includes(source.path))
      .filter((source) => source.imports.some((each) => each.specifier === 'vscode' && !each.typeOnly));
    assert.deepEqual(wrong.map((source) => source.path), []);
  });

  it('keep processes in host', () => {
    const processes = ['child_process', 'node:child_process', 'cluster', 'node:cluster'];
    const wrong = sources.filter((source) => source.room !== 'shared/src/host' && source.imports.some((each) => processes.includes(each.specifier) && !each.typeOnly));
    assert.deepEqual(wrong.map((source) => source.path), []);
  });

  it('keep scan and core free of the machine', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = { 'shared/src/core': ['node:crypto'], 'shared/src/scan': ['node:crypto', 'node:buffer', 'node:zlib'] };
    const wrong = sources.flatMap((source) => {
      const modules = allowed[source.room];
      if (modules === undefined) return [];
      return source.imports.filter((each) => each.specifier.startsWith('node:') && !modules.includes(each.specifier))
        .map((each) => `${source.path} imports ${each.specifier}`);
    });
    assert.deepEqual(wrong, []);
  });
});

/** The first cycle of imports with values, as paths, or undefined. */
function findCycle(sources: readonly SourceFile[]): readonly string[] | undefined {
  const known = new Map(sources.map((source) => [source.path.replace(/\.ts$/, ''), source]));
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const each of known.get(file)?.imports ?? []) {
      if (each.target === undefined || each.typeOnly) continue;
      const cycle = visit(each.target, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of known.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
