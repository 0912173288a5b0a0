import { backslashed, quoted, verbatim, type Form, type Matrix } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const hashes = (value: string) => value.replace(/#(?=[{$@])/g, '\\#');
const escape = (value: string) => hashes(backslashed(/["\\]/g)(value));
const single = (value: string) => (value.includes('\r') ? undefined : value.replace(/[\\']/g, '\\$&'));

const indented = (content: string, indent: string) => indent + content.replace(/\n(?!\n|$)/g, `\n${indent}`);

/** The text of a heredoc ends with a line break, which the program takes off. */
function heredoc(name: string, mark: string, indent: string, text: (value: string) => string | undefined): Form {
  return {
    name, adds: '\n',
    escape: text,
    wrap: (content) => ({ inline: `${mark}.chomp`, below: `${indented(content, indent)}\n${indent.slice(2)}EOS` }),
  };
}
const inHeredoc = (value: string) => hashes(value.replace(/\\/g, '\\\\')).replace(/\r/g, '\\r');

const matrix: Matrix = {
  title: 'Ruby', languageId: 'ruby', fails: 'in both styles',
  forms: [
    quoted('single', "'", single),
    quoted('double', '"', escape),
    { name: '%q', escape: verbatim(/[\\()\r]/), wrap: (content) => ({ inline: `%q(${content})` }) },
    { name: '%Q', escape: (value) => (/[[\]]/.test(value) ? undefined : hashes(backslashed(/\\/g)(value))), wrap: (content) => ({ inline: `%Q[${content}]` }) },
    heredoc('<<~', '<<~EOS', '    ', inHeredoc),
    heredoc("<<~ raw", "<<~'EOS'", '    ', verbatim(/\r/)),
    heredoc('<<-', '<<-EOS', '', inHeredoc),
    quoted('\\u escapes', '"', (value) => `\\u{${Array.from(value, (character) => (character.codePointAt(0) ?? 0).toString(16)).join(' ')}}`.replace('\\u{}', '')),
  ],
  places: [
    { name: 'whole literal', template: `key = LIT\nshow ID, key\n` },
    { name: 'part of a literal', template: `show ID, LIT\n`, around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: `show(ID, LIT) # note\n`, around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: `scheme = ""\nshow ID, scheme + LIT + ""\n` },
    { name: 'beside another string', template: `show ID, LIT ""\n`, forms: ['single', 'double', '\\u escapes'] },
    { name: 'before %', template: `show ID, LIT % []\n`, forms: ['single', 'double'] },
    { name: 'format', template: `show ID, format(LIT)\n`, forms: ['single', 'double'] },
    { name: 'inside a string', template: `show ID, "#{LIT}"\n`, forms: ['single', 'double'] },
    { name: 'constant', template: `KEY_ID = LIT.freeze\nshow ID, KEY_ID\n` },
    { name: 'default argument', template: `def f_ID(key = LIT)\n  key\nend\nshow ID, f_ID\n` },
    { name: 'keyword argument', template: `def g_ID(key:) = key\nshow ID, g_ID(key: LIT)\n` },
    { name: 'hash value', template: `config = {\n  key: LIT, # note\n}\nshow ID, config[:key]\n` },
    { name: 'hash key', template: `table = { LIT => 1 }\nshow ID, table.keys[0]\n` },
    { name: 'array element', template: `show ID, ["", LIT][1]\n` },
    { name: 'condition', template: `show ID, (1 + 1 == 2 ? LIT : "")\n` },
    { name: 'when', template: `case "x"\nwhen LIT then 1\nend\nshow ID, "tok_" + "4f9aQ7zL0mXv"\n`, forms: ['single', 'double'] },
    { name: 'symbol as key', template: `{ LIT: 1 }\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
    { name: 'pattern', template: `case "x"\nin LIT then 1\nend\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
  ],
};

const MAIN = `
require "json"
$stdout.binmode
def show(id, text) = $stdout.write("#{id}\\x1f=", text.b, "\\x1e")
JSON.parse(File.read("ids.json")).each do |id|
  load "./case-#{id}.rb"
rescue StandardError, SyntaxError => error
  $stdout.write("#{id}\\x1f!#{error.message}\\x1e".b)
end
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.rb`, source])), 'ids.json': JSON.stringify(programs.map(({ id }) => id)), 'main.rb': MAIN }),
  commands: () => [['env', 'LC_ALL=C.UTF-8', 'ruby', 'main.rb']],
};

describeMatrix(matrix, { name: 'Ruby 3', present: () => canRun('ruby', '--version'), howToGet: 'apt-get install ruby', runner });
