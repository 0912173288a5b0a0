import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { outcome, plan, type PlanOptions } from './marked-text';

const GITLAB = { path: '.gitlab-ci.yml' };
const SPRING = { path: 'src/main/resources/application.yml' };
const PROPERTIES = { path: 'application.properties' };
const ANSIBLE = { path: 'roles/shop/vars/main.yml' };
const NPM = { path: '.npmrc' };
const PIP = { path: 'requirements/dev.txt' };
const MAVEN = { path: 'settings.xml' };
const WORKFLOW = 'github-actions-workflow';

/** language, source, what becomes of it */
const cases: readonly (readonly [LanguageId, string, string, PlanOptions?])[] = [
  [WORKFLOW, 'env:\n  K: «abc» # note\n', 'env:\n  K: ${{ secrets.API_KEY }} # note\n'],
  [WORKFLOW, "jobs: { a: { env: { K: '«abc»' } } }\n", "jobs: { a: { env: { K: '${{ secrets.API_KEY }}' } } }\n"],
  [WORKFLOW, 'jobs: { a: { env: { K: «abc» } } }\n', 'jobs: { a: { env: { K: "${{ secrets.API_KEY }}" } } }\n'],
  [WORKFLOW, 'steps:\n  - with:\n      token: |\n        «abc»\n', 'steps:\n  - with:\n      token: "${{ secrets.API_KEY }}"\n'],
  [WORKFLOW, 'a:\n  credentials:\n    password: "x-«abc»"\n', 'a:\n  credentials:\n    password: "x-${{ secrets.API_KEY }}"\n'],
  [WORKFLOW, 'steps:\n  - with:\n      script: |\n        f("«abc»")\n', 'store-only: script-needs-variable'],
  [WORKFLOW, 'steps:\n  - run: curl -u «abc»\n', 'store-only: script-needs-variable'],
  [WORKFLOW, 'steps:\n  - uses: a/b@«abc»\n', 'store-only: position-needs-constant'],
  [WORKFLOW, 'env:\n  K: «a${{ b }}»\n', 'store-only: position-needs-constant'],
  [WORKFLOW, 'env:\n  K: «abc»\n', 'store-only: read-by-its-own-name', { name: 'GITHUB_KEY' }],
  [WORKFLOW, '# K: «abc»\na: x\n', 'store-only: inside-comment'],
  ['yaml', 'variables:\n  K: «abc»\n', 'variables:\n  K: ${API_KEY}\n', GITLAB],
  ['yaml', 'variables:\n  K:\n    value: "«abc»"\n    description: d\n', 'variables:\n  K:\n    value: "${API_KEY}"\n    description: d\n', GITLAB],
  ['yaml', 'variables:\r\n  A: 1\r\n  API_KEY: "«abc»" # note\r\n  B: 2\r\n', 'variables:\r\n  A: 1\r\n  B: 2\r\n', GITLAB],
  ['yaml', 'variables:\n  API_KEY: «abc»\n', 'store-only: position-needs-constant', GITLAB],
  ['yaml', 'variables: { A: 1, API_KEY: «abc» }\n', 'store-only: position-needs-constant', GITLAB],
  ['yaml', 'job:\n  script:\n    - make «abc»\n', 'store-only: script-needs-variable', GITLAB],
  ['yaml', 'job:\n  image: «abc»\n', 'store-only: position-needs-constant', GITLAB],
  ['yaml', 'a: «abc»\n', 'a: ${API_KEY}\n', SPRING],
  ['yaml', 'a: "\\\\«abc»"\n', 'store-only: position-needs-constant', SPRING],
  ['yaml', 'a: "«a\\u0024{b}»"\n', 'store-only: position-needs-constant', SPRING],
  ['yaml', 'npmAuthToken: «abc»\n', 'npmAuthToken: ${API_KEY}\n', { path: '.yarnrc.yml' }],
  ['yaml', 'k: «abc»\n', `k: "{{ lookup('env', 'API_KEY') }}"\n`, ANSIBLE],
  ['yaml', "k: 'x «abc»'\n", "k: 'x {{ lookup(''env'', ''API_KEY'') }}'\n", ANSIBLE],
  ['yaml', 'k: say "«abc»"\n', `k: "say \\"{{ lookup('env', 'API_KEY') }}\\""\n`, ANSIBLE],
  ['yaml', '- hosts: all\n  vars:\n    k: "«abc»"\n', `- hosts: all\n  vars:\n    k: "{{ lookup('env', 'API_KEY') }}"\n`],
  ['yaml', 'k: «abc»\n', `k: "{{ lookup('env', 'API_KEY') | default(undef('API_KEY is not set'), true) }}"\n`, { ...ANSIBLE, style: 'strict' }],
  ['yaml', 'k: "{«abc»"\n', 'store-only: position-needs-constant', ANSIBLE],
  ['yaml', 'password: «abc»\n', 'store-only: helm-values-have-no-lookup', { path: 'deploy/charts/shop/values-prod.yaml' }],
  ['properties', 'a.b = «abc»\n', 'a.b = ${API_KEY}\n', PROPERTIES],
  ['properties', 'a.b=x\\\n  y«abc»\r\nc=d\n', 'a.b=x\\\n  y${API_KEY}\r\nc=d\n', PROPERTIES],
  ['properties', 'a.b=$«abc»\n', 'store-only: not-a-literal', PROPERTIES],
  ['properties', 'a.b=«ä»\n', 'store-only: not-a-literal', PROPERTIES],
  ['properties', '# a.b=«abc»\n', 'store-only: inside-comment', PROPERTIES],
  ['properties', '«abc»=x\n', 'store-only: not-a-literal', PROPERTIES],
  ['properties', 'a=«abc»\n', 'store-only: language-without-lookup'],
  ['ini', '//r/:_authToken=«abc»\n', '//r/:_authToken=${API_KEY}\n', NPM],
  ['ini', 'a="«abc»"\n', 'store-only: not-a-literal', NPM],
  ['ini', '; a=«abc»\n', 'store-only: inside-comment', NPM],
  ['ini', 'a=b ; «abc»\n', 'store-only: inside-comment', NPM],
  ['ini', '[a]\nb=«abc»\n', 'store-only: language-without-lookup', { path: 'a.ini' }],
  ['plaintext', '-i https://u:«abc»@h/simple\n', '-i https://u:${API_KEY}@h/simple\n', PIP],
  ['plaintext', '-i https://u:«abc»@h/simple\n', 'store-only: read-by-its-own-name', { ...PIP, name: 'api_key' }],
  ['plaintext', 'a # «abc»\n', 'store-only: inside-comment', PIP],
  ['ini', '[global]\nindex-url = https://u:«abc»@h/simple\n', 'store-only: pip-conf-has-no-lookup', { path: '.config/pip/pip.conf' }],
  ['ini', 'proxy_set_header A "«abc»";\n', 'store-only: nginx-has-no-lookup', { path: 'etc/nginx/conf.d/a.conf' }],
  ['xml', '<settings><password>«abc»</password></settings>', '<settings><password>${env.API_KEY}</password></settings>', MAVEN],
  ['xml', '<settings><!-- <password>«abc»</password> --></settings>', 'store-only: inside-comment', MAVEN],
  ['xml', '<settings><a b="«abc»"/></settings>', 'store-only: not-a-literal', MAVEN],
  ['xml', '<settings><a><![CDATA[«abc»]]></a></settings>', 'store-only: not-a-literal', MAVEN],
  ['xml', '<settings><a>$«abc»</a></settings>', 'store-only: position-needs-constant', MAVEN],
  ['xml', '<a>«abc»</a>', 'store-only: markup', { path: 'a.xml' }],
];

