import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const escape = backslashed(/["\\]/g);
const octal = (value: string) => [...Buffer.from(value, 'utf8')].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
const plain: readonly Form[] = [quoted('string', '"', escape), quoted('octal escapes', '"', octal)];
const raw: Form = { name: 'raw', escape: verbatim(/\)x"|\r/), wrap: (content) => ({ inline: `R"x(${content})x"` }) };
const run = (statements: string) => `void run_ID(void) {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n}\n`;
const refused = 'position-needs-constant';

const inC: Matrix = {
  title: 'C', languageId: 'c', fails: 'in both styles', styles: ['plain'], forms: plain,
  places: ([
    { name: 'whole literal', template: run('const char *key = LIT;\nshow(ID, key);') },
    { name: 'part of a literal', template: run('show(ID, LIT);'), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: run('show(ID, LIT); // note'), around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'pointer that is not const', template: run('char *key = LIT;\nshow(ID, key);') },
    { name: 'beside another literal', template: run('show(ID, "" LIT "");') },
    { name: 'condition', template: run('show(ID, 1 + 1 == 2 ? LIT : "");') },
    { name: 'comparison', template: run('if (strcmp(LIT, "") != 0) show(ID, "tok_" "4f9aQ7zL0mXv");') },
    { name: 'after return', template: `static const char *key_ID(void) { return LIT; }\n${run('show(ID, key_ID());')}` },
    { name: 'element of an array', template: run('const char *keys[] = { "", LIT };\nshow(ID, keys[1]);') },
    { name: 'field of a struct', template: `struct client_ID { const char *key; };\n${run('struct client_ID c = { .key = LIT };\nshow(ID, c.key);')}` },
    { name: 'format', template: run('char text[200];\nsnprintf(text, sizeof text, LIT);\nshow(ID, text);') },
    { name: 'variable of the file', template: `static const char *key_ID = LIT; // note\n${run('show(ID, key_ID);')}` },
    { name: 'constant pointer of the file', template: `static char *const key_ID = LIT;\n${run('if (key_ID[0]) show(ID, key_ID);')}` },
    { name: 'macro', template: `#define KEY_ID LIT\n${run('show(ID, KEY_ID);')}` },
    { name: 'below conditional includes', template: `#include <stdio.h>\n#ifdef NOT_THERE\n#include <not_there.h>\n#endif\n\n${run('show(ID, LIT);')}` },
    { name: 'array', template: run('char key[] = LIT;\nshow(ID, key);'), refused },
    { name: 'size of the literal', template: run('show(sizeof(LIT), "");'), refused },
    { name: 'static variable of a function', template: run('static const char *key = LIT;\nshow(ID, key);'), refused },
    { name: 'array of the file', template: `static const char key_ID[] = LIT;\n${run('show(ID, key_ID);')}`, refused },
    { name: 'variable that other files see', template: `const char *key_ID = LIT;\n${run('show(ID, key_ID);')}`, refused },
    { name: 'field that is an array', template: `struct client_ID { char key[99]; };\n${run('struct client_ID c = { .key = LIT };\nshow(ID, c.key);')}`, refused },
    { name: 'macro beside a literal', template: `#define KEY_ID LIT\n${run('show(ID, "" KEY_ID);')}`, refused },
    { name: 'include', template: `#include LIT\n`, refused },
    { name: 'assertion of the compiler', template: `_Static_assert(1, LIT);\n`, refused },
  ] satisfies readonly Place[]),
};

const inCpp: Matrix = {
  title: 'C++', languageId: 'cpp', fails: 'in both styles', styles: ['plain'], forms: [...plain, raw],
  places: ([
    { name: 'whole literal', template: run('const char *key = LIT;\nshow(ID, key);') },
    { name: 'part of a literal', template: run('show(ID, LIT);'), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: run('show(ID, LIT); // note'), around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'string', template: run('std::string key = LIT;\nshow(ID, key.c_str());'), around: ['', '!'] },
    { name: 'after a concatenation', template: run('std::string scheme;\nshow(ID, (scheme + LIT + "").c_str());'), around: ['Bearer ', ''] },
    { name: 'beside another literal', template: run('show(ID, "" LIT "");') },
    { name: 'condition', template: run('show(ID, 1 + 1 == 2 ? LIT : "");') },
    { name: 'literal of the library', template: run('using namespace std::string_literals;\nauto key = LITs;\nshow(ID, key.c_str());') },
    { name: 'element of a vector', template: run('std::vector<std::string> keys = {"", LIT};\nshow(ID, keys[1].c_str());') },
    { name: 'value of a map', template: run('std::map<std::string, std::string> keys{{"key", LIT}};\nshow(ID, keys["key"].c_str());') },
    { name: 'default argument', template: `static const char *key_ID(const char *key = LIT) { return key; }\n${run('show(ID, key_ID());')}` },
    { name: 'member', template: `struct Client_ID { std::string key = LIT; };\n${run('show(ID, Client_ID().key.c_str());')}` },
    { name: 'format', template: run('char text[200];\nstd::snprintf(text, sizeof text, LIT);\nshow(ID, text);') },
    { name: 'variable of the file', template: `static const char *const key_ID = LIT; // note\n${run('show(ID, key_ID);')}` },
    { name: 'static member', template: `struct Client_ID { static inline const std::string key = LIT; };\n${run('show(ID, Client_ID::key.c_str());')}` },
    { name: 'static variable of a function', template: run('static const std::string key{LIT};\nshow(ID, key.c_str());') },
    { name: 'macro', template: `#define KEY_ID LIT\n${run('show(ID, KEY_ID);')}` },
    { name: 'array', template: run('const char key[] = LIT;\nshow(ID, key);'), refused },
    { name: 'constant expression', template: run('constexpr const char *key = LIT;\nshow(ID, key);'), refused },
    { name: 'attribute', template: `[[deprecated(LIT)]] void f_ID();\n`, refused },
    { name: 'language of a linkage', template: `extern LIT void f_ID();\n`, refused },
  ] satisfies readonly Place[]),
};

/**
 * All programs are one file, so that one run of the compiler reads the headers once; the helper, which each brings
 * along, gets a name of its own. Each runs in a process of its own, whose errors are read.
 */
const main = (programs: readonly Program[], extension: string, headers: string) => `${headers}
#include <sys/wait.h>
#include <unistd.h>

static void show(int id, const char *text) { printf("%d\\x1f=%s\\x1e", id, text); fflush(stdout); }

${programs.map(({ id }) => `#define require_env require_env_${id}\n#include "case_${id}.${extension}"\n#undef require_env`).join('\n')}

static void attempt(int id, void (*run)(void)) {
    int ends[2];
    if (pipe(ends) != 0) exit(2);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        run();
        _exit(0);
    }
    close(ends[1]);
    char message[1000];
    ssize_t length = 0;
    for (ssize_t more; (more = read(ends[0], message + length, sizeof message - length)) > 0;) length += more;
    int status;
    waitpid(child, &status, 0);
    close(ends[0]);
    if (status != 0) printf("%d\\x1f!%.*s\\x1e", id, (int) length, message);
}

int main(void) {
${programs.map(({ id }) => `    attempt(${id}, run_${id});`).join('\n')}
    return 0;
}
`;

function runner(compiler: string, standard: string, extension: string, headers: string): Runner {
  return {
    files: (programs) => ({ [`main.${extension}`]: main(programs, extension, headers), ...Object.fromEntries(programs.map(({ id, source }) => [`case_${id}.${extension}`, source])) }),
    commands: () => [[compiler, standard, '-O0', '-Wall', '-Werror=format-security', '-Wno-unused', '-o', 'main', `main.${extension}`], ['./main']],
  };
}

const cHeaders = '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>';
const cppHeaders = '#include <cstdio>\n#include <cstdlib>\n#include <cstring>\n#include <map>\n#include <stdexcept>\n#include <string>\n#include <vector>';
/** Variables of a file are set before `main` starts, where no program can catch what goes wrong. */
const atStart = new Set(['variable of the file', 'static member']);

describeMatrix(inC, { name: 'a C compiler', present: () => canRun('gcc', '--version'), howToGet: 'apt-get install gcc', runner: runner('gcc', '-std=c11', 'c', cHeaders) });
describeMatrix(inCpp, { name: 'a C++ compiler', present: () => canRun('g++', '--version'), howToGet: 'apt-get install g++', runner: runner('g++', '-std=c++17', 'cpp', cppHeaders), failsBeforeMain: ({ name }) => atStart.has(name) });
