import { backslashed, quoted, verbatim, type Matrix } from './matrix';
import { describeParsed, installedGrammar } from './parsed';

const refused = 'position-needs-constant';
const units = (value: string) => Array.from(value, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');

const matrix: Omit<Matrix, 'fails'> = {
  title: 'Dart (parsed)', languageId: 'dart', styles: ['plain'],
  forms: [
    quoted('single', "'", backslashed(/['\\$]/g)), quoted('double', '"', backslashed(/["\\$]/g)), quoted('\\u escapes', "'", units),
    quoted('raw', "'", verbatim(/['\r\n]/), 'r'),
    { name: 'triple', escape: (value) => value.replace(/['\\$]/g, '\\$&').replace(/\r/g, '\\r'), wrap: (content) => ({ inline: `'''\n${content}'''` }) },
  ],
  places: [
    { name: 'whole literal', template: 'void main() {\n  var key = LIT;\n  print(key);\n}\n' },
    { name: 'part of a literal', template: 'void main() {\n  print(LIT);\n}\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: "import 'dart:io';\n\nvoid main() {\n  print(LIT); // note\n}\n", around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: "void main() {\n  var scheme = '';\n  print(scheme + LIT);\n}\n" },
    { name: 'method of the literal', template: 'void main() {\n  print(LIT.trim());\n}\n' },
    { name: 'named argument', template: 'void main() {\n  send(key: LIT, retries: 3);\n}\n' },
    { name: 'value of a map', template: "var config = {'key': LIT};\n" },
    { name: 'condition', template: "void main() {\n  print(1 + 1 == 2 ? LIT : '');\n}\n" },
    { name: 'field', template: 'class Client {\n  final String key = LIT;\n}\n' },
    { name: 'constant', template: 'const key = LIT; // note\n' },
    { name: 'constant of a class', template: 'class Keys {\n  static const String key = LIT;\n}\n' },
    { name: 'default of a parameter', template: 'void send({String key = LIT}) {}\n', refused },
    { name: 'constant object', template: 'var client = const Client(LIT);\n', refused },
    { name: 'annotation', template: '@Deprecated(LIT)\nclass Client {}\n', refused },
    { name: 'case', template: 'void f(x) {\n  switch (x) { case LIT: break; }\n}\n', refused },
    { name: 'constant that an annotation uses', template: 'const key = LIT;\n@Deprecated(key)\nclass Client {}\n', refused },
  ],
};

describeParsed(matrix, installedGrammar('dart'));
