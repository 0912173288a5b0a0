import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import type { LanguageId } from '../../shared/src/core/model/language-id';
import { analysisLanguages } from '../../shared/src/scan/analysis/languages/registry';
import { findPatterns } from '../support/analysis-fixtures';
import { fixAll, fixedTexts } from '../support/pattern-fixes';
import { hasJvmCompiler, HOW_TO_GET_JVM_COMPILERS, kotlinCompiler } from '../support/jvm-compilers';
import { requires } from '../support/requirements';
import { treeSitterParsers } from '../support/tree-sitter';
import { canRun } from './programs';

const languages = analysisLanguages();
const parsers = treeSitterParsers();
const analysed = path.resolve(__dirname, '../fixtures/analysis');
const compiled = path.resolve(__dirname, '../fixtures/pattern-fixes');

/** A program as it was and after one fix; the last of a file's has all the preferred ones. */
interface FixedProgram {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

async function fixedPrograms(files: readonly string[], languageId: LanguageId): Promise<readonly FixedProgram[]> {
  const language = languages.get(languageId);
  assert.ok(language);
  const parser = await parsers.load(language.grammar);
  return files.flatMap((file) => {
    const before = readFileSync(file, 'utf8');
    const single = findPatterns(before, language, parser).flatMap((finding) => fixedTexts(before, finding, language, parser).map(({ fix, text }) => ({ name: `${finding.ruleId} at ${finding.span.start}, ${fix.kind}`, text })));
    const all = [...single, { name: 'all preferred', text: fixAll(before, language, parser) }];
    return all.map(({ name, text }) => ({ name: `${path.basename(file)}: ${name}`, before, after: text }));
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => path.join(folder, name));
}

describe('fixes of unsafe patterns: compilers accept them', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-fixes-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  /** Lays the programs out, each where `place` says, and runs the command on them. */
  function check(programs: readonly FixedProgram[], place: (index: number) => string, command: readonly [string, ...string[]], change: (text: string, index: number) => string = (text) => text): void {
    assert.ok(programs.length > 5, `only ${programs.length} programs`);
    for (const [index, { after }] of programs.entries()) {
      const file = path.join(folder, place(index));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, change(after, index));
    }
    const [program, ...args] = command;
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 240_000 });
    const named = (stdout + stderr).replace(/\bcase(\d+)\b/g, (_, index: string) => `[${programs[Number(index)]?.name ?? ''}]`);
    assert.equal(status, 0, named);
  }

  it('JavaScript: node reads them', async () => {
    const programs = await fixedPrograms(filesIn(path.join(analysed, 'javascript')), 'javascript');
    const isModule = (text: string) => /^(?:import|export) /m.test(text);
    const script = 'const vm=require("vm"),fs=require("fs");for(const f of fs.readdirSync(".").filter(n=>n.endsWith("js"))){const t=fs.readFileSync(f,"utf8");try{f.endsWith(".mjs")?new vm.SourceTextModule(t):new vm.Script("(async function(exports,require,module){"+t+"\\n})")}catch(e){console.log(f,String(e));process.exitCode=1}}';
    check(programs, (index) => `case${index}.${isModule(programs[index]?.after ?? '') ? 'mjs' : 'js'}`, [process.execPath, '--no-warnings', '--experimental-vm-modules', '-e', script]);
  });

  for (const [name, languageId] of [['typescript', 'typescript'], ['tsx', 'typescriptreact']] as const) {
    it(`${name}: the strict compiler says no more of them than before`, async () => {
      const programs = await fixedPrograms(filesIn(path.join(analysed, name)), languageId);
      const extension = name === 'tsx' ? 'tsx' : 'ts';
      const texts = new Map(programs.flatMap(({ before, after }, index) => [[`/case${index}.before.${extension}`, before], [`/case${index}.after.${extension}`, after]] as const));
      const said = diagnosticsOf(texts);
      for (const [index, program] of programs.entries()) {
        const before = new Set(said.get(`/case${index}.before.${extension}`));
        assert.deepEqual(said.get(`/case${index}.after.${extension}`)?.filter((message) => !before.has(message)) ?? [], [], program.name);
      }
    });
  }

  it('Python: compile() takes them', async function () {
    requires(this, 'python3', canRun('python3', '--version'), 'apt-get install python3');
    const programs = await fixedPrograms(filesIn(path.join(analysed, 'python')), 'python');
    check(programs, (index) => `case${index}.py`, ['python3', '-c', 'import glob\nfor f in glob.glob("*.py"): compile(open(f).read(), f, "exec")']);
  });

  it('Go: go vet takes them', async function () {
    requires(this, 'go', canRun('go', 'version'), 'apt-get install golang-go');
    writeFileSync(path.join(folder, 'go.mod'), 'module shop\n\ngo 1.21\n');
    check(await fixedPrograms([path.join(compiled, 'program.go')], 'go'), (index) => `case${index}/program.go`, ['go', 'vet', './...']);
  });

  it('Java: javac takes them', async function () {
    requires(this, 'javac', canRun('javac', '-version'), 'apt-get install default-jdk-headless');
    const programs = await fixedPrograms([path.join(compiled, 'Program.java')], 'java');
    check(programs, (index) => `case${index}/Program.java`, ['javac', '-Xlint:none', '-nowarn', '-proc:none', '-d', 'out', ...programs.map((_, index) => `case${index}/Program.java`)], (text, index) => text.replace('PACKAGE', `case${index}`));
  });

  it('C#: mcs takes them', async function () {
    requires(this, 'mcs', canRun('mcs', '--version'), 'apt-get install mono-mcs');
    const programs = await fixedPrograms([path.join(compiled, 'Program.cs')], 'csharp');
    check(programs, (index) => `case${index}.cs`, ['mcs', '-target:library', '-out:all.dll', ...programs.map((_, index) => `case${index}.cs`)], (text, index) => text.replace('NAMESPACE', `case${index}`));
  });

  it('PHP: php -l takes them', async function () {
    requires(this, 'php', canRun('php', '--version'), 'apt-get install php-cli');
    const programs = await fixedPrograms(filesIn(path.join(analysed, 'php')), 'php');
    check(programs, (index) => `case${index}.php`, ['php', '-r', 'foreach (glob("*.php") as $f) { try { token_get_all(file_get_contents($f), TOKEN_PARSE); } catch (ParseError $e) { echo $f, ": ", $e->getMessage(), "\\n"; $failed = true; } } exit(isset($failed) ? 1 : 0);']);
  });

  it('Ruby: ruby -c takes them', async function () {
    requires(this, 'ruby', canRun('ruby', '--version'), 'apt-get install ruby');
    const programs = await fixedPrograms(filesIn(path.join(analysed, 'ruby')), 'ruby');
    check(programs, (index) => `case${index}.rb`, ['ruby', '-W0', '-e', 'Dir["*.rb"].each { |f| RubyVM::InstructionSequence.compile_file(f) }']);
  });

  it('Rust: rustc takes them', async function () {
    requires(this, 'rustc', canRun('rustc', '--version'), 'apt-get install rustc');
    const programs = await fixedPrograms([path.join(compiled, 'program.rs')], 'rust');
    writeFileSync(path.join(folder, 'all.rs'), programs.map((_, index) => `pub mod case${index};\n`).join(''));
    check(programs, (index) => `case${index}.rs`, ['rustc', '--edition', '2021', '--crate-type', 'lib', '--emit', 'metadata', '-A', 'warnings', 'all.rs']);
  });

  it('Kotlin: its compiler takes them', async function () {
    requires(this, 'a Kotlin compiler', hasJvmCompiler() && canRun('java', '-version'), HOW_TO_GET_JVM_COMPILERS);
    const programs = await fixedPrograms([path.join(compiled, 'Program.kt')], 'kotlin');
    check(programs, (index) => `src/case${index}.kt`, kotlinCompiler('src'), (text, index) => text.replace('PACKAGE', `case${index}`));
  });

  it('shell: bash -n reads them', async function () {
    requires(this, 'bash', canRun('bash', '--version'), 'apt-get install bash');
    const programs = await fixedPrograms(filesIn(path.join(analysed, 'shell')), 'shellscript');
    check(programs, (index) => `case${index}.sh`, ['bash', '-c', 'failed=0; for file in *.sh; do bash -n "$file" || failed=1; done; exit $failed']);
  });

  it('C: gcc takes them', async function () {
    requires(this, 'gcc', canRun('gcc', '--version'), 'apt-get install gcc');
    const programs = await fixedPrograms([path.join(compiled, 'program.c')], 'c');
    check(programs, (index) => `case${index}.c`, ['gcc', '-fsyntax-only', '-Wall', '-Werror=format', '-Werror=format-security', ...programs.map((_, index) => `case${index}.c`)]);
  });
});

/** What the compiler says of each text, without its places: modules that are not there, and whatever else. */
function diagnosticsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, jsx: ts.JsxEmit.Preserve, types: ['node'], typeRoots: [path.resolve(__dirname, '../../node_modules/@types')] };
  const host = ts.createCompilerHost(options);
  const withTexts: ts.CompilerHost = {
    ...host,
    getSourceFile: (name, version, ...rest) => {
      const text = texts.get(name);
      return text === undefined ? host.getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version, true);
    },
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
  };
  const program = ts.createProgram([...texts.keys()], options, withTexts);
  const said = new Map<string, string[]>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    if (file !== undefined) said.set(file.fileName, [...said.get(file.fileName) ?? [], ts.flattenDiagnosticMessageText(messageText, ' ')]);
  }
  return said;
}
