import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import type { LanguageId } from '../../shared/src/core/model/language-id';
import { applyEdits } from '../../shared/src/core/model/span';
import { planInsertion } from '../../shared/src/scan/lookups/insert-lookup';
import type { LookupStyle } from '../../shared/src/scan/lookups/plan';
import { requires } from '../support/requirements';
import { canRun } from './programs';

/** What a shell, a format or a template would change if the lookup were pasted as text. */
const VALUE = 'a%s "b" \'c\' $d {e} `f` \\g ünï';

interface Place {
  readonly name: string;
  /** A program that prints what stands at `|`, and nothing else. */
  readonly source: string;
  /** What it prints around the value. */
  readonly around?: readonly [string, string];
}

interface Language {
  readonly languageId: LanguageId;
  readonly file: string;
  readonly command: readonly [string, ...string[]];
  /** What must be there; the command's own program when not given. */
  readonly requires?: string;
  readonly probe: readonly string[];
  readonly howToGet: string;
  readonly places: readonly Place[];
  /** Makes what is run out of what is written. */
  readonly compile?: (source: string) => string;
}

const bearer = ['Bearer ', '!'] as const;

const javascriptPlaces: readonly Place[] = [
  { name: 'initialiser', source: 'const key = |;\nprocess.stdout.write(key);\n' },
  { name: 'argument', source: 'process.stdout.write(|);\n' },
  { name: 'in a string', source: 'process.stdout.write("Bearer |!");\n', around: bearer },
  { name: 'in a template', source: 'process.stdout.write(`Bearer |!`);\n', around: bearer },
  { name: 'in an object', source: 'const o = { key: |, n: 1 };\nprocess.stdout.write(o.key);\n' },
  { name: 'at the end of the text', source: 'process.stdout.write(\n  |)' },
];

