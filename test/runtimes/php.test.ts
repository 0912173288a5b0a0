import { quoted, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const single = (value: string) => value.replace(/\\/g, '\\\\').replace(/'/g, "\\'");
const double = (value: string) => value.replace(/[\\"$]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
const bytes = (value: string) => [...Buffer.from(value, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

const indented = (content: string, indent: string) => indent + content.replace(/\n(?!\n|$)/g, `\n${indent}`);

function heredoc(name: string, quote: string, indent: string, text: (value: string) => string | undefined): Form {
  return {
    name,
    escape: text,
    wrap: (content) => ({ inline: `<<<${quote}EOS${quote}\n${indented(content, indent)}\n${indent}EOS` }),
  };
}

const file = (body: string) => `<?php\n${body}`;

const matrix: Matrix = {
  title: 'PHP', languageId: 'php', fails: 'in strict style',
  forms: [
    quoted('single', "'", single), quoted('double', '"', double), quoted('byte escapes', '"', bytes),
    heredoc('heredoc', '', '', (value) => value.replace(/[\\$]/g, '\\$&').replace(/\r/g, '\\r')),
    heredoc('nowdoc', "'", '', (value) => value),
    heredoc('indented heredoc', '"', '    ', (value) => value.replace(/[\\$]/g, '\\$&').replace(/\r/g, '\\r')),
  ],
  places: ([
    { name: 'whole literal', template: file(`$key = LIT;\nshow(ID, $key);\n`) },
    { name: 'part of a literal', template: file(`show(ID, LIT);\n`), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: file(`show(ID, LIT); // note\n`), around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: file(`$scheme = '';\nshow(ID, $scheme . LIT . '');\n`) },
    { name: 'comparison', template: file(`if (LIT == 'x') {}\nshow(ID, 'tok_' . '4f9aQ7zL0mXv');\n`), forms: ['single', 'double'] },
    { name: 'condition', template: file(`show(ID, 1 + 1 === 2 ? LIT : '');\n`) },
    { name: 'array value', template: file(`$config = [\n    'key' => LIT, // note\n];\nshow(ID, $config['key']);\n`) },
    { name: 'array key', template: file(`$table = [LIT => 1];\nshow(ID, array_keys($table)[0]);\n`) },
    { name: 'named argument', template: file(`$f = fn (string $key) => $key;\nshow(ID, $f(key: LIT));\n`) },
    { name: 'after return', template: file(`$f = function () { return LIT; };\nshow(ID, $f());\n`) },
    { name: 'global constant', template: file(`const KEY_ID = LIT;\nshow(ID, KEY_ID);\n`) },
    { name: 'constant of a namespace', template: file(`namespace Shop;\nconst KEY_ID = LIT;\n\\show(ID, KEY_ID);\n`) },
    { name: 'define', template: file(`define('DEF_ID', LIT);\nshow(ID, DEF_ID);\n`) },
    { name: 'in a template', template: `<p>it's</p>\n<?= show(ID, LIT) ?>\n<p>\n` },
    { name: 'with strict types', template: file(`declare(strict_types=1);\n\nuse Countable as Counted;\n\nshow(ID, LIT);\n`) },
    { name: 'format', template: file(`show(ID, sprintf(LIT));\n`) },
    { name: 'class constant', template: file(`class C_ID { const KEY = LIT; }\nshow(ID, C_ID::KEY);\n`), refused: 'position-needs-constant' },
    { name: 'property', template: file(`class C_ID {\n    private ?string $key = LIT;\n}\n`), refused: 'position-needs-constant' },
    { name: 'property that is an array', template: file(`class C_ID {\n    protected $config = ['key' => LIT];\n}\n`), refused: 'position-needs-constant' },
    { name: 'default argument', template: file(`function f_ID($key = LIT) { return $key; }\nshow(ID, f_ID());\n`), refused: 'position-needs-constant' },
    { name: 'attribute', template: file(`#[Key(LIT)]\nclass C_ID {}\n`), refused: 'position-needs-constant' },
    { name: 'case of an enum', template: file(`enum E_ID: string { case A = LIT; }\n`), refused: 'position-needs-constant' },
    { name: 'static variable', template: file(`function f_ID() { static $key = LIT; return $key; }\nshow(ID, f_ID());\n`), refused: 'position-needs-constant' },
  ] satisfies readonly Place[]),
};

const MAIN = `<?php
function show($id, $text) { echo "\\x1e", $id, "\\x1f=", $text, "\\x1e"; }
foreach (json_decode(file_get_contents('ids.json')) as $id) {
    try { require "./case-$id.php"; } catch (Throwable $error) { echo "\\x1e", $id, "\\x1f!", $error->getMessage(), "\\x1e"; }
}
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.php`, source])), 'ids.json': JSON.stringify(programs.map(({ id }) => id)), 'main.php': MAIN }),
  commands: () => [['php', '-d', 'display_errors=stderr', 'main.php']],
};

describeMatrix(matrix, { name: 'PHP 8', present: () => canRun('php', '--version'), howToGet: 'apt-get install php-cli', runner });
