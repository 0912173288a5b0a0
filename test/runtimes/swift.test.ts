import { backslashed, quoted, verbatim, type Matrix } from './matrix';
import { describeParsed, installedGrammar } from './parsed';

const refused = 'position-needs-constant';
const points = (value: string) => Array.from(value, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');

const matrix: Omit<Matrix, 'fails'> = {
  title: 'Swift (parsed)', languageId: 'swift', styles: ['plain'],
  forms: [
    quoted('string', '"', backslashed(/["\\]/g)), quoted('\\u escapes', '"', points),
    { name: 'raw', escape: verbatim(/"#|[\r\n]|\\#|\\$/), wrap: (content) => ({ inline: `#"${content}"#` }) },
    { name: 'lines', escape: (value) => value.replace(/["\\]/g, '\\$&').replace(/\r/g, '\\r'), wrap: (content) => ({ inline: `"""\n    ${content.replace(/\n(?!\n|$)/g, '\n    ')}\n    """` }) },
  ],
  places: [
    { name: 'whole literal', template: 'let key = LIT\nprint(key)\n' },
    { name: 'part of a literal', template: 'print(LIT)\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'import Foundation\n\nprint(LIT) // note\n', around: ['postgres://u:', '@db/x?a=%41'] },
    { name: 'after a concatenation', template: 'let scheme = ""\nprint(scheme + LIT + "")\n' },
    { name: 'method of the literal', template: 'print(LIT.lowercased())\n' },
    { name: 'named argument', template: 'send(key: LIT, retries: 3)\n' },
    { name: 'default of a parameter', template: 'func send(key: String = LIT) {}\n' },
    { name: 'value of a dictionary', template: 'let config = ["key": LIT]\n' },
    { name: 'condition', template: 'print(1 + 1 == 2 ? LIT : "")\n' },
    { name: 'property', template: 'struct Client {\n    static let key: String = LIT\n}\n' },
    { name: 'after return', template: 'func key() -> String {\n    return LIT\n}\n' },
    { name: 'case', template: 'switch x {\ncase LIT: break\ndefault: break\n}\n', refused },
    { name: 'raw value', template: 'enum Keys: String {\n    case first = LIT\n}\n', refused },
    { name: 'attribute', template: '@available(*, deprecated, message: LIT)\nfunc send() {}\n', refused },
    { name: 'other type', template: 'let key: StaticString = LIT\n', refused },
  ],
};

describeParsed(matrix, installedGrammar('swift'));