const languages: readonly Language[] = [
  { languageId: 'javascript', file: 'a.cjs', command: [process.execPath, 'a.cjs'], probe: ['--version'], howToGet: '', places: javascriptPlaces },
  { languageId: 'typescript', file: 'a.cjs', command: [process.execPath, 'a.cjs'], probe: ['--version'], howToGet: '', places: javascriptPlaces, compile: compileTypeScript },
  {
    languageId: 'python', file: 'a.py', command: ['python3', 'a.py'], probe: ['--version'], howToGet: 'apt-get install python3',
    places: [
      { name: 'initialiser', source: '"""Says it."""\nimport sys\n\nkey = |\nsys.stdout.write(key)\n' },
      { name: 'argument, without any import', source: 'print(|, end="")\n' },
      { name: 'in a string', source: 'print("Bearer |!", end="")\n', around: bearer },
      { name: 'a line of its own', source: 'def f():\n    return (\n        |\n    )\nprint(f(), end="")\n' },
    ],
  },
  {
    languageId: 'go', file: 'main.go', command: ['go', 'run', 'main.go'], probe: ['version'], howToGet: 'https://go.dev/dl/',
    places: [
      { name: 'initialiser', source: 'package main\n\nimport "fmt"\n\nvar key = |\n\nfunc main() { fmt.Print(key) }\n' },
      { name: 'constant', source: 'package main\n\nimport "fmt"\n\nconst key = |\n\nfunc main() { fmt.Print(key) }\n' },
      { name: 'in a format', source: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%s |!", "Bearer") }\n', around: bearer },
    ],
  },
  {
    languageId: 'ruby', file: 'a.rb', command: ['ruby', 'a.rb'], probe: ['--version'], howToGet: 'apt-get install ruby',
    places: [{ name: 'argument', source: 'print(|)\n' }, { name: 'in a string', source: "print 'Bearer |!'\n", around: bearer }],
  },
  {
    languageId: 'php', file: 'a.php', command: ['php', 'a.php'], probe: ['--version'], howToGet: 'apt-get install php-cli',
    places: [{ name: 'constant', source: '<?php\nconst KEY = |;\necho KEY;\n' }, { name: 'in a string', source: '<?php\necho "Bearer |!";\n', around: bearer }],
  },
  {
    languageId: 'java', file: 'A.java', command: ['java', 'A.java'], probe: ['--version'], howToGet: 'apt-get install default-jdk-headless',
    places: [{ name: 'argument', source: 'class A { public static void main(String[] a) { new java.io.PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8).print(|); } }\n' }],
  },
  {
    languageId: 'c', file: 'a.c', command: ['sh', '-c', 'gcc -Wall -Werror -o a.out a.c && ./a.out'], requires: 'gcc', probe: ['--version'], howToGet: 'apt-get install gcc',
    places: [
      { name: 'variable of the file', source: '#include <stdio.h>\n\nstatic const char *key = |;\n\nint main(void) { fputs(key, stdout); }\n' },
      { name: 'in a string', source: '#include <stdio.h>\n\nint main(void) { fputs("Bearer |!", stdout); }\n', around: bearer },
      { name: 'in a format', source: '#include <stdio.h>\n\nint main(void) { printf("%s |!", "Bearer"); }\n', around: bearer },
    ],
  },
  {
    languageId: 'cpp', file: 'a.cpp', command: ['sh', '-c', 'g++ -Wall -Werror -o a.out a.cpp && ./a.out'], requires: 'g++', probe: ['--version'], howToGet: 'apt-get install g++',
    places: [{ name: 'in a string', source: '#include <iostream>\n\nint main() { std::cout << "Bearer |!"; }\n', around: bearer }],
  },
  {
    languageId: 'csharp', file: 'a.cs', command: ['sh', '-c', 'mcs -codepage:utf8 -out:a.exe a.cs && mono a.exe'], requires: 'mcs', probe: ['--version'], howToGet: 'apt-get install mono-mcs',
    places: [
      { name: 'constant', source: 'using System;\nclass A { const string Key = |; static void Main() { Console.Write(Key); } }\n' },
      { name: 'in a string', source: 'class A { static void Main() { System.Console.Write("Bearer |!"); } }\n', around: bearer },
    ],
  },
  {
    languageId: 'shellscript', file: 'a.sh', command: ['sh', 'a.sh'], probe: ['-c', ':'], howToGet: 'a POSIX shell',
    places: [
      { name: 'assignment', source: 'key=|\nprintf %s "$key"\n' }, { name: 'argument', source: 'printf %s |\n' },
      { name: 'in a string', source: 'printf %s "Bearer |!"\n', around: bearer },
    ],
  },
];

/** Each lookup that is inserted, run for real: the program prints the variable, and fails or prints nothing without it. */
describe('inserted lookups that run', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-insert-')); });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  for (const language of languages) {
    const { languageId, command: [started], requires: program = started, probe, howToGet } = language;
    describe(languageId, () => {
      before(function () { requires(this, program, canRun(program, ...probe), howToGet); });
      for (const place of language.places) {
        for (const style of ['plain', 'strict'] as const) {
          it(`${place.name}, ${style}`, () => {
            const [head, tail] = place.around ?? ['', ''];
            assert.equal(run(language, insert(language, place, style), { API_KEY: VALUE }), head + VALUE + tail);
          });
        }
      }
    });
  }

  function run({ file, command: [program, ...args], compile }: Language, source: string, variables: Readonly<Record<string, string>>): string {
    writeFileSync(path.join(folder, file), compile === undefined ? source : compile(source));
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8', ...variables };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
    assert.equal(status, 0, `${source}\n${stderr}`);
    return stdout;
  }
});

function insert({ languageId, file }: Language, { source }: Place, style: LookupStyle): string {
  const offset = source.indexOf('|');
  const text = source.slice(0, offset) + source.slice(offset + 1);
  const plan = planInsertion({ text, offset, languageId, path: file, name: 'API_KEY', style });
  assert(plan.kind === 'insert', `${source} ${JSON.stringify(plan)}`);
  return applyEdits(text, plan.edits);
}

/** The strictest compiler has nothing to say, and what it gives runs. */
function compileTypeScript(source: string): string {
  const options: ts.CompilerOptions = { strict: true, noPropertyAccessFromIndexSignature: true, noUncheckedIndexedAccess: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, types: [] };
  const text = `declare const process: { env: Record<string, string | undefined>; stdout: { write(text: string): void } };\n${source}`;
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  let output = '';
  host.getSourceFile = (name, ...rest) => (name === 'a.ts' ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : readFile(name, ...rest));
  host.writeFile = (_name, written) => { output = written; };
  const program = ts.createProgram(['a.ts'], options, host);
  const problems = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(problems, [], source);
  program.emit();
  return output;
}
