import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findSettings } from '../../../../shared/src/scan/analysis/config/find-settings';
import { detectLanguage } from '../../../../shared/src/scan/language';

const folder = path.resolve(__dirname, '../../../fixtures/analysis-config');

describe('unsafe settings: configuration files', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  for (const file of files) {
    it(`${file}: every marked line is found, no other is`, () => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const wanted = [...text.matchAll(/leak: (\d+) (keyward\/[\w-]+)/g)].map(([, line = '', rule = '']) => `${line} ${rule}`);
      const found = findSettings({ text, path: file, languageId: detectLanguage(file, text) }).map(({ ruleId, span }) => `${text.slice(0, span.start).split('\n').length} ${ruleId}`);
      assert.deepEqual(found.toSorted(), wanted.toSorted());
    });
  }

  const settings: readonly (readonly [string, string, string])[] = [
    ['nginx.conf', 'proxy_ssl_verify off;', 'proxy_ssl_verify on;'],
    ['nginx.conf', "log_format main '$remote_addr $http_authorization';", "log_format main '$remote_addr $http_user_agent';"],
    ['app/settings.py', 'DEBUG = True', "DEBUG = env.bool('DEBUG', False)"],
    ['app/settings.py', 'SESSION_COOKIE_SECURE = False', 'SESSION_COOKIE_SECURE = True'],
    ['config/environments/production.rb', '  config.force_ssl = false', '  config.force_ssl = true'],
    ['config/environments/production.rb', '  config.consider_all_requests_local = true', '  config.consider_all_requests_local = false'],
    ['application.properties', 'server.error.include-stacktrace=always', 'server.error.include-stacktrace=never'],
    ['application.yml', 'server:\n  error:\n    include-stacktrace: always', 'server:\n  error:\n    include-stacktrace: never'],
    ['values.yaml', 'tls:\n  insecure_skip_verify: true', 'tls:\n  insecure_skip_verify: false'],
    ['.env', 'NODE_TLS_REJECT_UNAUTHORIZED=0', 'NODE_TLS_REJECT_UNAUTHORIZED=1'],
    ['.npmrc', 'strict-ssl=false', 'strict-ssl=true'],
    ['.gitlab-ci.yml', 'job:\n  script:\n    - echo $DEPLOY_TOKEN', 'job:\n  script:\n    - echo $CI_COMMIT_SHA'],
  ];
  for (const [file, bad, good] of settings) {
    it(`${file}: ${bad.split('\n').at(-1)?.trim() ?? ''}`, () => {
      const found = (text: string) => findSettings({ text, path: file, languageId: detectLanguage(file, text) }).length;
      assert.deepEqual([found(bad), found(good), found(`# ${bad.replaceAll('\n', '\n# ')}`)], [1, 0, 0]);
    });
  }
});
