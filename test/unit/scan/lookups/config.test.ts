import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { dotenvNameAt } from '../../../../shared/src/scan/lookups/config/dotenv';
import { outcome, plan, type PlanOptions } from './marked-text';

const X = '${API_KEY:?API_KEY is not set}';
const COMPOSE = { path: 'deploy/docker-compose.prod.yml' };

const cases: readonly (readonly [LanguageId, string, string, PlanOptions?])[] = [
  ['dotenv', 'A=1\nAPI_KEY=«abc»\nB=2\n', 'A=1\nB=2\n'],
  ['dotenv', '\ufeffAPI_KEY="«abc»" # note\r\nB=2\r\n', '\ufeffB=2\r\n'],
  ['dotenv', 'export API_KEY = `«a\nb»`\nB=2', 'B=2'],
  ['dotenv', 'API_KEY=postgres://u:«abc»@db/x\n', ''],
  ['dotenv', 'OTHER=«abc»\n', 'store-only: position-needs-constant'],
  ['dotenv', '# API_KEY=«abc»\n', 'store-only: inside-comment'],
  ['dotenv', 'API_KEY="«a\\tb»"\n', 'store-only: not-a-literal'],
  ['dotenv', 'API_KEY=«a$b»\n', 'store-only: not-a-literal'],
  ['yaml', 'services:\n  a:\n    environment:\n      KEY: «abc» # note\n', `services:\n  a:\n    environment:\n      KEY: ${X} # note\n`, COMPOSE],
  ['yaml', 'a: {K: «abc», L: x}\n', `a: {K: "${X}", L: x}\n`, COMPOSE],
  ['yaml', `a: 'x:«abc»'\n`, `a: 'x:${X}'\n`, COMPOSE],
  ['yaml', 'a: |\r\n  «abc»\r\nb: x\r\n', `a: "${X}"\r\nb: x\r\n`, COMPOSE],
  ['yaml', 'a: "x $y «abc»"\n', `a: "x $y ${X}"\n`, COMPOSE],
  ['yaml', 'a: "«a$b»"\n', 'store-only: position-needs-constant', COMPOSE],
  ['yaml', '# a: «abc»\n', 'store-only: inside-comment', COMPOSE],
  ['yaml', 'a: «01234»\n', 'store-only: not-a-literal', COMPOSE],
  ['yaml', 'a: «12345»\n', `a: ${X}\n`, COMPOSE],
  ['yaml', 'a: «abc»\n', 'store-only: language-without-lookup'],
  ['yaml', 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  env:\n    - name: K\n      value: "«abc»"\n',
    'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  env:\n    - name: K\n      valueFrom:\n        secretKeyRef:\n          name: shop-secrets\n          key: API_KEY\n'],
  ['yaml', 'apiVersion: v1\nkind: Secret\ndata:\n  k: «YWJj»\n', 'store-only: kubernetes-secret-keeps-value'],
  ['json', '{ "a": "«abc»" }', 'store-only: json-has-no-interpolation'],
  ['dockerfile', 'ENV KEY=«abc»\n', 'store-only: dockerfile-has-no-runtime-lookup'],
  ['markdown', 'key `«abc»`', 'store-only: markup'],
  ['vue', '<script>const k = "«abc»"</script>', 'refused: bundled-for-browsers'],
  ['plaintext', '«abc»', 'store-only: language-without-lookup'],
  ['rust', '// «abc»', 'store-only: inside-comment'],
];

describe('lookups in configuration files, and where there is none', () => {
  for (const [languageId, source, expected, options] of cases) {
    it(`${languageId}: ${source}`, () => assert.equal(outcome(languageId, source, options), expected));
  }

  /** language, source, what is stored */
  const stored: readonly (readonly [LanguageId, string, string, PlanOptions?])[] = [
    ['dotenv', 'API_KEY=postgres://u:«abc»@db/x\n', 'postgres://u:abc@db/x'],
    ['dotenv', 'API_KEY="«a\\nb»"\n', 'a\nb'],
    ['dotenv', "API_KEY='«a\\nb»'\n", 'a\\nb'],
    ['yaml', `a: 'it''s «abc»'\n`, 'abc', COMPOSE],
    ['yaml', `a: '«it''s»'\n`, `it's`, COMPOSE],
    ['yaml', 'a: >-\n  «one\n  two\n\n  three»\n', 'one two\nthree', COMPOSE],
    ['yaml', 'a:\n  - |2\n     «one\n    two»\n', ' one\ntwo\n', COMPOSE],
    ['yaml', 'apiVersion: v1\nkind: Secret\ndata:\n  k: «YWJj»\n', 'abc'],
    ['yaml', 'apiVersion: v1\nkind: Secret\nstringData:\n  k: "«YWJj\\n»"\n', 'YWJj\n'],
    ['yaml', 'a: 1\n---\nb: "«a\\x41»"\n', 'aA'],
    ['json', '{ "a": "«a\\u0041\\n»" }', 'aA\n'],
    ['rust', 'let k = "«a\\u{41}\\\n   b»";', 'aAb'],
    ['rust', 'let k = r#"«a\\n"b»"#;', 'a\\n"b'],
    ['csharp', 'var k = "«a\\x41\\e»";', 'aA\x1b'],
    ['kotlin', 'val k = "«a\\$b»"', 'a$b'],
    ['c', 'char *k = "«a\\x41»";', 'aA'],
    ['toml', "k = '''\n«a\\b»'''", '\na\\b'],
    ['terraform', 'k = "«a\\nb»"', 'a\nb'],
    ['powershell', '$k = "«a`nb»"', 'a\nb'],
    ['dockerfile', 'ENV KEY="«a\\$b»"', 'a$b'],
    ['xml', '<a>«b&amp;c»</a>', 'b&c'],
    ['xml', '<a>«b & c»</a>', 'b & c'],
    ['properties', 'a=«b\\u0041\\:»', 'bA:'],
  ];
  for (const [languageId, source, value, options] of stored) {
    it(`stores what is used, ${languageId}: ${source}`, () => assert.equal(plan(languageId, source, options).value, value));
  }

  it('knows the name that a dotenv file gives a value', () => {
    assert.equal(dotenvNameAt('A=1\nexport B="x\ny"\n', { start: 14, end: 15 }), 'B');
    assert.equal(dotenvNameAt('# A=1\n', { start: 4, end: 5 }), undefined);
  });

  it('refuses spans that lie outside of the text', () => {
    assert.equal(outcome('javascript', '«»x'), 'refused: stale');
  });
});
