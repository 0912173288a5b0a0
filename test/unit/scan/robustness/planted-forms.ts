import type { LanguageId } from '../../../../shared/src/core/model/language-id';

/** A way to write a value down. */
export interface Quoting {
  readonly open: string;
  readonly close: string;
  /** Characters beside letters and digits that may stand in it as they are. */
  readonly marks: string;
  /** How any other text is written in it; absent where not all can be. */
  readonly write?: (text: string) => string;
}

/** How one family of languages gives a name a value. `$k` stands for the name and `$v` for the value in its quotes. */
export interface PlantedGrammar {
  readonly languages: readonly LanguageId[];
  readonly statements: readonly string[];
  readonly quotings: readonly Quoting[];
  /** Empty where the language has no comments; `$c` stands for the text of one. */
  readonly comments: readonly string[];
}

const SAFE_MARKS = '-_+!*^';

function quoting(open: string, close = open, write?: Quoting['write']): Quoting {
  return { open, close, marks: SAFE_MARKS, ...(write === undefined ? {} : { write }) };
}

/** A backslash before each backslash and each of these characters. */
function escaped(text: string, special: string): string {
  return Array.from(text, (character) => (character === '\\' || special.includes(character) ? `\\${character}` : character)).join('');
}

const DOUBLE = quoting('"', '"', (text) => escaped(text, '"'));
const SINGLE = quoting("'", "'", (text) => escaped(text, "'"));
const BARE: Quoting = { open: '', close: '', marks: '-_+' };
/** In these nothing is special but their own end, which is doubled. */
const DOUBLED_SINGLE = quoting("'", "'", (text) => text.replaceAll("'", "''"));
const DOUBLED_DOUBLE = quoting('"', '"', (text) => text.replaceAll('"', '""'));

