// Makes the programs in dist/: CommonJS bundles, and beside them the packages with native parts. Server, client and the
// keychain's process are one file each; the terminal program and its threads share dist/chunks, so that a command loads only
// what it needs, and what V8 compiled of them lies there too.
// `--watch` builds again at each change, `--release` minifies and leaves source maps out.
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { compileAhead } from './compile-ahead.mjs';
import { grammarFile } from './grammar-file.mjs';
import { partAsCommonJs } from './part-as-common-js.mjs';
import { rulesAsData } from './rules-as-data.mjs';

const { analysisLanguages } = await tsImport('../shared/src/scan/analysis/languages/registry.ts', import.meta.url);
const { OWN_GRAMMARS } = await tsImport('../shared/src/scan/analysis/syntax/parse-port.ts', import.meta.url);

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
const release = process.argv.includes('--release');

/** dist name → entry. The keychain's runs in a process of its own. */
const single = {
  client: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  'keychain-child': 'shared/src/secrets/keychain/child.ts',
  cli: 'cli/src/launch.ts',
  'scan-worker': 'shared/src/sources/launch-scan-worker.ts',
  'pattern-worker': 'shared/src/sources/patterns/pattern-worker.ts',
};

/** Those that are cut where something is loaded later, with what several parts need in files of their own. */
const split = {
  'chunks/cli': 'cli/src/main.ts',
  'chunks/scan-worker': 'shared/src/sources/scan-worker.ts',
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

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: ['vscode', ...natives],
  // Its module form asks for its own address, which a CommonJS bundle has not.
  alias: { 'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
  sourcemap: release ? false : 'linked',
  minifySyntax: release,
  minifyWhitespace: release,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

/** esbuild splits ES modules only: each file that comes out becomes CommonJS, where loading later is `require`. */
const commonJs = {
  name: 'commonjs',
  setup: ({ onEnd }) => onEnd(async ({ outputFiles = [] }) => {
    for (const { path: file, text } of outputFiles.filter((output) => output.path.endsWith('.js'))) {
      const map = outputFiles.find((output) => output.path === `${file}.map`);
      const { code, map: mapped } = await partAsCommonJs({ file, text, ...(map === undefined ? {} : { map: map.contents }) }, { target: common.target, minifyWhitespace: release });
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, code);
      if (mapped !== undefined) fs.writeFileSync(`${file}.map`, mapped);
    }
  }),
};

const builds = [
  { ...common, entryPoints: single, format: 'cjs', plugins: [bareNodeVault, rulesAsData] },
  { ...common, entryPoints: split, format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]', write: false, plugins: [bareNodeVault, rulesAsData, commonJs] },
];

fs.rmSync(out, { recursive: true, force: true });
if (process.argv.includes('--watch')) {
  for (const options of builds) await (await context(options)).watch();
} else {
  const metafiles = [];
  for (const options of builds) metafiles.push((await build(options)).metafile);
  const merged = { inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)), outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)) };
  fs.writeFileSync(path.join(out, 'meta.json'), JSON.stringify(merged));
  for (const name of natives) copyPackage(name, new Set());
  copyGrammars();
  if (targets.includes(`${process.platform}-${process.arch}`)) await compileAhead(out, { cwd: root, runs: [['scan', 'examples'], ['scan', '--staged']] });
}

/** tree-sitter's runtime and the grammars: files that are read when a language is first analysed. */
function copyGrammars() {
  const folder = path.join(out, 'grammars');
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), path.join(folder, 'tree-sitter.wasm'));
  // The grammars are MIT, as tree-sitter is: the notices go with them.
  fs.copyFileSync(path.join(root, 'node_modules/web-tree-sitter/LICENSE'), path.join(folder, 'LICENSE'));
  const notices = ['@vscode/tree-sitter-wasm', '@tree-sitter-grammars/tree-sitter-kotlin'].map((name) => fs.readFileSync(path.join(root, 'node_modules', name, 'LICENSE'), 'utf8'));
  fs.writeFileSync(path.join(folder, 'LICENSE-grammars'), notices.join('\n'));
  for (const name of new Set([...analysisLanguages().values()].map(({ grammar }) => grammar).filter((name) => !OWN_GRAMMARS.has(name)))) fs.copyFileSync(grammarFile(name), path.join(folder, `tree-sitter-${name}.wasm`));
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
