import { HOW_TO_GET_JVM_COMPILERS, hasJvmCompiler, jvmClassPath, kotlinCompiler } from '../support/jvm-compilers';
import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const raw: Form = { name: 'raw', escape: verbatim(/"$|"""|\r|\$[A-Za-z_{]/), wrap: (content) => ({ inline: `"""${content}"""` }) };
const units = (value: string) => Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
const run = (statements: string) => `fun run_ID() {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n}\n`;
const refused = 'position-needs-constant';

const matrix: Matrix = {
  title: 'Kotlin', languageId: 'kotlin', fails: 'in both styles', styles: ['plain'],
  forms: [quoted('string', '"', backslashed(/["\\$]/g)), raw, quoted('\\u escapes', '"', units)],
  places: ([
    { name: 'whole literal', template: run('val key = LIT\nshow(ID, key)') },
    { name: 'part of a literal', template: run('show(ID, LIT)'), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: run('show(ID, LIT) // note'), around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: run('val scheme = ""\nshow(ID, scheme + LIT + "")') },
    { name: 'in a template', template: run('show(ID, "${LIT}")') },
    { name: 'method on the next line', template: run('val key = LIT\n    .toString()\nshow(ID, key)') },
    { name: 'branch', template: run('show(ID, if (1 + 1 == 2) LIT else "")') },
    { name: 'pair', template: run('show(ID, ("key" to LIT).second)') },
    { name: 'default argument', template: `fun key_ID(key: String = LIT) = key\n${run('show(ID, key_ID())')}` },
    { name: 'named argument', template: run('show(id = ID, text = LIT)') },
    { name: 'condition of when', template: run('when ("x") { LIT -> {} }\nshow(ID, "tok_" + "4f9aQ7zL0mXv")') },
    { name: 'property', template: `class Client_ID { val key: String = LIT }\n${run('show(ID, Client_ID().key)')}` },
    { name: 'constant', template: `private const val KEY_ID = LIT // note\n${run('show(ID, KEY_ID)')}` },
    { name: 'constant of an object', template: `object Keys_ID {\n    const val RETRIES = 3\n    const val KEY: String = LIT\n}\n${run('show(ID, Keys_ID.KEY)')}` },
    { name: 'argument of an enum constant', template: `enum class Keys_ID(val key: String) { FIRST(LIT) }\n${run('show(ID, Keys_ID.FIRST.key)')}` },
    { name: 'format', template: run('show(ID, LIT.format())') },
    { name: 'annotation', template: `@Deprecated(LIT)\nclass Client_ID\n${run('show(ID, "")')}`, refused },
    { name: 'constant that an annotation uses', template: `const val KEY_ID = LIT\n@Deprecated(KEY_ID)\nclass Client_ID\n${run('show(ID, "")')}`, refused },
    { name: 'constant that another one needs', template: `const val KEY_ID = LIT\nconst val BOTH_ID = KEY_ID + "!"\n${run('show(ID, BOTH_ID)')}`, refused },
  ] satisfies readonly Place[]),
};

/** Each file's class is loaded in its own turn, so that one that fails while it loads is only that one. */
const main = (programs: readonly Program[]) => `import java.io.FileDescriptor
import java.io.FileOutputStream
import java.io.PrintStream

val out = PrintStream(FileOutputStream(FileDescriptor.out), false, Charsets.UTF_8)

fun show(id: Int, text: String) { out.print("$id\\u001f=$text\\u001e") }

fun main() {
    for (id in listOf(${programs.map(({ id }) => id).join(', ')})) {
        try {
            Class.forName("Case_\${id}Kt").getDeclaredMethod("run_$id").invoke(null)
        } catch (error: Throwable) {
            val all = generateSequence(error) { it.cause }.joinToString(" ")
            out.print("$id\\u001f!$all\\u001e")
        }
    }
    out.flush()
}
`;

const jars = jvmClassPath('kotlin');
const runner: Runner = {
  files: (programs) => ({ 'src/Main.kt': main(programs), ...Object.fromEntries(programs.map(({ id, source }) => [`src/Case_${id}.kt`, source])) }),
  commands: () => [
    kotlinCompiler('src'),
    ['env', 'LC_ALL=C.UTF-8', 'java', '-Dsun.jnu.encoding=UTF-8', '-cp', `out:${jars}`, 'MainKt'],
  ],
};

describeMatrix(matrix, { name: 'a Kotlin compiler', present: () => hasJvmCompiler() && canRun('java', '-version'), howToGet: HOW_TO_GET_JVM_COMPILERS, runner });