describe('placeholders in files of configuration', () => {
  for (const [languageId, source, expected, options] of cases) {
    it(`${options?.path ?? languageId}: ${source}`, () => assert.equal(outcome(languageId, source, options), expected));
  }

  const stored: readonly (readonly [LanguageId, string, string, PlanOptions])[] = [
    ['properties', 'a=x\\u0041«\\u0041\\u0042»\n', 'AB', PROPERTIES],
    ['xml', '<settings><a>«a&amp;b»</a></settings>', 'a&b', MAVEN],
    ['yaml', "k: '«it''s»'\n", "it's", ANSIBLE],
    ['yaml', 'p: «"a\\x41"»\n', 'aA', { path: 'charts/a/values.yaml' }],
  ];
  for (const [languageId, source, value, options] of stored) {
    it(`stores what is used, ${options.path ?? ''}: ${source}`, () => assert.equal(plan(languageId, source, options).value, value));
  }

  it('says what else has to be done', () => {
    const notes = (languageId: LanguageId, source: string, options?: PlanOptions) => {
      const { plan: found } = plan(languageId, source, options);
      return found.kind === 'replace' ? found.notes : [];
    };
    assert.deepEqual(notes(WORKFLOW, 'env:\n  K: «abc»\n'), ['workflow-secret-needed']);
    assert.deepEqual(notes('yaml', 'variables:\n  K: «abc»\n', GITLAB), ['gitlab-variable-needed']);
    assert.deepEqual(notes('yaml', 'k: «abc»\n', ANSIBLE), ['ansible-needs-no-log']);
  });

  it('names the one variable that a dotenv line can be read by', () => {
    const { plan: found } = plan('dotenv', 'OTHER=«abc»\n');
    assert.equal(found.kind === 'store-only' && found.onlyName, 'OTHER');
  });
});
