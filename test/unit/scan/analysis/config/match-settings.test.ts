import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../../shared/src/core/model/language-id';
import { matchSettings } from '../../../../../shared/src/scan/analysis/config/match-settings';

const told = (text: string, languageId: LanguageId, path: string) => matchSettings({ text, languageId, path }).map(({ ruleId, severity, word }) => `${ruleId.replace('keyward/', '')} ${severity} ${word}`);

describe('settings that are unsafe by path and value', () => {
  it('a path is read as Spring does: case, dashes and underscores say nothing', () => {
    for (const name of ['server.servlet.session.cookie.http-only', 'server.servlet.session.cookie.httpOnly', 'SERVER.SERVLET.SESSION.COOKIE.HTTP_ONLY']) {
      assert.equal(told(`${name}=false`, 'properties', 'application.properties').length, 1, name);
    }
  });

  it('a password that a product ships with is told: a word on a developer\'s machine, a warning in production', () => {
    const text = 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: postgres\n';
    assert.deepEqual(told(text, 'dockercompose', 'compose.yaml'), ['weak-default-password information POSTGRES_PASSWORD']);
    assert.deepEqual(told(text, 'dockercompose', 'compose.prod.yaml'), ['weak-default-password warning POSTGRES_PASSWORD']);
  });

  it('a fallback is a warning everywhere, and a refusal to start is none', () => {
    const fallbacks = ['${ADMIN_PASSWORD:-admin}', '${ADMIN_PASSWORD:=admin}', '${admin.password:shop}'];
    for (const value of fallbacks) assert.deepEqual(told(`ADMIN_PASSWORD: ${value}\n`, 'yaml', 'a.yaml'), ['weak-default-password warning ADMIN_PASSWORD'], value);
    for (const value of ['${ADMIN_PASSWORD}', '${ADMIN_PASSWORD:?set it}', '${ADMIN_PASSWORD:-}', '${ADMIN_PASSWORD:+set}']) assert.deepEqual(told(`ADMIN_PASSWORD: ${value}\n`, 'yaml', 'a.yaml'), [], value);
  });

  it('Ruby\'s templates fall back in three ways', () => {
    for (const value of ["<%= ENV.fetch('DB_PASSWORD') { 'root' } %>", "<%= ENV['DB_PASSWORD'] || 'root' %>", "<%= ENV.fetch('DB_PASSWORD', 'root') %>"]) {
      assert.deepEqual(told(`password: ${value}\n`, 'yaml', 'config/database.yml'), ['weak-default-password warning password'], value);
    }
    assert.deepEqual(told("password: <%= ENV['DB_PASSWORD'] %>\n", 'yaml', 'config/database.yml'), []);
  });

  it('what names a secret is not one', () => {
    assert.deepEqual(told('secrets:\n  - secret: secret1\nsecretName: admin\npassword_policy: default\n', 'yaml', 'a.yaml'), []);
    assert.deepEqual(told('auth:\n  existingSecret: default\n  existingSecretPasswordKey: password\ndata:\n  - secretKey: password\n', 'yaml', 'values.yaml'), []);
    assert.deepEqual(told('password: password\n', 'yaml', 'a.yaml').length, 1);
  });

  it('what a person reads beside a field is none', () => {
    assert.deepEqual(told('login:\n  password: Password\n', 'yaml', 'a.yaml'), []);
    assert.deepEqual(told('login.password=password\n', 'properties', 'src/main/resources/messages_de.properties'), []);
    assert.deepEqual(told('en:\n  user:\n    password: secret\n', 'yaml', 'config/locales/en.yml'), []);
  });

  it('a database in public without TLS is told, one beside the program is not', () => {
    const url = (host: string) => told(`url: postgres://shop:\${PW}@${host}/shop?sslmode=disable\n`, 'yaml', 'a.yaml').length;
    assert.deepEqual(['db.acme.io', 'db', 'localhost', '127.0.0.1', 'db.internal', 'db.shop.svc'].map(url), [1, 0, 0, 0, 0, 0]);
  });

  it('JSON is settings only under the name that ASP.NET Core reads', () => {
    const text = '{\n  "RequireHttpsMetadata": false\n}\n';
    assert.equal(told(text, 'json', 'src/appsettings.Production.json').length, 1);
    assert.equal(told(text, 'json', 'data.json').length, 0);
  });

  it('a variable of Terraform is known by its block', () => {
    assert.deepEqual(told('variable "db_password" {\n  default = "changeme"\n}\nvariable "region" {\n  default = "admin"\n}\n', 'terraform', 'main.tf'), ['weak-default-password warning default']);
  });
});
