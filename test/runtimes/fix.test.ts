import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleScript } from '../support/bundle';
import { requires } from '../support/requirements';
import { canRun } from './programs';

const PASSWORD = ['plain', 'Wooden', '42', 'lantern'].join('-');

const PREFIX = ['sk', 'live', ''].join('_');

/** A key as the vendor makes them, put together here so that no scanner takes this file for a leak. */
function key(seed: string): string {
  return PREFIX + createHash('sha256').update(seed).digest('base64').replace(/[^A-Za-z0-9]/g, '').slice(0, 32);
}

interface Project {
  readonly language: string;
  readonly file: string;
  readonly source: string;
  readonly command: readonly [string, ...string[]];
  /** Arguments with which the program only says that it is there. */
  readonly probe: readonly string[];
  readonly howToGet: string;
  /** Whether strict style writes something else. */
  readonly hasStrict?: boolean;
}

const projects: readonly Project[] = [
  {
    language: 'JavaScript', file: 'pay.js', command: [process.execPath, 'pay.js'], probe: ['--version'], hasStrict: true, howToGet: '',
    source: `const stripeKey = '${key('js')}';\nconst header = \`Bearer ${key('js 2')}\`;\nconsole.log([stripeKey, header, 'Basic ${key('js 3')}'].join('\\n'));\n`,
  },
  {
    language: 'Python', file: 'pay.py', command: ['python3', 'pay.py'], probe: ['--version'], howToGet: 'apt-get install python3',
    source: `"""Pays."""\nimport sys\n\nSTRIPE_KEY = "${key('py')}"\nHEADERS = {'Authorization': f'Bearer ${key('py 2')} {sys.byteorder}'}\n\ndef pay(api_key=r'${key('py 3')}'):\n    print(STRIPE_KEY, HEADERS, api_key)\n\npay()\n`,
  },
  {
    language: 'Go', file: 'main.go', command: ['go', 'run', 'main.go'], probe: ['version'], hasStrict: true, howToGet: 'https://go.dev/dl/',
    source: `package main\n\nimport "fmt"\n\nconst (\n\tretries   = 3\n\tstripeKey = "${key('go')}"\n)\n\nfunc main() {\n\tfmt.Println(retries, stripeKey, fmt.Sprintf("Bearer ${key('go 2')} %d", retries))\n\tfmt.Println(\`${key('go 3')}\`)\n}\n`,
  },
  {
    language: 'Java', file: 'Pay.java', command: ['java', 'Pay.java'], probe: ['--version'], hasStrict: true, howToGet: 'apt-get install default-jdk-headless',
    source: `public class Pay {\n    static final String STRIPE_KEY = "${key('java')}";\n\n    public static void main(String[] args) {\n        System.out.println(STRIPE_KEY + " Bearer ${key('java 2')}!");\n        System.out.println("""\n            key: ${key('java 3')}\n            """);\n    }\n}\n`,
  },
  {
    language: 'Ruby', file: 'pay.rb', command: ['ruby', 'pay.rb'], probe: ['--version'], howToGet: 'apt-get install ruby',
    source: `STRIPE_KEY = '${key('rb')}'.freeze\nputs STRIPE_KEY, 'Bearer ${key('rb 2')}'\nputs <<~EOS\n  key: ${key('rb 3')}\nEOS\n`,
  },
  {
    language: 'PHP', file: 'pay.php', command: ['php', 'pay.php'], probe: ['--version'], hasStrict: true, howToGet: 'apt-get install php-cli',
    source: `<?php\nconst STRIPE_KEY = '${key('php')}';\n$stripeKey = "Bearer ${key('php 2')}";\necho STRIPE_KEY, $stripeKey, <<<EOS\n  key: ${key('php 3')}\n  EOS;\n`,
  },
  {
    language: 'shell', file: 'pay.sh', command: ['sh', 'pay.sh'], probe: ['-c', ':'], howToGet: 'a POSIX shell',
    source: `#!/bin/sh\nSTRIPE_KEY=${key('sh')}\nexport OTHER_KEY='${key('sh 2')}'\nprintf '%s\\n' "$STRIPE_KEY" "$OTHER_KEY" "Bearer ${key('sh 3')}"\ncat <<EOF\nkey: ${key('sh 4')}\nEOF\n`,
  },
];

describe('found, moved and run: the same output', function () {
  this.timeout(180_000);
  let program = '';
  let folder = '';

  before(() => {
    program = bundleScript('cli/src/main.ts');
    folder = mkdtempSync(path.join(os.tmpdir(), 'keyward-fix-'));
    const { status, stderr } = keyward('.', ['secret', 'init', '--password-stdin']);
    assert.equal(status, 0, stderr);
  });

  after(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); });

  for (const style of ['plain', 'strict']) {
    for (const project of projects.filter(({ hasStrict }) => style === 'plain' || hasStrict)) {
      it(`${project.language}, ${style} style`, function () {
        requires(this, project.language, canRun(project.command[0], ...project.probe), project.howToGet);
        const home = `${project.language}-${style}`;
        mkdirSync(path.join(folder, home, '.git'), { recursive: true });
        const file = path.join(folder, home, project.file);
        writeFileSync(file, project.source);
        const before = start(home, project.command);
        assert.equal(before.status, 0, before.stderr);
        const fixed = keyward(home, ['fix', '--yes', '--style', style, '--password-stdin', '.']);
        const after = readFileSync(file, 'utf8');
        assert.doesNotMatch(after, new RegExp(PREFIX), `${fixed.stdout}\n${fixed.stderr}\n${after}`);
        const ran = keyward(home, ['run', '--password-stdin', '--', ...project.command]);
        assert.equal(ran.status, 0, `${ran.stderr}\n${after}`);
        assert.equal(ran.stdout, before.stdout, after);
      });
    }
  }

  function keyward(cwd: string, args: readonly string[]): ReturnType<typeof start> {
    return start(cwd, [process.execPath, program, ...args], { KEYWARD_HOME: path.join(folder, 'keyward-home') }, `${PASSWORD}\n`);
  }

  function start(cwd: string, [command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>> = {}, input = '') {
    return spawnSync(command, args, { cwd: path.join(folder, cwd), env: { ...process.env, ...env }, input, encoding: 'utf8' });
  }
});
