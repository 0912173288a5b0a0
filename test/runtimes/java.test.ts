import { backslashed, quoted, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const escape = backslashed(/["\\]/g);
const units = (value: string) => Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
const block: Form = {
  name: 'text block',
  escape: (value) => (/ (?:\n|$)/.test(value) ? undefined : value.replace(/\\/g, '\\\\').replace(/"""/g, '\\"""').replace(/"$/, '\\"').replace(/\r/g, '\\r')),
  wrap: (content) => ({ inline: `"""\n        ${content.replace(/\n(?!\n)/g, '\n        ')}"""` }),
};

const type = (body: string, imports = '') => `${imports}public class Case_ID {\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n}\n`;
const run = (statements: string) => `static void run() {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n}`;

const matrix: Matrix = {
  title: 'Java', languageId: 'java', fails: 'in strict style',
  forms: [quoted('string', '"', escape), block, quoted('unicode escapes', '"', (value) => (/["\\\r\n]/.test(value) ? undefined : units(value)))],
  places: ([
    { name: 'whole literal', template: type(run('String key = LIT;\nProbe.show(ID, key);')) },
    { name: 'part of a literal', template: type(run('Probe.show(ID, LIT);')), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: type(run('Probe.show(ID, LIT); // note')), around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: type(run('String scheme = "";\nProbe.show(ID, scheme + LIT + "");')) },
    { name: 'method of the literal', template: type(run('Probe.show(ID, LIT.toString());')), around: ['Bearer ', ''] },
    { name: 'condition', template: type(run('Probe.show(ID, 1 + 1 == 2 ? LIT : "");')) },
    { name: 'cast', template: type(run('Probe.show(ID, (String) LIT);')), around: ['Bearer ', ''] },
    { name: 'field', template: type(`private final String key = LIT;\n${run('Probe.show(ID, new Case_ID().key);')}`) },
    { name: 'constant', template: type(`static final String KEY = LIT; // note\n${run('Probe.show(ID, KEY);')}`) },
    { name: 'field of an interface', template: type(`interface Keys { String KEY = LIT; }\n${run('Probe.show(ID, Keys.KEY);')}`) },
    { name: 'argument of an enum constant', template: type(`enum Keys {\n    FIRST(LIT);\n    final String key;\n    Keys(String key) { this.key = key; }\n}\n${run('Probe.show(ID, Keys.FIRST.key);')}`) },
    { name: 'array element', template: type(run('Probe.show(ID, new String[] { "", LIT }[1]);')) },
    { name: 'map value', template: type(run('Probe.show(ID, Map.of("key", LIT).get("key"));'), 'import java.util.Map;\n\n') },
    { name: 'below imports', template: type(run('Probe.show(ID, new ArrayList<>(List.of(LIT)).get(0) + max(1, 2) % 1 / 1);').replace(' + max(1, 2) % 1 / 1', ''), '/* What it does. */\nimport java.util.ArrayList;\nimport java.util.List;\nimport java.util.Set;\n\nimport static java.lang.Math.max;\n\n') },
    { name: 'format', template: type(run('Probe.show(ID, String.format(LIT));')) },
    { name: 'formatted', template: type(run('Probe.show(ID, LIT.formatted());')) },
    { name: 'annotation', template: type(`@SuppressWarnings(LIT)\n${run('Probe.show(ID, "");')}`), refused: 'position-needs-constant' },
    { name: 'named value of an annotation', template: type(`@Deprecated(since = LIT)\n${run('Probe.show(ID, "");')}`), refused: 'position-needs-constant' },
    { name: 'case', template: type(run('switch ("x") { case LIT: break; }\nProbe.show(ID, "");')), refused: 'position-needs-constant' },
    { name: 'constant that an annotation uses', template: type(`static final String KEY = LIT;\n@SuppressWarnings(KEY)\n${run('Probe.show(ID, KEY);')}`), refused: 'position-needs-constant' },
  ] satisfies readonly Place[]),
};

const PROBE = `import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class Probe {
    static final PrintStream OUT = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    public static void show(int id, String text) { OUT.print(id + "\\u001f=" + text + "\\u001e"); }
    static void fail(int id, Throwable error) { OUT.print(id + "\\u001f!" + error + " " + error.getCause() + "\\u001e"); }
}
`;

/** Each program's class is loaded in its own turn, so that one that fails while it loads is only that one. */
const main = (programs: readonly Program[]) => `public class Main {
    public static void main(String[] args) {
        for (int id : new int[] { ${programs.map(({ id }) => id).join(', ')} }) {
            try {
                var method = Class.forName("Case_" + id).getDeclaredMethod("run");
                method.setAccessible(true);
                method.invoke(null);
            } catch (java.lang.reflect.InvocationTargetException error) {
                var cause = error.getCause();
                while (cause instanceof ExceptionInInitializerError) cause = cause.getCause();
                Probe.fail(id, cause);
            } catch (Throwable error) {
                Probe.fail(id, error);
            }
        }
        Probe.OUT.flush();
    }
}
`;

const runner: Runner = {
  files: (programs) => ({ 'Probe.java': PROBE, 'Main.java': main(programs), ...Object.fromEntries(programs.map(({ id, source }) => [`Case_${id}.java`, source])) }),
  commands: (_folder, programs) => [
    ['javac', '-encoding', 'UTF-8', '-nowarn', '-d', 'out', 'Probe.java', 'Main.java', ...programs.map(({ id }) => `Case_${id}.java`)],
    // The JVM reads its environment in the locale's encoding.
    ['env', 'LC_ALL=C.UTF-8', 'java', '-Dsun.jnu.encoding=UTF-8', '-cp', 'out', 'Main'],
  ],
};

describeMatrix(matrix, { name: 'a Java compiler of version 15 or later', present: () => canRun('javac', '--release', '15', '--version'), howToGet: 'apt-get install default-jdk-headless', runner });
