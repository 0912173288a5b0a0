import { quoted, verbatim, type Form, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const single = (value: string) => (value.includes('\r') ? undefined : value.replace(/\\/g, '\\\\').replace(/'/g, "\\'"));
const double = (value: string) => value.replace(/[\\"$@]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
const bytes = (value: string) => [...Buffer.from(value, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const heredoc = (name: string, quote: string, escape: (value: string) => string | undefined): Form => ({
  name, escape, adds: '\n', showsAdded: true, wrap: (content) => ({ inline: `<<${quote}EOS${quote}`, below: `${content}\nEOS` }),
});

const matrix: Matrix = {
  title: 'Perl', languageId: 'perl', fails: 'in strict style',
  forms: [
    quoted('single', "'", single), quoted('double', '"', double), quoted('byte escapes', '"', bytes),
    { name: 'q', escape: verbatim(/[\\{}\r]/), wrap: (content) => ({ inline: `q{${content}}` }) },
    { name: 'qq', escape: (value) => (/[()]/.test(value) ? undefined : double(value)), wrap: (content) => ({ inline: `qq(${content})` }) },
    heredoc('heredoc', '"', (value) => value.replace(/[\\$@]/g, '\\$&').replace(/\r/g, '\\r')), heredoc('heredoc raw', "'", verbatim(/\r/)),
  ],
  places: ([
    { name: 'whole literal', template: 'my $key = LIT;\nshow(ID, $key);\n' },
    { name: 'part of a literal', template: 'show(ID, LIT);\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'show(ID, LIT); # note\n', around: ['postgres://u:', '.db/x?a=%41'] },
    { name: 'after a concatenation', template: "my $scheme = '';\nshow(ID, $scheme . LIT);\n" },
    { name: 'list operator', template: "show ID, LIT;\n" },
    { name: 'function without brackets', template: 'show ID, join "", LIT, "";\n' },
    { name: 'condition', template: "show(ID, 1 + 1 == 2 ? LIT : '');\n" },
    { name: 'comparison', template: "if (LIT eq 'x') {}\nshow(ID, 'tok_' . '4f9aQ7zL0mXv');\n", forms: ['single', 'double', 'q'] },
    { name: 'value of a hash', template: "my %config = (\n    key => LIT, # note\n    retries => 3,\n);\nshow(ID, $config{key});\n" },
    { name: 'key of a hash', template: 'my %table = (LIT, 1);\nshow(ID, (keys %table)[0]);\n' },
    { name: 'element of a list', template: "my @list = ('', LIT);\nshow(ID, $list[1]);\n" },
    { name: 'constant', template: 'use constant KEY_ID => LIT;\nshow(ID, KEY_ID);\n' },
    { name: 'after return', template: 'sub key_ID { return LIT }\nshow(ID, key_ID());\n', forms: ['single', 'double', 'byte escapes', 'q', 'qq'] },
    { name: 'default', template: 'my $none;\nshow(ID, $none // LIT);\n' },
    { name: 'format', template: 'show(ID, sprintf(LIT));\n' },
  ] satisfies readonly Place[]),
};

const MAIN = `use strict;
use warnings;
$| = 1;
sub show { my ($id, $text) = @_; print "$id\\x1f=$text\\x1e" }
open my $list, '<', 'ids' or die;
while (my $id = <$list>) {
    chomp $id;
    do "./case-$id.pl";
    print "$id\\x1f!$@\\x1e" if $@;
}
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.pl`, `use strict;\nuse warnings;\n${source}1;\n`])), 'ids': programs.map(({ id }) => `${id}\n`).join(''), 'main.pl': MAIN }),
  commands: () => [['perl', 'main.pl']],
};

describeMatrix(matrix, { name: 'Perl', present: () => canRun('perl', '-v'), howToGet: 'apt-get install perl', runner });
