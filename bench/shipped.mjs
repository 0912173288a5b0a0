// Sources as the product ships them, in one bundle. A measurement of single modules, compiled one by one, shows constants that go
// through another module's getters, and calls that V8 cannot inline: up to five times the time.
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What the TypeScript files, named from the project's folder, export together. */
export function shipped(...files) {
  const name = path.basename(process.argv[1] ?? 'bench', '.mjs');
  const outfile = path.join(ROOT, 'build/bench', `${name}-${process.pid}.cjs`);
  buildSync({
    stdin: { contents: files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`).join('\n'), resolveDir: ROOT },
    bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external', outfile, logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile);
}
