import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

const READ = 'std::env::var("API_KEY").expect("API_KEY is not set")';
const cases: readonly (readonly [string, string])[] = [
  ['let k = "«abc»";', `let k = &*${READ}.leak();`],
  ['let k = "«abc»".len();', `let k = (&*${READ}.leak()).len();`],
  ['let k = "«abc»".to_string();', `let k = ${READ}.to_string();`],
  ['let k = String::from("«abc»");', `let k = String::from(${READ});`],
  ['let k = "a{} «abc»";', `let k = &*format!("a{{}} {}", ${READ}).leak();`],
  ['let k = r#"a"«abc»"b"#;', `let k = &*format!(r#"a"{}"b"#, ${READ}).leak();`],
  ['let k = "a\\u{7b}«abc»b";', `let k = &*["a\\u{7b}", ${READ}.as_str(), "b"].concat().leak();`],
  ['println!("{} «abc»", x);', `println!("{} {api_key}", x, api_key = ${READ});`],
  ['println!("{} «abc»", x,);', `println!("{} {api_key}", x, api_key = ${READ});`],
  ['write!(f, "«abc»");', `write!(f, "{api_key}", api_key = ${READ});`],
  ['println!("{}", "«abc»");', `println!("{}", &*${READ}.leak());`],
  ['println!("{api_key} «abc»");', 'store-only: position-needs-constant'],
  ['let k = env!("«abc»");', 'store-only: position-needs-constant'],
  ['let k = sqlx::query!("«abc»");', 'store-only: position-needs-constant'],
  ['let k = b"«abc»";', 'store-only: not-a-literal'],
  ["fn f<'a>(x: &'a str) -> char { 'x' } let k = \"«abc»\";", `fn f<'a>(x: &'a str) -> char { 'x' } let k = &*${READ}.leak();`],
  ['const K: &str = "«abc»";\nfn f() { g(K); K.len(); }', `static K: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| ${READ});\nfn f() { g(&**K); (&**K).len(); }`],
  ['const K: &str = "«abc»";\nfn f() { println!("{K}"); }', 'store-only: position-needs-constant'],
  ['const K: &str = "«abc»";\nfn f(x: &str) { match x { K => {} _ => {} } }', 'store-only: position-needs-constant'],
  ['const K: [&str; 1] = ["«abc»"];', 'store-only: position-needs-constant'],
  ['pub const K: &str = "«abc»";', 'store-only: position-needs-constant'],
  ['#[doc = "«abc»"] fn f() {}', 'store-only: position-needs-constant'],
  ['match x { "«abc»" => 1, _ => 2 }', 'store-only: position-needs-constant'],
  ['/* /* */ «abc» */', 'store-only: inside-comment'],
];

describe('lookups in Rust', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('rust', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('rust', 'let k = "«a\\u{41}\\\n   b»";').value, 'aAb');
    assert.equal(plan('rust', 'let k = r"«a\\n\r\nb»";').value, 'a\\n\nb');
  });
});
