import assert from 'node:assert/strict';
import { outcome, plan, type PlanOptions } from './marked-text';

const READ = '$ENV{API_KEY}';
const STRICT = 'do { $ENV{API_KEY} // die "API_KEY is not set\\n" }';
const FIXED = 'store-only: position-needs-constant';

const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ["my $k = '«abc»';", `my $k = ${READ};`],
  ["my $k = '«abc»';", `my $k = ${STRICT};`, { style: 'strict' }],
  ['print "Bearer «abc»", "\\n";', `print "Bearer " . ${READ}, "\\n";`],
  ['print "Bearer «abc»", "\\n";', `print "Bearer " . ${STRICT}, "\\n";`, { style: 'strict' }],
  ['my $k = "$scheme «abc»";', `my $k = "$scheme " . ${READ};`],
  ['my $k = "$h{key}->[0] «abc» @{[ f(1) ]}";', `my $k = "$h{key}->[0] " . ${READ} . " @{[ f(1) ]}";`],
  ['my $k = "Bearer «abc»" x 3;', `my $k = ("Bearer " . ${READ}) x 3;`],
  ['my $k = "Bearer «abc»" eq $l;', `my $k = "Bearer " . ${READ} eq $l;`],
  ['my $k = "Bearer «abc»" =~ /x/;', `my $k = ("Bearer " . ${READ}) =~ /x/;`],
  ['my $k = qq{a "«abc»"};', `my $k = qq{a "} . ${READ} . qq{"};`],
  ['my $k = q(«abc»);', `my $k = ${READ};`],
  ['my $k = q(a(b) «abc»);', 'store-only: not-a-literal'],
  ['my $k = <<"EOS";\nkey: «abc»\nEOS\nf();\n', `my $k = <<"EOS";\nkey: @{[ ${READ} ]}\nEOS\nf();\n`],
  ["my $k = <<'EOS';\nkey: «abc»\nEOS\n", `my $k = <<"EOS";\nkey: @{[ ${READ} ]}\nEOS\n`],
  ["my $k = <<'EOS';\n$key: «abc»\nEOS\n", FIXED],
  ['my $k = <<EOS;\n«abc»[0]\nEOS\n', FIXED],
  ['f(<<A, 1);\n«abc»\nA\ng();\n', `f(${READ}, 1);\ng();\n`],
  ['my %h = (key => "«abc»");', `my %h = (key => ${READ});`],
  ["$h{'«abc»'} = 1;", `$h{${READ}} = 1;`],
  ["use constant KEY => '«abc»';", `use constant KEY => ${READ};`],
  ['printf("%s «abc»\\n", $u);', `printf("%s " . (${READ} =~ s/%/%%/gr) . "\\n", $u);`],
  ["printf STDERR '«a%b»';", FIXED],
  ['use utf8;\nmy $k = "«pässwörd»";', FIXED],
  ["my %h = (s => 1, y => 2, q => 3); my $k = '«abc»';", `my %h = (s => 1, y => 2, q => 3); my $k = ${READ};`],
  ["$x->{s}; $o->y('a'); my $k = '«abc»';", `$x->{s}; $o->y('a'); my $k = ${READ};`],
  [`$x =~ s/"/'/g; $x =~ tr{"}{'}; my $k = '«abc»';`, `$x =~ s/"/'/g; $x =~ tr{"}{'}; my $k = ${READ};`],
  [`if ($x =~ m{"} and $y =~ /'/) { f('«abc»'); }`, `if ($x =~ m{"} and $y =~ /'/) { f(${READ}); }`],
  [`my $n = $#list / 2; local $" = ','; my $k = '«abc»'; # it's`, `my $n = $#list / 2; local $" = ','; my $k = ${READ}; # it's`],
  ['=pod\n\n"«abc»"\n\n=cut\n', 'store-only: inside-comment'],
  ['f();\n__END__\n"«abc»"', 'store-only: inside-comment'],
  ['my @k = qw(«abc» d);', 'store-only: not-a-literal'],
  ["my $k = $ENV{'«ABC»'};", 'refused: already-a-lookup'],
];

describe('lookups in Perl', () => {
  for (const [source, expected, options] of cases) {
    it(`${source}${options?.style === 'strict' ? ', strict' : ''}`, () => assert.equal(outcome('perl', source, options), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('perl', 'my $k = "«a\\x41\\x{41}\\101\\$\\@\\n»";').value, 'aAAA$@\n');
    assert.equal(plan('perl', "my $k = '«it\\'s \\n»';").value, "it's \\n");
    assert.equal(plan('perl', "my $k = <<'A';\n«a\\n\n»A\n").value, 'a\\n\n');
    assert.equal(plan('perl', 'my $k = "«\\x{263a}»";').plan.kind, 'store-only');
  });
});
