import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../shared/src/core/model/span';
import { findSettings } from '../../../../../shared/src/scan/analysis/config/find-settings';
import { planSettingFix } from '../../../../../shared/src/scan/analysis/fixes/settings/plan-setting-fix';
import { detectLanguage } from '../../../../../shared/src/scan/language';

/** The text after the fix of its only finding; the reason where there is none. */
function fixed(path: string, text: string): string {
  const document = { path, text, languageId: detectLanguage(path, text) };
  const [finding, ...more] = findSettings(document);
  assert.ok(finding, `nothing found in ${text}`);
  assert.deepEqual(more, []);
  const plan = planSettingFix(document, finding);
  if (plan.kind === 'refused') return plan.reason;
  const after = applyEdits(text, plan.fixes[0].edits);
  assert.deepEqual(findSettings({ ...document, text: after }), []);
  return after;
}

describe('fixes of unsafe settings', () => {
  const settings: readonly (readonly [string, string, string])[] = [
    ['nginx.conf', 'proxy_ssl_verify off;', 'proxy_ssl_verify on;'],
    ['app/settings.py', 'DEBUG = True', 'DEBUG = False'],
    ['app/settings.py', 'SESSION_COOKIE_SECURE = False', 'SESSION_COOKIE_SECURE = True'],
    ['config/environments/production.rb', '  config.force_ssl = false', '  config.force_ssl = true'],
    ['config/environments/production.rb', '  config.consider_all_requests_local = true', '  config.consider_all_requests_local = false'],
    ['application.properties', 'server.error.include-stacktrace=always', 'server.error.include-stacktrace=never'],
    ['application.yml', 'server:\n  error:\n    include-stacktrace: always', 'server:\n  error:\n    include-stacktrace: never'],
    ['values.yaml', 'tls:\n  insecure_skip_verify: true', 'tls:\n  insecure_skip_verify: false'],
    ['.env', 'NODE_TLS_REJECT_UNAUTHORIZED=0', 'NODE_TLS_REJECT_UNAUTHORIZED=1'],
    ['.npmrc', 'strict-ssl=false', 'strict-ssl=true'],
    ['main.tf', 'variable "db_password" {\n  type = string\n  sensitive = false\n}\n', 'variable "db_password" {\n  type = string\n  sensitive = true\n}\n'],
    ['main.tf', 'variable "db_password" {\r\n    type = string\r\n}\r\n', 'variable "db_password" {\r\n    sensitive = true\r\n    type = string\r\n}\r\n'],
  ];
  for (const [path, bad, good] of settings) {
    it(`${path}: ${bad.split('\n').at(-1)?.trim() ?? ''}`, () => {
      assert.equal(fixed(path, bad), good);
    });
  }

  it('a secret in a script goes through the step\'s environment', () => {
    const before = ['jobs:', '  a:', '    steps:', '      - name: deploy', '        run: ./deploy --token "${{ secrets.DEPLOY_TOKEN }}"', '      - run: npm test', ''].join('\n');
    const after = ['jobs:', '  a:', '    steps:', '      - name: deploy', '        run: ./deploy --token "${DEPLOY_TOKEN}"', '        env:', '          DEPLOY_TOKEN: ${{ secrets.DEPLOY_TOKEN }}', '      - run: npm test', ''].join('\n');
    assert.equal(fixed('.github/workflows/a.yml', before), after);
  });

  it('an environment that is there gets one more name', () => {
    const before = ['jobs:', '  a:', '    steps:', '      - env:', '          A: b', '        run: |', '          ./deploy ${{ secrets.KEY }}', '          ./test', ''].join('\n');
    const after = ['jobs:', '  a:', '    steps:', '      - env:', '          KEY: ${{ secrets.KEY }}', '          A: b', '        run: |', '          ./deploy ${KEY}', '          ./test', ''].join('\n');
    assert.equal(fixed('.github/workflows/a.yml', before), after);
  });

  it('a shell that is named decides over where the job runs', () => {
    const before = ['jobs:', '  a:', '    runs-on: windows-latest', '    steps:', '      - shell: bash', '        run: ./deploy ${{ secrets.KEY }}', ''].join('\n');
    const after = ['jobs:', '  a:', '    runs-on: windows-latest', '    steps:', '      - shell: bash', '        run: ./deploy ${KEY}', '        env:', '          KEY: ${{ secrets.KEY }}', ''].join('\n');
    assert.equal(fixed('.github/workflows/a.yml', before), after);
  });

  it('a build argument is mounted for the commands that read it', () => {
    const before = ['FROM node:20', 'ARG NPM_TOKEN', 'ARG VERSION', 'RUN npm config set token=$NPM_TOKEN \\', '  && npm ci', 'RUN npm test', ''].join('\n');
    const after = ['FROM node:20', 'ARG VERSION', 'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set token=$NPM_TOKEN \\', '  && npm ci', 'RUN npm test', ''].join('\n');
    const document = { path: 'Dockerfile', text: before, languageId: 'dockerfile' } as const;
    for (const finding of findSettings(document)) {
      const plan = planSettingFix(document, finding);
      assert.ok(plan.kind === 'offered');
      assert.equal(plan.fixes[0].isPreferred, false);
      assert.equal(applyEdits(before, plan.fixes[0].edits), after);
    }
    assert.deepEqual(findSettings({ ...document, text: after }), []);
  });

  it('nothing is offered where a decision is needed, or a shell would not read the variable', () => {
    assert.equal(fixed('Dockerfile', 'FROM node:20\nARG NPM_TOKEN\n'), 'build-decides');
    assert.equal(fixed('Dockerfile', 'FROM node:20\nARG NPM_TOKEN\nENV NODE_AUTH=$NPM_TOKEN\n'), 'build-decides');
    assert.equal(fixed('Dockerfile', 'FROM node:20\nCOPY .env /app/\n'), 'build-decides');
    const step = (head: string, run = 'run: ./deploy ${{ secrets.KEY }}') => `jobs:\n  a:\n    ${head}\n        ${run}\n`;
    assert.equal(fixed('.github/workflows/a.yml', step('runs-on: windows-latest\n    steps:\n      - name: deploy')), 'not-understood');
    assert.equal(fixed('.github/workflows/a.yml', step('defaults:\n      run:\n        shell: pwsh\n    steps:\n      - name: deploy')), 'not-understood');
    assert.equal(fixed('.github/workflows/a.yml', step('steps:\n      - shell: python')), 'not-understood');
    assert.equal(fixed('.github/workflows/a.yml', step('steps:\n      - uses: actions/github-script@v7', 'with:\n          script: call("${{ secrets.KEY }}")')), 'not-understood');
    assert.equal(fixed('.github/workflows/a.yml', step('steps:\n      - env:\n          KEY: another')), 'not-understood');
    assert.equal(fixed('.github/workflows/a.yml', "jobs:\n  a:\n    steps:\n      - run: curl -d 'key=${{ secrets.KEY }}' https://example.com\n"), 'not-understood');
  });
});