export const PLANTED_GRAMMARS: readonly PlantedGrammar[] = [
  {
    languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte'],
    statements: ['const $k = $v;', 'let $k=$v', 'this.$k = $v;', 'module.exports = { $k: $v };', 'connect({ host, $k: $v, port: 1 });', 'f({ "$k" : $v })', 'config["$k"] = $v;', 'if (x.$k === $v) go();'],
    quotings: [DOUBLE, SINGLE, quoting('`', '`', (text) => escaped(text, '`$'))], comments: ['// $c', '/* $c */'],
  },
  {
    languages: ['python'], comments: ['# $c'],
    statements: ['$k = $v', '$k=$v', 'self.$k: str = $v', 'connect(host, $k=$v, port=1)', 'config = {"$k": $v}', "config['$k'] = $v", 'os.environ["$k"] = $v', 'def connect(a, $k=$v):'],
    quotings: [DOUBLE, SINGLE, quoting('"""'), quoting("'''"), quoting('r"', '"'), quoting("b'", "'")],
  },
  {
    languages: ['go'], statements: ['$k := $v', 'var $k = $v', 'const $k string = $v', 'Config{$k: $v}', 'x.$k = $v', 'm["$k"] = $v'],
    quotings: [DOUBLE, quoting('`')], comments: ['// $c', '/* $c */'],
  },
  {
    languages: ['java', 'scala', 'dart'], statements: ['String $k = $v;', 'private static final String $k = $v;', 'this.$k = $v;', 'p.put("$k", $v);', 'p.setProperty("$k", $v);'],
    quotings: [DOUBLE], comments: ['// $c', '/* $c */'],
  },
  { languages: ['kotlin', 'swift'], statements: ['val $k = $v', 'let $k: String = $v', 'x.$k = $v'], quotings: [DOUBLE], comments: ['// $c'] },
  {
    languages: ['csharp'], statements: ['string $k = $v;', 'public string $k { get; set; } = $v;', 'var x = new Config { $k = $v };', 'd["$k"] = $v;'],
    quotings: [DOUBLE, quoting('@"', '"', (text) => text.replaceAll('"', '""'))], comments: ['// $c'],
  },
  { languages: ['ruby', 'elixir'], statements: ['$k = $v', '{ $k: $v }', '{ "$k" => $v }', '@$k = $v'], quotings: [DOUBLE, SINGLE], comments: ['# $c'] },
  {
    languages: ['php'], statements: ['$$k = $v;', "['$k' => $v]", '$x->$k = $v;', "define('$k', $v);", 'const $k = $v;'],
    quotings: [DOUBLE, SINGLE], comments: ['// $c', '# $c', '/* $c */'],
  },
  {
    languages: ['rust'], statements: ['let $k = $v;', 'const $k: &str = $v;', 'Config { $k: $v }', 'x.$k = $v.to_string();'],
    quotings: [DOUBLE, quoting('r"', '"'), quoting('r#"', '"#'), quoting('b"', '"')], comments: ['// $c'],
  },
  {
    languages: ['c', 'cpp', 'objective-c'], statements: ['const char *$k = $v;', 'char $k[] = $v;', '#define $k $v', 'config.$k = $v;', '.$k = $v,'],
    quotings: [DOUBLE], comments: ['// $c', '/* $c */'],
  },
  { languages: ['perl', 'r', 'julia', 'groovy'], statements: ['$k = $v', 'x.$k = $v'], quotings: [DOUBLE, SINGLE], comments: [] },
  { languages: ['lua'], statements: ['local $k = $v', '$k = $v', '{ $k = $v }'], quotings: [DOUBLE, SINGLE, quoting('[[', ']]')], comments: ['-- $c'] },
  { languages: ['clojure'], statements: ['(def $k $v)', '{:$k $v}'], quotings: [DOUBLE], comments: ['; $c'] },
  {
    languages: ['shellscript'], statements: ['$k=$v', 'export $k=$v', '$k=$v ./run', 'readonly $k=$v', '$k=$v; run', 'run --$k=$v', 'run --$k $v --verbose', 'docker run -e $k=$v image'],
    quotings: [quoting('"', '"', (text) => escaped(text, '"$`')), quoting("'"), BARE], comments: ['# $c'],
  },
  { languages: ['powershell'], statements: ['$$k = $v', '@{ $k = $v }', '$env:$k = $v'], quotings: [quoting('"'), DOUBLED_SINGLE], comments: ['# $c'] },
  {
    languages: ['yaml', 'dockercompose', 'github-actions-workflow'], statements: ['$k: $v', '  $k:   $v', '- $k: $v', 'a: { $k: $v, b: 1 }', '"$k": $v'],
    quotings: [DOUBLE, DOUBLED_SINGLE, BARE], comments: ['# $c'],
  },
  { languages: ['json', 'jsonc'], statements: ['{"$k": $v}', '{ "$k" : $v , "b": 1 }', '{"a":{"$k":$v}}', '  "$k": $v,'], quotings: [DOUBLE], comments: [] },
  { languages: ['toml'], statements: ['$k = $v', '"$k" = $v', 'a = { $k = $v }'], quotings: [DOUBLE, quoting("'"), quoting('"""'), quoting("'''")], comments: ['# $c'] },
  { languages: ['ini'], statements: ['$k=$v', '$k = $v', '$k: $v', 'a.$k = $v'], quotings: [BARE, quoting('"')], comments: ['; $c', '# $c'] },
  { languages: ['properties'], statements: ['$k=$v', '$k = $v', '$k: $v', 'a.b.$k=$v'], quotings: [BARE], comments: ['# $c'] },
  { languages: ['dotenv', 'keyward'], statements: ['$k=$v', 'export $k=$v', '$k = $v'], quotings: [DOUBLE, quoting("'"), BARE], comments: ['# $c'] },
  { languages: ['xml', 'html'], statements: ['<$k>$v</$k>', '<a>\n  <$k>$v</$k>\n</a>'], quotings: [BARE], comments: ['<!-- $c -->'] },
  { languages: ['xml', 'html'], statements: ['<add key="$k" value=$v/>', '<a $k=$v />', '<property name="$k" value=$v></property>'], quotings: [quoting('"')], comments: ['<!-- $c -->'] },
  { languages: ['dockerfile'], statements: ['ENV $k=$v', 'ARG $k=$v', 'ENV a=b $k=$v', 'ENV $k $v'], quotings: [BARE, DOUBLE], comments: ['# $c'] },
  { languages: ['terraform'], statements: ['$k = $v', '  $k   = $v', 'a = { $k = $v }'], quotings: [DOUBLE], comments: ['# $c', '// $c'] },
  { languages: ['makefile'], statements: ['$k = $v', '$k := $v', 'export $k=$v'], quotings: [BARE], comments: ['# $c'] },
  { languages: ['vb'], statements: ['Dim $k As String = $v', '$k = $v', 'Const $k = $v'], quotings: [DOUBLED_DOUBLE], comments: ["' $c"] },
  { languages: ['markdown', 'plaintext'], statements: ['$k: $v', '$k=$v', '* $k: $v', 'Set `$k=$v` first.'], quotings: [BARE], comments: [] },
];
