import { backslashed, quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const escape = backslashed(/["\\]|#(?=\{)/g);
const points = (value: string) => Array.from(value, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
const heredoc: Form = {
  name: 'heredoc',
  escape: (value) => value.replace(/["\\]|#(?=\{)/g, '\\$&').replace(/\r/g, '\\r'),
  adds: '\n', showsAdded: true,
  wrap: (content) => ({ inline: `"""\n    ${content.replace(/\n(?!\n)/g, '\n    ')}\n    """` }),
};
const refused = 'position-needs-constant';

const matrix: Matrix = {
  title: 'Elixir', languageId: 'elixir', fails: 'in both styles', styles: ['plain'],
  forms: [
    quoted('string', '"', escape), quoted('\\u escapes', '"', points), heredoc,
    { name: '~s', escape: (value) => (/[|]/.test(value) ? undefined : value.replace(/\\|#(?=\{)/g, '\\$&').replace(/\r/g, '\\r')), wrap: (content) => ({ inline: `~s|${content}|` }) },
    { name: '~S', escape: verbatim(/[|\r]|\\$/), wrap: (content) => ({ inline: `~S|${content}|` }) },
  ],
  places: ([
    { name: 'whole literal', template: 'key = LIT\nshow.(ID, key)\n' },
    { name: 'part of a literal', template: 'show.(ID, LIT)\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'show.(ID, LIT) # note\n', around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: 'scheme = ""\nshow.(ID, scheme <> LIT)\n' },
    { name: 'call without brackets', template: 'show.(ID, to_string LIT)\n' },
    { name: 'keyword', template: 'config = [key: LIT, retries: 3]\nshow.(ID, config[:key])\n' },
    { name: 'value of a map', template: 'config = %{"key" => LIT}\nshow.(ID, config["key"])\n' },
    { name: 'element of a list', template: 'show.(ID, Enum.at(["", LIT], 1))\n' },
    { name: 'pipe', template: 'LIT |> then(&show.(ID, &1))\n' },
    { name: 'before a function', template: 'same = fn text, f -> f.(text) end\nshow.(ID, same.(LIT, fn text -> text end))\n' },
    { name: 'branch', template: 'show.(ID, if(1 + 1 == 2, do: LIT, else: ""))\n' },
    { name: 'comparison', template: 'if LIT == "x", do: raise("equal")\nshow.(ID, "tok_" <> "4f9aQ7zL0mXv")\n', forms: ['string', '\\u escapes', '~s', '~S'] },
    { name: 'function of a module', template: 'defmodule Keys_ID do\n  def key, do: LIT\nend\nshow.(ID, apply(Keys_ID, :key, []))\n' },
    { name: 'default argument', template: 'defmodule Keys_ID do\n  def key(text \\\\ LIT), do: text\nend\nshow.(ID, apply(Keys_ID, :key, []))\n' },
    { name: 'module attribute', template: 'defmodule Keys_ID do\n  @key LIT\n  def key, do: @key\nend\nshow.(ID, apply(Keys_ID, :key, []))\n', refused },
    { name: 'pattern', template: 'case "x" do\n  LIT -> 1\n  _ -> 2\nend\n', refused },
    { name: 'guard', template: 'case "x" do\n  x when x == LIT -> 1\n  _ -> 2\nend\n', refused },
    { name: 'parameter', template: 'defmodule Keys_ID do\n  def key(LIT), do: 1\nend\n', refused },
  ] satisfies readonly Place[]),
};

const MAIN = `:io.setopts(:standard_io, encoding: :unicode)
show = fn id, text -> IO.write("#{id}\\x1f=#{text}\\x1e") end
for id <- String.split(File.read!("ids"), "\\n", trim: true) do
  try do
    Code.eval_string(File.read!("case-#{id}.exs"), show: show)
  rescue
    reason -> IO.write("#{id}\\x1f!#{Exception.message(reason)}\\x1e")
  end
end
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.exs`, source])), 'ids': programs.map(({ id }) => `${id}\n`).join(''), 'main.exs': MAIN }),
  commands: () => [['env', 'LC_ALL=C.UTF-8', 'elixir', 'main.exs']],
};

describeMatrix(matrix, { name: 'Elixir', present: () => canRun('elixir', '--version'), howToGet: 'apt-get install elixir', runner });
