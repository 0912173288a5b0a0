import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DetectionConfig } from '../../../../shared/src/core/config/detection-config';
import { ownRulesPage } from '../../../../shared/src/core/rule-page';
import { parseDetectionConfig } from '../../../../shared/src/core/config/parse-detection-config';
import type { ParsedDetectionConfig } from '../../../../shared/src/core/config/parse-detection-config';

function read(text: string): ParsedDetectionConfig {
  const parsed = parseDetectionConfig(text);
  assert(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** Its faults as `problem member line:column`. */
function faults(text: string): readonly string[] {
  return read(text).faults.map(({ problem, member, place }) => `${problem} ${member} ${place?.line}:${place?.column}`);
}

const RULE = `
  - id: acme/deploy-key
    title: Acme deploy key
    keywords: [AcmeDeploy-]
    pattern: '\\bacmedeploy-[a-z0-9]{24}\\b'
    max_length: 35
`;

describe('a detection configuration', () => {
  it('says nothing when it is empty', () => {
    for (const text of ['', '# nothing yet\n', 'version: 1\n']) {
      assert.deepEqual(read(text).config, { choices: { rules: [] }, folders: [], allow: [], ownRules: [] });
    }
  });

  it('is read with all that it says', () => {
    const { config, faults: wrong } = read(`version: 1
min_confidence: 0.6
rules:
  keyward/json-web-token: information
  keyward/generic-*: off
folders:
  - path: test/**
    min_confidence: 0.9
    rules:
      keyward/generic-password: on
allow:
  - path: docs/**
    rule: keyward/*
    reason: made up for the tutorial
  - value: 'acme_x+'
own_rules:${RULE}    secret_type: service-token
    structure: uuid
    min_entropy: 3.5
    examples:
      - [acme, deploy-, abc]
      - whole
`);
    assert.deepEqual(wrong, []);
    const expected: DetectionConfig = {
      choices: { minConfidence: 0.6, rules: [{ rule: 'keyward/json-web-token', level: 'information' }, { rule: 'keyward/generic-*', level: 'off' }] },
      folders: [{ path: 'test/**', minConfidence: 0.9, rules: [{ rule: 'keyward/generic-password', level: 'on' }] }],
      allow: [{ path: 'docs/**', rule: 'keyward/*' }, { value: 'acme_x+' }],
      ownRules: [{
        id: 'acme/deploy-key', title: 'Acme deploy key', vendor: 'acme', keywords: ['acmedeploy-'], pattern: '\\bacmedeploy-[a-z0-9]{24}\\b', maxLength: 35,
        form: 'self', confidence: 0.95, severity: 'error', secretType: 'service-token', structure: 'uuid', minEntropy: 3.5, description: 'Acme deploy key',
        remediation: 'Revoke it where it was issued, then move the new value into the vault.', documentation: ownRulesPage(),
        examples: ['acmedeploy-abc', 'whole'], counterExamples: [],
      }],
    };
    assert.deepEqual(config, expected);
  });

  const broken: readonly (readonly [what: string, text: string, problem: string, place: string])[] = [
    ['no YAML', 'version: 1\nrules: [\n', 'syntax', '3:1'],
    ['a member twice', 'version: 1\nallow: []\nallow: []\n', 'syntax', '3:1'],
    ['a list', '- a\n', 'bad-value', '1:1'],
    ['without a version', 'rules: {}\n', 'missing-member', '1:1'],
    ['of another version', 'version: one\n', 'bad-value', '1:1'],
    ['of a newer version', '# hello\nversion: 2\n', 'newer-version', '2:1'],
  ];
  for (const [what, text, problem, place] of broken) {
    it(`is not used at all: ${what}`, () => {
      const parsed = parseDetectionConfig(text);
      assert(!parsed.ok);
      assert.deepEqual([parsed.error.problem, `${parsed.error.place?.line}:${parsed.error.place?.column}`], [problem, place]);
    });
  }

  const wrong: readonly (readonly [what: string, text: string, fault: string])[] = [
    ['a member that nobody knows', 'exclude: [a]', 'unknown-member exclude 2:1'],
    ['a confidence of more than 1', 'min_confidence: 90', 'bad-value min_confidence 2:1'],
    ['a level that there is not', 'rules:\n  keyward/a: maybe', 'bad-value rules.keyward/a 3:3'],
    ['a choice for everything by a bare star', 'rules:\n  "*": off', 'bad-value rules.* 3:3'],
    ['a scope without a path', 'folders:\n  - rules: {}', 'missing-member folders[0].path 3:5'],
    ['an allowance without a condition', 'allow:\n  - reason: because', 'bad-value allow[0] 3:5'],
    ['an allowance by a fingerprint of another form', 'allow:\n  - fingerprint: abc', 'bad-value allow[0].fingerprint 3:5'],
    ['a list that is none', 'allow: all', 'bad-value allow 2:1'],
    ['a rule with a built-in name', `own_rules:${RULE.replace('acme/deploy-key', 'keyward/deploy-key')}`, 'reserved-id own_rules[0].id 3:5'],
    ['two rules with one name', `own_rules:${RULE}${RULE.slice(1)}`, 'duplicate-rule own_rules[1].id 8:5'],
    ['a rule that asks a host', `own_rules:${RULE}    verify: https://example.com`, 'unknown-member own_rules[0].verify 8:5'],
    ['a rule without a pattern', 'own_rules:\n  - id: a/b\n    title: A\n    keywords: [abc]\n    max_length: 9', 'missing-member own_rules[0].pattern 3:5'],
    ['a keyword that is in every line', `own_rules:${RULE.replace('AcmeDeploy-', 'a')}`, 'bad-value own_rules[0].keywords[0] 5:16'],
    ['a window without end', `own_rules:${RULE.replace('35', '100000')}`, 'bad-value own_rules[0].max_length 7:5'],
    ['a title that breaks the line', `own_rules:${RULE.replace('Acme deploy key', '"Acme\\nkey"')}`, 'bad-value own_rules[0].title 4:5'],
    ['a structure that there is not', `own_rules:${RULE}    structure: magic`, 'bad-value own_rules[0].structure 8:5'],
    ['a page that is a program', `own_rules:${RULE}    documentation: "javascript:alert(1)"`, 'bad-value own_rules[0].documentation 8:5'],
  ];
  for (const [what, text, fault] of wrong) {
    it(`is said to have ${what}, and is used without it`, () => {
      const whole = `version: 1\n${text}\n`;
      assert.deepEqual(faults(whole), [fault]);
      const { choices, folders, allow, ownRules } = read(`${whole}${/^allow/.test(text) ? '' : 'allow:\n  - path: a\n'}`).config;
      assert.deepEqual([choices.minConfidence, choices.rules.length, folders.length], [undefined, 0, 0]);
      assert.equal(allow.length, /^allow/.test(text) ? 0 : 1);
      assert.equal(ownRules.length, /two rules/.test(what) ? 1 : 0);
    });
  }

  it('holds no more entries than anybody writes', () => {
    const { config, faults: said } = read(`version: 1\nfolders:\n${'  - path: a\n'.repeat(201)}`);
    assert.deepEqual([config.folders.length, said.map(({ problem }) => problem)], [200, ['too-many']]);
  });

  it('names the place of an entry that turns out later to be of no use', () => {
    const { config, faultAt } = read(`version: 1\nown_rules:${RULE}`);
    const [rule] = config.ownRules;
    assert(rule !== undefined);
    assert.deepEqual(faultAt(rule, 'pattern', 'bad-pattern'), { problem: 'bad-pattern', member: 'own_rules[0].pattern', place: { line: 6, column: 5 } });
  });

  it('is never quoted by the YAML library on standard error', () => {
    const warned: unknown[] = [];
    const listen = (warning: unknown): void => { warned.push(warning); };
    process.on('warning', listen);
    assert.equal(parseDetectionConfig('version: 1\n? [a, b]\n: 1\n').ok, true);
    return new Promise<void>((resolve) => { setImmediate(resolve); }).then(() => {
      process.off('warning', listen);
      assert.deepEqual(warned, []);
    });
  });

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom('version: 1\n', 'rules', 'own_rules', 'folders', 'allow', ':', ' ', '\n', '  ', '- ', '{', '}', '[', ']', '&a', '*a', '!!js', '"', '\'', '|', 'path', '0', '__proto__', '? ', '%', '\u0000');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      for (const text of [pieces.join(''), `version: 1\n${pieces.join('')}`]) {
        const parsed = parseDetectionConfig(text);
        assert.equal(typeof parsed.ok, 'boolean');
      }
    }), { numRuns: 1000 });
  });
});
