import { backslashed, quoted, verbatim, type Matrix, type Place } from './matrix';
import { canRun, type Runner } from './programs';
import { describeMatrix } from './suite';

const points = (value: string) => Array.from(value, (character) => `\\U{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
const refused = 'position-needs-constant';

const matrix: Matrix = {
  title: 'R', languageId: 'r', fails: 'in strict style',
  forms: [
    quoted('double', '"', backslashed(/["\\]/g)), quoted('single', "'", backslashed(/['\\]/g)), quoted('\\U escapes', '"', points),
    { name: 'raw', escape: verbatim(/\)-"|\r/), wrap: (content) => ({ inline: `r"-(${content})-"` }) },
  ],
  places: ([
    { name: 'whole literal', template: 'key <- LIT\nshow(ID, key)\n' },
    { name: 'part of a literal', template: 'show(ID, LIT)\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'show(ID, LIT) # note\n', around: ['postgres://u$:', '@db/x?a=%41'] },
    { name: 'named argument', template: 'show(id = ID, text = LIT)\n' },
    { name: 'default argument', template: 'key <- function(text = LIT) text\nshow(ID, key())\n' },
    { name: 'element of a vector', template: 'show(ID, c("", LIT)[2])\n' },
    { name: 'element of a list', template: 'config <- list(\n  key = LIT, # note\n  retries = 3\n)\nshow(ID, config$key)\n' },
    { name: 'branch', template: 'show(ID, if (1 + 1 == 2) LIT else "")\n' },
    { name: 'comparison', template: 'if (LIT == "x") stop("equal")\nshow(ID, paste0("tok_", "4f9aQ7zL0mXv"))\n' },
    { name: 'pipe', template: 'LIT |> show(id = ID)\n' },
    { name: 'format', template: 'show(ID, sprintf(LIT))\n' },
    { name: 'argument of a format', template: 'show(ID, sprintf("%s", LIT))\n' },
    { name: 'name of an argument', template: 'x <- c(LIT = 1)\n', forms: ['double', 'single'], refused },
    { name: 'name that is set', template: 'LIT <- 1\n', forms: ['double', 'single'], refused },
    { name: 'name of a package', template: 'library(LIT)\n', refused },
  ] satisfies readonly Place[]),
};

const MAIN = `show <- function(id, text) cat(id, "\\x1f=", text, "\\x1e", sep = "")
for (id in readLines("ids")) {
  tryCatch(
    source(paste0("case-", id, ".R"), local = new.env(), encoding = "UTF-8"),
    error = function(reason) cat(id, "\\x1f!", conditionMessage(reason), "\\x1e", sep = "")
  )
}
`;

const runner: Runner = {
  files: (programs) => ({ ...Object.fromEntries(programs.map(({ id, source }) => [`case-${id}.R`, source])), 'ids': programs.map(({ id }) => `${id}\n`).join(''), 'main.R': MAIN }),
  commands: () => [['env', 'LC_ALL=C.UTF-8', 'Rscript', '--vanilla', 'main.R']],
};

describeMatrix(matrix, { name: 'R 4', present: () => canRun('Rscript', '--version'), howToGet: 'apt-get install r-base-core', runner });
