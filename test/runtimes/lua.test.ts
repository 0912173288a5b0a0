import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const decimal = (value: string) => [...Buffer.from(value, 'utf8')].map((byte) => `\\${String(byte).padStart(3, '0')}`).join('');
const long = (name: string, opening: string): Form => ({ name, escape: verbatim(/\r|\]=\]/), wrap: (content) => ({ inline: `${opening}${content}]=]` }) });

const matrix: Matrix = {
  title: 'Lua', languageId: 'lua', fails: 'in strict style',
  forms: [quoted('double', '"', backslashed(/["\\]/g)), quoted('single', "'", backslashed(/['\\]/g)), quoted('decimal escapes', '"', decimal), long('long', '[=['), long('long from the next line', '[=[\n')],
  places: ([
    { name: 'whole literal', template: 'local key = LIT\nshow(ID, key)\n' },
    { name: 'part of a literal', template: 'show(ID, LIT)\n', around: ['Bearer ', '\n!'] },
    { name: 'in the middle of a URL', template: 'show(ID, LIT) -- note\n', around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: "local scheme = ''\nshow(ID, scheme .. LIT .. '')\n" },
    { name: 'call without brackets', template: 'local function same(text) return text end\nshow(ID, same LIT)\n' },
    { name: 'part in a call without brackets', template: 'local function same(text) return text end\nshow(ID, same LIT)\n', around: ['Bearer ', ''] },
    { name: 'method of the literal', template: 'show(ID, (LIT):gsub("x", "x"))\n', forms: ['double', 'single'] },
    { name: 'field of a table', template: "local config = {\n  key = LIT, -- note\n  retries = 3,\n}\nshow(ID, config.key)\n" },
    { name: 'key of a table', template: 'local set = { [ LIT ] = 1 }\nshow(ID, next(set))\n' },
    { name: 'element of a list', template: "show(ID, ({ '', LIT })[2])\n" },
    { name: 'comparison', template: "if LIT == 'x' then error() end\nshow(ID, 'tok_' .. '4f9aQ7zL0mXv')\n" },
    { name: 'default', template: 'local none\nshow(ID, none or LIT)\n' },
    { name: 'constant', template: 'local KEY <const> = LIT\nshow(ID, KEY)\n' },
    { name: 'after return', template: 'local function key() return LIT end\nshow(ID, key())\n' },
    { name: 'format', template: 'show(ID, string.format(LIT))\n', forms: ['double', 'single', 'decimal escapes'] },
    { name: 'method format', template: 'show(ID, (LIT):format())\n', forms: ['double', 'single', 'decimal escapes'] },
    { name: 'module', template: 'local loaded = require(LIT)\n', refused: 'position-needs-constant' },
  ] satisfies readonly Place[]),
};

const MAIN = `function show(id, text) io.write(id, "\\x1f=", tostring(text), "\\x1e") end
for id in io.lines("ids") do
  local ran, reason = pcall(dofile, "case-" .. id .. ".lua")
  if not ran then io.write(id, "\\x1f!", tostring(reason), "\\x1e") end
end
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.lua`, source])), 'ids': programs.map(({ id }) => `${id}\n`).join(''), 'main.lua': MAIN }),
  commands: () => [['lua5.4', 'main.lua']],
};

describeMatrix(matrix, { name: 'Lua 5.4', present: () => canRun('lua5.4', '-v'), howToGet: 'apt-get install lua5.4', runner });
