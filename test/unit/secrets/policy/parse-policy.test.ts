import assert from 'node:assert/strict';
import { parsePolicy } from '../../../../shared/src/secrets/policy/parse-policy';
import { DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';

const FILE = 'policy.yaml';

const FULL = `# Who may do what.
version: 1
agents:
  release-bot:
    kind: ci
    roles: [payments, readers]
    recognised: the runner of our builds
  old-bot: { kind: service, status: suspended }
roles:
  payments:
    - id: use-in-tests
      capabilities: [USE]
      paths: ["local/shop/*", "team/+/stripe"]
      confirm: session
      until: 2026-12-31
      hours: { from: "08:00", to: "18:30" }
      commands: [[npm, test], [npm, run, build]]
    - { effect: deny, capabilities: [READ, USE], paths: ["local/shop/prod/*"] }
  readers:
    - { capabilities: [LIST], paths: ["*"] }
person:
  roles: []
`;

describe('policy.yaml', () => {
  it('is read in full', () => {
    const policy = parsePolicy(FULL, FILE);
    assert(policy.kind === 'policy');
    const bot = policy.agents.get('release-bot');
    assert.deepEqual([bot?.kind, bot?.status, bot?.rules.map(({ id }) => id)], ['ci', 'active', ['payments/use-in-tests', 'payments/2', 'readers/1']]);
    assert.deepEqual(bot?.rules[0], {
      id: 'payments/use-in-tests', effect: 'allow', capabilities: ['USE'], paths: ['local/shop/*', 'team/+/stripe'], confirm: 'session',
      conditions: { until: Date.parse('2026-12-31'), hours: { from: 480, to: 1110 }, commands: [['npm', 'test'], ['npm', 'run', 'build']] },
    });
    assert.equal(policy.agents.get('old-bot')?.status, 'suspended');
  });

  it('asks each time where a rule does not say, and never before a listing', () => {
    const policy = parsePolicy(FULL, FILE);
    assert(policy.kind === 'policy');
    assert.deepEqual(policy.agents.get('release-bot')?.rules.map(({ confirm }) => confirm), ['session', 'always', 'never']);
  });

  for (const text of ['', '\n# nothing yet\n', '---\n']) {
    it(`is the default policy when it holds only ${JSON.stringify(text)}`, () => assert.deepEqual(parsePolicy(text, FILE), DEFAULT_POLICY));
  }

  const broken: readonly (readonly [string, string, number | undefined])[] = [
    ['a word at the top that is not known', 'version: 1\nagnets: {}\n', 1],
    ['another version', '# x\nversion: 2\n', 2],
    ['no version', 'agents: {}\n', 1],
    ['bad YAML', 'version: 1\nagents: {\n', 3],
    ['a key twice', 'version: 1\nroles: {}\nroles: {}\n', 3],
    ['a capability that is not known', FULL.replace('[LIST]', '[LIST, PEEK]'), 20],
    ['a pattern that would match by surprise', FULL.replace('"team/+/stripe"', '"team/*/stripe"'), 13],
    ['a condition that is not known', FULL.replace('confirm: session', 'confrim: session'), 11],
    ['a confirmation that is not known', FULL.replace('confirm: session', 'confirm: sometimes'), 14],
    ['an hour that is none', FULL.replace('"18:30"', '"24:30"'), 16],
    ['a day that is none', FULL.replace('2026-12-31', '2026-12-32'), 15],
    ['no paths', FULL.replace('paths: ["*"]', 'paths: []'), 20],
    ['a status that is not known', FULL.replace('suspended', 'sleeping'), 8],
    ['a role that is missing', FULL.replace('[payments, readers]', '[payments, raeders]'), undefined],
    ['a list', '- 1\n', 1],
    ['a text', 'hello\n', 1],
    ['an unknown tag', 'version: !!js/function 1\n', 1],
  ];
  for (const [what, text, line] of broken) {
    it(`is broken by ${what}`, () => {
      assert.deepEqual(parsePolicy(text, FILE), line === undefined ? { kind: 'broken', file: FILE } : { kind: 'broken', file: FILE, line });
    });
  }

  it('is broken by aliases that would fill the memory', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((name, index) =>
      `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index] ?? ''}`).join(',')}]`)].join('\n');
    assert.equal(parsePolicy(bomb, FILE).kind, 'broken');
  });

  it('does not take names of JavaScript\'s own for agents or roles', () => {
    const text = 'version: 1\nagents:\n  bot: { kind: mcp, roles: [constructor] }\n';
    assert.equal(parsePolicy(text, FILE).kind, 'broken');
    assert.equal(parsePolicy(`${text.replace('constructor', '__proto__')}roles:\n  __proto__: []\n`, FILE).kind, 'broken');
  });
});
