// A tree of ordinary source, made of published packages in many languages (bench/tree-packages.json), for everything that is
// measured on "the bench tree". `node bench/tree.mjs` builds it once and prints its folder; other parts call `benchTree`.
// It needs npm, pip, go and apt-get (any Debian), asks them for exactly the versions listed, and runs nothing of what it gets.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';

const LIST = path.join(import.meta.dirname, 'tree-packages.json');
/** Files that steer scanners: with them each would read other files, and nothing could be compared. */
const STEERING = new Set(['.gitignore', '.ignore', '.gitattributes', '.gitleaksignore', '.secrets.baseline', '.secretlintrc.json', '.gitleaks.toml']);
const LARGEST_FILE = 5e6;
const SNIFFED = 8000;

if (process.argv[1] === import.meta.filename) {
  const { folder, files, bytes, digest, missing } = benchTree();
  console.log(`${folder}\n${files} files, ${(bytes / 1e6).toFixed(1)} MB, digest ${digest}`);
  for (const name of missing) console.log(`could not be had: ${name}`);
}

/** The tree, built when it is not there: its folder, files, bytes, a digest of names and contents, and the packages that could not be had. */
export function benchTree() {
  return packageTree(LIST, 'tree');
}

/** The same of the packages that another list names. */
export function packageTree(listFile, kind) {
  const list = readFileSync(listFile, 'utf8');
  const name = `${kind}-${createHash('sha256').update(list).digest('hex').slice(0, 8)}`;
  const folder = path.join(cacheFolder(), name);
  const description = `${folder}.json`;
  if (!existsSync(description)) {
    rmSync(folder, { recursive: true, force: true });
    const work = mkdtempSync(path.join(cacheFolder(), `${name}-`));
    const built = build(JSON.parse(list), work);
    renameSync(path.join(work, 'tree'), folder);
    rmSync(work, { recursive: true, force: true });
    writeFileSync(description, JSON.stringify(built, undefined, 2));
  }
  return { folder, ...JSON.parse(readFileSync(description, 'utf8')) };
}

/** Each `part`-th file of the tree, evenly over its packages, in a folder of its own: for scanners that are too slow for the whole. */
export function partOfTree(tree, part) {
  if (part === 1) return tree;
  const folder = `${tree.folder}-each-${part}`;
  if (!existsSync(folder)) {
    filesIn(tree.folder).filter((_, index) => index % part === 0).forEach((file) => {
      const target = path.join(folder, path.relative(tree.folder, file));
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(file, target);
    });
  }
  return { folder, ...describe(folder) };
}

function build(list, work) {
  const missing = [];
  const apt = list.debian === undefined ? [] : sourceIndex(work);
  const unpackers = {
    debian: (spec, into) => fromDebian(spec, into, apt),
    go: fromGo,
    npm: fromNpm,
    pypi: fromPyPi,
  };
  for (const [source, unpack] of Object.entries(unpackers)) {
    for (const spec of list[source] ?? []) {
      console.error(`${source} ${spec}`);
      const raw = path.join(work, 'raw');
      mkdirSync(raw);
      try {
        copyText(unpack(spec, raw), path.join(work, 'tree', source, spec.replace(/[^\w.@+-]/g, '_')));
      } catch (error) {
        missing.push(`${source} ${spec}: ${error.message}`);
      }
      run('chmod', ['-R', 'u+w', raw]);
      rmSync(raw, { recursive: true, force: true });
    }
  }
  return { ...describe(path.join(work, 'tree')), missing };
}

function fromNpm(spec, into) {
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', into, spec]);
  return unpackAll(into, /\.tgz$/);
}

function fromPyPi(spec, into) {
  run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', into, spec]);
  const [wheel] = readdirSync(into).filter((name) => name.endsWith('.whl'));
  run('python3', ['-m', 'zipfile', '-e', path.join(into, wheel), path.join(into, 'unpacked')]);
  return path.join(into, 'unpacked');
}

function fromGo(spec, into) {
  const out = run('go', ['mod', 'download', '-json', spec], { cwd: into, env: { ...process.env, GOFLAGS: '-mod=mod', GOMODCACHE: path.join(into, 'modules') } });
  return JSON.parse(out).Dir;
}

function fromDebian(spec, into, apt) {
  run('apt-get', [...apt, 'source', '--download-only', spec], { cwd: into });
  return unpackAll(into, /(?<!\.debian)\.tar\.\w+$/);
}

/** An index of Debian's sources in a folder of our own, from the mirrors that this machine uses: the machine's own settings stay as they are. The tree's digest is what vouches for the contents. */
function sourceIndex(work) {
  const folder = path.join(work, 'apt');
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'none']) mkdirSync(path.join(folder, name), { recursive: true });
  const parts = '/etc/apt/sources.list.d';
  const stanzas = existsSync(parts) ? readdirSync(parts).filter((name) => name.endsWith('.sources')).map((name) => readFileSync(path.join(parts, name), 'utf8')) : [];
  const debian = stanzas.join('\n\n').split(/\n\s*\n/).filter((stanza) => stanza.includes('/debian'));
  const sources = debian.map((stanza) => stanza.replace(/^Types:.*$/m, 'Types: deb-src\nTrusted: yes').replace(/^Signed-By:.*(\n[ \t].*)*\n?/m, '')).join('\n\n');
  writeFileSync(path.join(folder, 'list.sources'), `${sources}\n`);
  const settings = { 'Dir::State': 'state', 'Dir::Cache': 'cache', 'Dir::Etc::SourceList': 'list.sources', 'Dir::Etc::SourceParts': 'none' };
  const apt = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${path.join(folder, value)}`]);
  run('apt-get', [...apt, '-o', 'Dir::State::status=/var/lib/dpkg/status', '-qq', 'update']);
  return apt;
}

function unpackAll(folder, archives) {
  const into = path.join(folder, 'unpacked');
  mkdirSync(into);
  for (const name of readdirSync(folder).filter((file) => archives.test(file))) run('tar', ['--no-same-owner', '-xf', path.join(folder, name), '-C', into]);
  return into;
}

/** Copies what every scanner reads: text, of ordinary size, no links. */
function copyText(from, into) {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || STEERING.has(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length > LARGEST_FILE || bytes.subarray(0, SNIFFED).includes(0)) continue;
    const target = path.join(into, path.relative(from, file));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}

function describe(folder) {
  const files = filesIn(folder);
  const hash = createHash('sha256');
  let total = 0;
  for (const file of files) {
    const bytes = readFileSync(file);
    total += bytes.length;
    hash.update(`${path.relative(folder, file)}\0${bytes.length}\0`).update(bytes);
  }
  return { files: files.length, bytes: total, digest: hash.digest('hex').slice(0, 16) };
}

/** All files below a folder, sorted. */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

function run(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64e6, ...options });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}
