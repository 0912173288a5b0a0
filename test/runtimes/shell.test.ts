import { quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const single = quoted('single', "'", verbatim(/'/));
const double = quoted('double', '"', (value) => value.replace(/["\\$`]/g, '\\$&'));
const ansi: Form = { name: "$'…'", escape: (value) => value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r'), wrap: (content) => ({ inline: `$'${content}'` }) };
const bare: Form = { name: 'bare', escape: (value) => (/[\r\n]/.test(value) ? undefined : value.replace(/[^\w\x80-\uffff/:@.=+-]/g, '\\$&')), wrap: (content) => ({ inline: content }) };

const inCommand: readonly Place[] = [
  { name: 'whole word', template: `key=LIT\nshow ID "$key"\n` },
  { name: 'part of a word', template: `show ID LIT\n`, around: ['Bearer ', ''] },
  { name: 'in the middle of a URL', template: `show ID LIT # note\n`, around: ['postgres://u:', '@db/x?a=%41'] },
  { name: 'argument', template: `show ID LIT;\n` },
  { name: 'option', template: `f() { show ID "\${1#--key=}"; }\nf --key=LIT\n` },
  { name: 'export', template: `export KEY=LIT\nshow ID "$KEY"\n` },
  { name: 'for one command', template: `KEY=LIT sh -c '. ./show.sh; show ID "$KEY"'\n` },
  { name: 'in a pipe', template: `printf '%s' LIT | { read -r key; show ID "$key"; }\n` },
  { name: 'in a substitution', template: `key="$(printf '%s' LIT)"\nshow ID "$key"\n` },
  { name: 'in a test', template: `if [ LIT = x ]; then :; fi\nshow ID tok_4f9aQ7zL0mXv\n` },
  { name: 'default of a parameter', template: `unset key_of\nshow ID "\${key_of:-LIT}"\n`, forms: ['bare', 'double'] },
];

const documents: readonly Place[] = [
  { name: 'heredoc', template: `show ID "$(cat LIT\n)"\n` },
  { name: 'part of a heredoc', template: `show ID "$(cat LIT\n)"\n`, around: ['key: ', ' # it'] },
];

function heredoc(name: string, mark: string, escape: (value: string) => string | undefined): Form {
  return { name, escape: (value) => (value.endsWith('\n') ? undefined : escape(value)), wrap: (content) => ({ inline: mark, below: `${content}\nEOS` }) };
}

const MAIN = `
. ./show.sh
for file in case-*.sh; do
  id=\${file#case-}; id=\${id%.sh}
  { message=$("$1" "$file" 3>&1 1>&4 2>&3 4>&-); } 4>&1
  [ -z "$message" ] || printf '%s\\037!%s\\036' "$id" "$message"
done
`;
const SHOW = `show() { printf '%s\\037=%s\\036' "$1" "$2"; }\n`;

function runner(shell: string): Runner {
  return {
    files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.sh`, `. ./show.sh\n${source}`])), 'show.sh': SHOW, 'main.sh': MAIN }),
    commands: () => [['sh', 'main.sh', shell]],
  };
}

const unexpanded = heredoc('heredoc', '<<EOS', (value) => value.replace(/[\\$`]/g, '\\$&'));
const bash: Matrix = { title: 'bash', languageId: 'shellscript', fails: 'in both styles', forms: [single, double, ansi, bare], places: inCommand };
const sh: Matrix = { ...bash, title: 'sh', forms: [single, double, bare] };
const heredocs: Matrix = { ...bash, title: 'sh, heredocs', forms: [unexpanded, heredoc("heredoc 'EOS'", "<<'EOS'", (value) => value)], places: documents };

describeMatrix(bash, { name: 'bash', present: () => canRun('bash', '-c', ':'), howToGet: 'apt-get install bash', runner: runner('bash') });
describeMatrix(sh, { name: 'sh', present: () => canRun('sh', '-c', ':'), howToGet: 'a POSIX shell', runner: runner('sh') });
describeMatrix(heredocs, { name: 'sh', present: () => canRun('sh', '-c', ':'), howToGet: 'a POSIX shell', runner: runner('sh') });
