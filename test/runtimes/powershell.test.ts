import { quoted, verbatim, type Form, type Matrix } from './matrix';
import { describeParsed, ownGrammar } from './parsed';

const double = (value: string) => value.replace(/[`$"]/g, '`$&').replace(/\r/g, '`r');
const here = (name: string, quote: string, escape: (value: string) => string | undefined): Form => ({ name, escape, wrap: (content) => ({ inline: `@${quote}\n${content}\n${quote}@` }) });
const refused = 'position-needs-constant';

const matrix: Omit<Matrix, 'fails'> = {
  title: 'PowerShell (parsed)', languageId: 'powershell',
  forms: [
    quoted('single', "'", (value) => value.replace(/'/g, "''")), quoted('double', '"', double),
    here('here-string', '"', double), here("here-string '", "'", verbatim(/\r/)),
  ],
  places: [
    { name: 'whole literal', template: '$key = LIT\nWrite-Output $key\n' },
    { name: 'part of a literal', template: '$key = LIT\nWrite-Output $key\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'Invoke-RestMethod -Uri LIT # note\n', around: ['postgres://u$x:', '@db/x?a=%41'] },
    { name: 'argument', template: 'Connect-Shop -Key LIT -Retries 3\n', forms: ['single', 'double'] },
    { name: 'after a concatenation', template: "$scheme = ''\n$key = $scheme + LIT + ''\n", forms: ['single', 'double'] },
    { name: 'method of the literal', template: '$key = LIT.Trim()\n', forms: ['single', 'double'] },
    { name: 'value of a table', template: "$config = @{\n    Name = 'shop'\n    Key = LIT # note\n}\n" },
    { name: 'default of a parameter', template: 'function Get-Key {\n    param([string]$Key = LIT)\n    $Key\n}\n' },
    { name: 'condition', template: 'if ($key -eq LIT) { Write-Output 1 }\n', forms: ['single', 'double'] },
    { name: 'format', template: '$key = LIT -f 1\n', forms: ['single', 'double'] },
    { name: 'after return', template: 'function Get-Key { return LIT }\n', forms: ['single', 'double'] },
    { name: 'argument of an attribute', template: 'function Get-Key { param([ValidateSet(LIT)]$Key) $Key }\n', forms: ['single', 'double'], refused },
  ],
};

describeParsed(matrix, ownGrammar('powershell'));
