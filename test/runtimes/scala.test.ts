import { HOW_TO_GET_JVM_COMPILERS, hasJvmCompiler, jvmClassPath } from '../support/jvm-compilers';
import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const triple: Form = { name: 'triple', escape: verbatim(/"""|\r|\\u/), wrap: (content) => ({ inline: `"""${content}"""` }) };
const formatted: Form = { name: 's', escape: (value) => (/["$]/.test(value) ? undefined : backslashed(/\\/g)(value)), wrap: (content) => ({ inline: `s"${content}"` }) };
const units = (value: string) => Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
const run = (statements: string, members = '') => `object Case_ID {\n${members === '' ? '' : `  ${members}\n`}  def run(): Unit = {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n  }\n}\n`;
const refused = 'position-needs-constant';

const matrix: Matrix = {
  title: 'Scala', languageId: 'scala', fails: 'in both styles', styles: ['plain'],
  forms: [quoted('string', '"', backslashed(/["\\]/g)), triple, formatted, quoted('\\u escapes', '"', (value) => (/["\\\r\n]/.test(value) ? undefined : units(value)))],
  places: ([
    { name: 'whole literal', template: run('val key = LIT\nProbe.show(ID, key)') },
    { name: 'part of a literal', template: run('Probe.show(ID, LIT)'), around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: run('Probe.show(ID, LIT) // note'), around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: run('val scheme = ""\nProbe.show(ID, scheme + LIT + "")') },
    { name: 'pair', template: run('Probe.show(ID, ("key" -> LIT)._2)'), around: ['Bearer ', ''] },
    { name: 'method on the next line', template: run('val key = LIT\n  .toString\nProbe.show(ID, key)'), around: ['Bearer ', ''] },
    { name: 'in a hole', template: run('Probe.show(ID, s"${LIT}")'), forms: ['string'] },
    { name: 'branch', template: run('Probe.show(ID, if (1 + 1 == 2) LIT else "")') },
    { name: 'default argument', template: run('Probe.show(ID, key())', 'def key(text: String = LIT): String = text') },
    { name: 'field', template: run('Probe.show(ID, Case_ID.key)', 'private val key = LIT') },
    { name: 'constant', template: run('Probe.show(ID, Key)', 'final val Key = LIT // note') },
    { name: 'value of a map', template: run('Probe.show(ID, Map("key" -> LIT)("key"))') },
    { name: 'result of a case', template: run('Probe.show(ID, 1 match { case 1 => LIT; case _ => "" })') },
    { name: 'guard', template: run('Probe.show(ID, "tok_" + "4f9aQ7zL0mXv" match { case x if x == LIT => x; case _ => "" })') },
    { name: 'format', template: run('Probe.show(ID, LIT.format())') },
    { name: 'annotation', template: run('Probe.show(ID, "")', '@deprecated(LIT) val key = 1'), refused },
    { name: 'pattern', template: run('"x" match { case LIT => 1; case _ => 2 }'), forms: ['string', 'triple', '\\u escapes'], refused },
    { name: 'type', template: run('val key: LIT = null'), forms: ['string', 'triple', '\\u escapes'], refused },
    { name: 'inline value', template: run('Probe.show(ID, Key)', 'inline val Key = LIT'), refused },
  ] satisfies readonly Place[]),
};

/** Each object is loaded in its own turn, so that one that fails while it loads is only that one. */
const main = (programs: readonly Program[]) => `object Probe {
  val out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, "UTF-8")
  def show(id: Int, text: String): Unit = out.print(s"\${id}\\u001f=\${text}\\u001e")
}

object Main {
  def main(args: Array[String]): Unit = {
    for (id <- List(${programs.map(({ id }) => id).join(', ')})) {
      try Class.forName("Case_" + id).getDeclaredMethod("run").invoke(null)
      catch {
        case error: Throwable =>
          val all = Iterator.iterate(error)(_.getCause).takeWhile(_ != null).mkString(" ")
          Probe.out.print(s"\${id}\\u001f!\${all}\\u001e")
      }
    }
    Probe.out.flush()
  }
}
`;

const jars = jvmClassPath('scala');
const runner: Runner = {
  files: (programs) => ({ 'Main.scala': main(programs), 'cases.scala': programs.map(({ source }) => source).join('\n'), 'out/.keep': '' }),
  commands: () => [
    ['java', '-XX:TieredStopAtLevel=1', '-cp', jars, 'dotty.tools.dotc.Main', '-usejavacp', '-nowarn', '-d', 'out', 'Main.scala', 'cases.scala'],
    ['env', 'LC_ALL=C.UTF-8', 'java', '-Dsun.jnu.encoding=UTF-8', '-cp', `out:${jars}`, 'Main'],
  ],
};

describeMatrix(matrix, { name: 'a Scala compiler', present: () => hasJvmCompiler() && canRun('java', '-version'), howToGet: HOW_TO_GET_JVM_COMPILERS, runner });
