import { backslashed, quoted, verbatim, type Matrix } from './matrix';
import { canRun, type Program, type Runner } from './programs';
import { describeMatrix } from './suite';

const run = (statements: string) => `pub fn run() {\n${statements.split('\n').map((line) => `    ${line}`).join('\n')}\n}\n`;

const matrix: Matrix = {
  title: 'Rust', languageId: 'rust', fails: 'in both styles',
  forms: [
    quoted('string', '"', backslashed(/["\\]/g)),
    { name: 'raw', escape: verbatim(/"#|\r/), wrap: (content) => ({ inline: `r#"${content}"#` }) },
    quoted('\\u escapes', '"', (value) => Array.from(value, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('')),
  ],
  places: [
    { name: 'whole literal', template: run('let key = LIT;\ncrate::show(ID, key);') },
    { name: 'part of a literal', template: run('crate::show(ID, LIT);'), around: ['Bearer ', ''] },
    { name: 'in the middle of a URL', template: run('crate::show(ID, LIT); // note'), around: ['postgres://u{x}:', '@db/x?a=%41'] },
    { name: 'method of the literal', template: run('crate::show(ID, LIT.trim());') },
    { name: 'owned text', template: run('let key: String = LIT.to_string();\ncrate::show(ID, &key);') },
    { name: 'String::from', template: run('crate::show(ID, &String::from(LIT));') },
    { name: 'static text of a struct', template: `struct Client { key: &'static str }\n${run('let c = Client { key: LIT };\ncrate::show(ID, c.key);')}` },
    { name: 'returned', template: `fn key() -> &'static str { LIT }\n${run('crate::show(ID, key());')}` },
    { name: 'element of vec!', template: run('crate::show(ID, vec!["", LIT][1]);') },
    { name: 'tuple', template: run(`let (_, key) = ('"', LIT);\ncrate::show(ID, key);`) },
    { name: 'condition', template: run('let key = if 1 + 1 == 2 { LIT } else { "" };\ncrate::show(ID, key);') },
    { name: 'argument of format!', template: run('crate::show(ID, &format!("{}{}", "", LIT));') },
    { name: 'format', template: run('crate::show(ID, &format!(LIT));'), forms: ['string', 'raw'] },
    { name: 'constant', template: `const KEY: &str = LIT; // note\n${run('crate::show(ID, KEY);\nlet _ = KEY.len();')}` },
    { name: 'static', template: `static KEY: &'static str = LIT;\n${run('let key: &str = KEY;\ncrate::show(ID, key);')}` },
    { name: 'public constant', template: `pub const KEY: &str = LIT;\n${run('')}`, refused: 'position-needs-constant' },
    { name: 'pattern', template: run('match "x" { LIT => {}, _ => {} }'), refused: 'position-needs-constant' },
    { name: 'attribute', template: `#[deprecated(note = LIT)]\nfn f() {}\n${run('')}`, forms: ['string'], refused: 'position-needs-constant' },
    { name: 'macro that wants a literal', template: run('let _ = concat!(LIT);'), refused: 'position-needs-constant' },
  ],
};

const main = (programs: readonly Program[]) => `#![allow(dead_code, deprecated)]
use std::io::Write;
pub fn show(id: u32, text: &str) { print!("{}\\x1f={}\\x1e", id, text); }
fn attempt(id: u32, run: fn()) {
    if let Err(reason) = std::panic::catch_unwind(run) {
        print!("{}\\x1f!{}\\x1e", id, reason.downcast_ref::<String>().cloned().unwrap_or_default());
    }
}
${programs.map(({ id }) => `mod case_${id};`).join('\n')}
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
${programs.map(({ id }) => `    attempt(${id}, case_${id}::run);`).join('\n')}
    std::io::stdout().flush().unwrap();
}
`;

const runner: Runner = {
  files: (programs) => ({ 'main.rs': main(programs), ...Object.fromEntries(programs.map(({ id, source }) => [`case_${id}.rs`, source])) }),
  commands: () => [['rustc', '--edition', '2021', '-Cdebuginfo=0', '-Copt-level=0', '-o', 'main', 'main.rs'], ['./main']],
};

describeMatrix(matrix, { name: 'Rust 1.80', present: () => canRun('rustc', '--version'), howToGet: 'https://rustup.rs', runner });
