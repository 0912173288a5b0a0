import { backslashed, quoted, VALUES, verbatim, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const bytes = (value: string) => [...Buffer.from(value, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

/** All programs are files of one package, but those with a helper, which a package can have only once. */
function file(body: string, imports = 'import "example.test/probe"'): string {
  return `package cases\n\n${imports}\n\n${body}`;
}

const run = (statements: string) => `func Run_ID() {\n${statements.split('\n').map((line) => `\t${line}`).join('\n')}\n}\n`;

const matrix: Matrix = {
  title: 'Go', languageId: 'go', fails: 'in strict style',
  helperDeclared: (place, value) => !/^(?:whole literal|os imported|constant in a group)$/.test(place.name) || value !== VALUES[0]?.[1],
  forms: [quoted('interpreted', '"', backslashed(/["\\]/g)), quoted('raw', '`', verbatim(/[`\r]/)), quoted('byte escapes', '"', bytes)],
  places: ([
    { name: 'whole literal', template: file(run('key := LIT\nprobe.Show(ID, key)')) },
    { name: 'part of a literal', template: file(run('probe.Show(ID, LIT)')), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: file(run('probe.Show(ID, LIT) // note')), around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: file(run('scheme := ""\nprobe.Show(ID, scheme+LIT+"")')) },
    { name: 'index of the literal', template: file(run('probe.Show(ID, LIT[0:])')), around: ['Bearer ', ''] },
    { name: 'comparison', template: file(run('if x := LIT; x != "" {\n\tprobe.Show(ID, x)\n}')) },
    { name: 'struct field', template: file(`type client_ID struct {\n\tKey string \`json:"key"\`\n}\n\n${run('c := client_ID{\n\tKey: LIT, // note\n}\nprobe.Show(ID, c.Key)')}`) },
    { name: 'map value', template: file(run('probe.Show(ID, map[string]string{"key": LIT}["key"])')) },
    { name: 'slice element', template: file(run('probe.Show(ID, []string{"", LIT}[1])')) },
    { name: 'bytes', template: file(run('probe.Show(ID, string([]byte(LIT)))')) },
    { name: 'case', template: file(run('switch "x" {\ncase LIT:\n}\nprobe.Show(ID, LITX)').replace('LITX', '"tok_" + "4f9aQ7zL0mXv"')), forms: ['interpreted'] },
    { name: 'package variable', template: file(`var key_ID = LIT\n\n${run('probe.Show(ID, key_ID)')}`) },
    { name: 'variable of a named type', template: file(`type token_ID string\n\nvar key_ID token_ID = LIT\n\n${run('probe.Show(ID, string(key_ID))')}`) },
    { name: 'constant', template: file(`const key_ID = LIT\n\n${run('probe.Show(ID, key_ID)')}`) },
    { name: 'typed constant', template: file(`const key_ID string = LIT // note\n\n${run('probe.Show(ID, key_ID)')}`) },
    { name: 'constant in a group', template: file(`const (\n\tretries_ID = 3\n\t// What the service wants.\n\tkey_ID     = LIT // note\n\ttimeout_ID = retries_ID * 2\n)\n\n${run('_ = timeout_ID\nprobe.Show(ID, key_ID)')}`) },
    { name: 'only constant of a group', template: file(`const (\n\tkey_ID = LIT\n)\n\n${run('probe.Show(ID, key_ID)')}`) },
    { name: 'local constant', template: file(run('const key = LIT\nprobe.Show(ID, key)')) },
    { name: 'group of imports', template: file(run('fmt.Sprint(time.Now())\nprobe.Show(ID, LIT)'), 'import (\n\t"fmt"\n\t"time"\n\n\t"example.test/probe"\n)') },
    { name: 'os imported', template: file(run('_ = os.Args\nprobe.Show(ID, LIT)'), 'import (\n\t"os"\n\n\t"example.test/probe"\n)') },
    { name: 'os imported by another name', template: file(run('_ = system.Args\nprobe.Show(ID, LIT)'), 'import system "os"\nimport "example.test/probe"') },
    { name: 'os is a variable', template: file(run('os := "linux"\n_ = os\nprobe.Show(ID, LIT)')) },
    { name: 'import path', template: file(run('probe.Show(ID, "")'), 'import "example.test/probe"\nimport _ LIT'), forms: ['interpreted'], refused: 'position-needs-constant' },
    { name: 'tag of a struct field', template: file(`type client struct {\n\tKey string LIT\n}\n\n${run('probe.Show(ID, "")')}`), refused: 'position-needs-constant' },
    { name: 'constant that another one needs', template: file(`const key_ID = LIT\nconst both = key_ID + "!"\n\n${run('probe.Show(ID, both)')}`), refused: 'position-needs-constant' },
    { name: 'constant beside iota', template: file(`const (\n\tfirst = iota\n\tkey = LIT\n)\n\n${run('probe.Show(ID, key)')}`), refused: 'position-needs-constant' },
  ] satisfies readonly Place[]),
};

const HELPER = `package cases

import "os"

func requireEnv(name string) string {
	value, ok := os.LookupEnv(name)
	if !ok {
		panic(name + " is not set")
	}
	return value
}

var _ = requireEnv
`;

const PROBE = `package probe

import "os"

func Show(id int, text string) {
	os.Stdout.WriteString(itoa(id) + "\\x1f=" + text + "\\x1e")
}

func Fail(id int, reason any) {
	text, _ := reason.(string)
	os.Stdout.WriteString(itoa(id) + "\\x1f!" + text + "\\x1e")
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
`;

/** The folder of a program: the helper of strict style can be declared once in a package. */
function folderOf({ id, source }: Program): string {
  return source.includes('func requireEnv') ? `case_${id}` : 'cases';
}

function main(programs: readonly Program[]): string {
  const folders = [...new Set(programs.map(folderOf))];
  const imports = folders.map((folder) => `\t${folder} "example.test/${folder}"`).join('\n');
  const calls = programs.map((program) => `\ttry(${program.id}, ${folderOf(program)}.Run_${program.id})`).join('\n');
  const guard = 'func try(id int, run func()) {\n\tdefer func() {\n\t\tif reason := recover(); reason != nil {\n\t\t\tprobe.Fail(id, reason)\n\t\t}\n\t}()\n\trun()\n}\n';
  return `package main\n\nimport (\n\t"example.test/probe"\n${imports}\n)\n\n${guard}\nfunc main() {\n${calls}\n}\n`;
}

const runner: Runner = {
  files: (programs) => ({
    'go.mod': 'module example.test\n\ngo 1.21\n', 'probe/probe.go': PROBE, 'main.go': main(programs), 'cases/helper.go': HELPER,
    ...Object.fromEntries(programs.map((program) => [`${folderOf(program)}/case_${program.id}_.go`, program.source])),
  }),
  // Without the folder's name in the result, an unchanged package is not compiled again.
  commands: () => [['go', 'build', '-trimpath', '-ldflags=-s -w', '-o', 'main', '.'], ['./main']],
};

/** A package variable is set before `main` starts, where no program can catch what goes wrong. */
const atStart = new Set(['package variable', 'variable of a named type', 'constant', 'typed constant', 'constant in a group', 'only constant of a group']);

describeMatrix(matrix, { name: 'Go', present: () => canRun('go', 'version'), howToGet: 'https://go.dev/dl/', runner, failsBeforeMain: (place) => atStart.has(place.name) });
