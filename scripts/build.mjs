// Makes the programs in dist/: one CommonJS bundle each, and beside them the packages with native parts.
// `--watch` builds again at each change, `--release` minifies and leaves source maps out.
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
const release = process.argv.includes('--release');

/** dist name → entry. The two small ones run in a thread or process of their own. */
const programs = {
  client: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  cli: 'cli/src/main.ts',
  'scan-worker': 'shared/src/sources/scan-worker.ts',
  'keychain-child': 'shared/src/secrets/keychain/child.ts',
};

/** Packages with prebuilt native parts cannot be bundled: they are copied, for the platforms asked for. */
const natives = ['@napi-rs/keyring', 'fs-native-extensions'];
const targets = (process.env.TARGET ?? `${process.platform}-${process.arch}`).split(',');

/** shared/src/secrets/stores/hashicorp/transport/guarded-node-vault.ts gives node-vault other parts in their place. */
const bareNodeVault = {
  name: 'bare-node-vault',
  setup: ({ onResolve }) => onResolve({ filter: /^(axios|debug|mustache|tv4|\.\/commands\.js)$/ }, ({ importer }) =>
    importer.includes(path.join('node_modules', 'node-vault')) ? { path: path.join(root, 'scripts/absent.cjs') } : undefined),
};

const options = {
  absWorkingDir: root,
  entryPoints: programs,
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  external: ['vscode', ...natives],
  plugins: [bareNodeVault],
  sourcemap: release ? false : 'linked',
  minify: release,
  keepNames: true,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

if (process.argv.includes('--watch')) {
  await (await context(options)).watch();
} else {
  fs.rmSync(out, { recursive: true, force: true });
  const { metafile } = await build(options);
  fs.writeFileSync(path.join(out, 'meta.json'), JSON.stringify(metafile));
  makeExecutable(path.join(out, 'cli.js'));
  for (const name of natives) copyPackage(name, new Set());
}

function makeExecutable(file) {
  fs.writeFileSync(file, `#!/usr/bin/env node\n${fs.readFileSync(file, 'utf8')}`, { mode: 0o755 });
  fs.chmodSync(file, 0o755);
}

/** Copies what a native package needs at run time, with its dependencies; packages of other platforms are absent. */
function copyPackage(name, done) {
  const from = path.join(root, 'node_modules', name);
  if (done.has(name) || !fs.existsSync(from)) return;
  done.add(name);
  fs.cpSync(from, path.join(out, 'node_modules', name), {
    recursive: true,
    dereference: true,
    filter: (file) => isNeededAtRunTime(path.relative(from, file).split(path.sep).join('/')),
  });
  const { dependencies, optionalDependencies } = JSON.parse(fs.readFileSync(path.join(from, 'package.json'), 'utf8'));
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) copyPackage(dependency, done);
}

function isNeededAtRunTime(relative) {
  const platform = /^prebuilds\/([^/]+)/.exec(relative)?.[1];
  if (platform !== undefined) return targets.includes(platform) && !relative.endsWith('.bare');
  return !/^(src|include|test|CMakeLists\.txt|binding\.c)(\/|$)|\.(md|map|d\.[cm]?ts)$/.test(relative);
}
