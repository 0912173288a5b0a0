import { backslashed, quoted, verbatim, type Form, type Matrix } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const escape = backslashed(/["'\\]/g);
const adjacent: Form = {
  name: 'adjacent strings', escape: (value) => escape(value),
  wrap: (content) => {
    const start = content.indexOf('«') + 1;
    const at = content.endsWith('»') && !/\\/.test(content) && content.length - start > 4 ? start + 3 : start;
    return { inline: `(${JSON.stringify('')[0] ?? ''}${content.slice(0, at)}"  # first\n    '${content.slice(at).replace('»', "»'")})` };
  },
};

const forms: readonly Form[] = [
  quoted('single', "'", escape),
  quoted('double', '"', escape),
  quoted('triple double', '"""', (value) => value.replace(/[\\"]/g, '\\$&').replace(/\r/g, '\\r')),
  quoted('triple single', "'''", (value) => value.replace(/[\\']/g, '\\$&').replace(/\r/g, '\\r')),
  quoted('raw', "'", verbatim(/['\n\r]|\\$/), 'r'),
  quoted('formatted', '"', (value) => (/[{}]/.test(value) ? undefined : escape(value)), 'f'),
  quoted('\\U escapes', '"', (value) => Array.from(value, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('')),
];

const matrix: Matrix = {
  title: 'Python', languageId: 'python', fails: 'in both styles', forms,
  places: [
    { name: 'whole literal', template: `key = LIT\nshow(ID, key)\n` },
    { name: 'part of a literal', template: `show(ID, LIT)\n`, around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: `import os\nshow(ID, LIT)  # note\n`, around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: `scheme = ""\nshow(ID, scheme + LIT + "")\n` },
    { name: 'beside another string', template: `show(ID, LIT "")\n` },
    { name: 'before %', template: `show(ID, LIT % ())\n`, forms: ['single', 'double'] },
    { name: 'before .format', template: `show(ID, LIT.format())\n`, forms: ['single', 'double'] },
    { name: 'inside a formatted string', template: `show(ID, f"{LIT}")\n`, forms: ['single'] },
    { name: 'call argument', template: `show(ID, str(LIT))\n` },
    { name: 'keyword argument', template: `def f(key): return key\nshow(ID, f(key=LIT))\n` },
    { name: 'default argument', template: `def f(key=LIT):\n    return key\nshow(ID, f())\n` },
    { name: 'dict value', template: `config = {\n    "key": LIT,  # note\n}\nshow(ID, config["key"])\n` },
    { name: 'dict key', template: `table = {LIT: 1}\nshow(ID, list(table)[0])\n` },
    { name: 'list element', template: `show(ID, ["", LIT][1])\n` },
    { name: 'class attribute', template: `class Client:\n    key: str = LIT\nshow(ID, Client.key)\n` },
    { name: 'condition', template: `show(ID, LIT if 1 else "")\n` },
    { name: 'below docstring and imports', template: `#!/usr/bin/env python3\n"""What it does."""\nfrom __future__ import annotations\n\nimport json\nfrom sys import path\n\nshow(ID, LIT)\n` },
    { name: 'bytes', template: `show(ID, bLIT.decode())\n`, forms: ['single', 'double'] },
    { name: 'part of bytes', template: `show(ID, bLIT.decode())\n`, forms: ['single', 'double'], around: ['Bearer ', '!'] },
    { name: 'pattern of match', template: `match "x":\n    case LIT:\n        pass\n`, forms: ['single', 'double'], refused: 'position-needs-constant' },
  ],
};

const MAIN = `
import builtins, json, runpy, sys
sys.stdout.reconfigure(encoding="utf-8", newline="")
builtins.show = lambda case, text: sys.stdout.write(f"{case}\\x1f={text}\\x1e")
for case in json.load(open("ids.json")):
    try:
        runpy.run_path(f"case-{case}.py")
    except Exception as error:
        sys.stdout.write(f"{case}\\x1f!{error!r}\\x1e")
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.py`, source])), 'ids.json': JSON.stringify(programs.map(({ id }) => id)), 'main.py': MAIN }),
  commands: () => [['python3', '-W', 'ignore', 'main.py']],
};

describeMatrix(matrix, { name: 'Python 3', present: () => canRun('python3', '--version'), howToGet: 'apt-get install python3', runner });
describeMatrix({ ...matrix, title: 'Python, strings in two pieces', forms: [adjacent], places: matrix.places.slice(0, 1) }, {
  name: 'Python 3', present: () => canRun('python3', '--version'), howToGet: 'apt-get install python3', runner,
});
