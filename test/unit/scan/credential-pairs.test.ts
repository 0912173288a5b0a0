import assert from 'node:assert/strict';
import type { Severity } from '../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import type { Rule } from '../../../shared/src/scan/detection/rules/rule';
import { compileRules, rescan, scan } from '../../../shared/src/scan/engine';
import { acmeRule, HOLE, optionsWith, scanText, VALUE } from './scanning';

type Case = readonly [language: LanguageId, template: string, parts: readonly string[]];

const paired: readonly Case[] = [
  ['python', `user = 'robin'\npassword = '□'`, ['user robin']],
  ['yaml', 'host: db.invalid\nusername: robin\npassword: □', ['user robin', 'host db.invalid']],
  ['json', '{ "password": "□", "user": "robin", "host": "db.invalid" }', ['user robin', 'host db.invalid']],
  ['javascript', `connect({ user: 'robin', password: '□' })`, ['user robin']],
  ['dotenv', 'CLIENT_ID=4711\nCLIENT_SECRET=□', ['identifier 4711']],
  ['plaintext', 'Server=db.invalid;User ID=robin;Password=□;', ['user robin', 'host db.invalid']],
  ['shellscript', 'tool --user robin --password □', ['user robin']],
  ['shellscript', 'curl -u robin:□ https://host.invalid', ['user robin']],
  ['shellscript', 'psexec \\\\host -u robin -p □ cmd', ['user robin']],
  ['markdown', 'postgres://robin:□@db.invalid:5432/shop', ['user robin', 'host db.invalid']],
  ['markdown', `machine db.invalid\n  login robin\n  password □`, ['user robin', 'host db.invalid']],
  ['markdown', `The password for user 'robin' is '□'.`, ['user robin']],
  ['php', `mysqli_connect('db.invalid', 'robin', '□', 'shop');`, ['user robin', 'host db.invalid']],
  ['java', `DriverManager.getConnection(url, "robin", "□");`, ['user robin']],
];

const alone: readonly Case[] = [
  ['python', `user = name\npassword = '□'`, []],
  ['python', `user = 'user'\npassword = '□'`, []],
  ['python', `user = 'robin'\n\npassword = '□'`, []],
  ['yaml', `username: {{ user }}\npassword: □`, []],
  ['python', `${Array.from({ length: 30 }, (_, index) => `user_field_${index} = x`).join('\n')}\npassword = '□'`, []],
];

function partsIn(template: string, language: LanguageId): readonly string[] {
  const text = template.replace(HOLE, VALUE);
  const { findings } = scanText(text, language);
  assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), [VALUE]);
  return (findings[0]?.related ?? []).map(({ role, span }) => `${role} ${text.slice(span.start, span.end)}`);
}

describe('the parts of a credential', () => {
  for (const [language, template, parts] of paired) {
    it(`belong together in ${JSON.stringify(template)}`, () => assert.deepEqual([...partsIn(template, language)].sort(), [...parts].sort()));
  }

  for (const [language, template, parts] of alone) {
    it(`are not made up in ${JSON.stringify(template.slice(0, 60))}`, () => assert.deepEqual(partsIn(template, language), parts));
  }

  it('make each other more likely', () => {
    const [alone] = scanText(`password = '${VALUE}'`, 'python').findings;
    const [beside] = scanText(`user = 'robin'\npassword = '${VALUE}'`, 'python').findings;
    assert.ok(beside !== undefined && alone !== undefined && beside.confidence > alone.confidence);
    assert.ok(beside.evidence.some(({ signal }) => signal === 'pair.user'));
  });

  it('move with the text when a re-scan keeps them', () => {
    const options = optionsWith();
    const quiet = 'nothing here\n'.repeat(1500);
    const text = `${quiet}user = 'robin'\npassword = '${VALUE}'\n`;
    const document = { text: `x\n${text}`, languageId: 'python' } as const;
    const again = rescan(scan({ ...document, text }, options), document, { span: { start: 0, end: 0 }, newLength: 2 }, options);
    assert.deepEqual(again.findings, scan(document, options).findings);
    assert.equal(again.findings[0]?.related?.length, 1);
  });
});

describe('the halves of a vendor\'s credential', () => {
  const rule = (id: `keyward/${string}`, mark: string, severity: Severity): Rule => ({
    ...acmeRule, id, keywords: [mark], severity, maxLength: mark.length + 13, pattern: new RegExp(`(?<!\\w)${mark}[a-z0-9]{12}(?!\\w)`),
  });
  const options = optionsWith({ rules: compileRules([rule('keyward/acme-key-id', 'acmeid_', 'information'), rule('keyward/acme-secret', 'acmesec_', 'error')]) });
  const related = (text: string): readonly (readonly string[])[] =>
    scan({ text, languageId: 'plaintext' }, options).findings.map((finding) => (finding.related ?? []).map(({ role, span }) => `${role} ${text.slice(span.start, span.end)}`));

  it('are joined when they are near each other: the secret names its identifier', () => {
    assert.deepEqual(related('acmeid_k3j5h2g9d8s7 acmesec_p9o8i7u6y5t4'), [[], ['identifier acmeid_k3j5h2g9d8s7']]);
    assert.deepEqual(related('acmesec_p9o8i7u6y5t4\nacmeid_k3j5h2g9d8s7'), [['identifier acmeid_k3j5h2g9d8s7'], []]);
  });

  it('are the nearest of several, and none that is far away', () => {
    assert.deepEqual(related(`acmeid_aaaabbbbcc11 ${' '.repeat(50)} acmeid_k3j5h2g9d8s7 acmesec_p9o8i7u6y5t4`), [[], [], ['identifier acmeid_k3j5h2g9d8s7']]);
    assert.deepEqual(related(`acmeid_k3j5h2g9d8s7 ${' '.repeat(500)} acmesec_p9o8i7u6y5t4`), [[], []]);
  });
});
