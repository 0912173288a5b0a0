import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../../../shared/src/core/model/language-id';
import { readSettings } from '../../../../../shared/src/scan/analysis/config/read-settings';

const read = (text: string, languageId: LanguageId) => readSettings(text, languageId).map(({ path, value }) => `${path}=${value}`);

describe('settings of a file, by path and value', () => {
  it('properties: names and values, comments and blank lines left out', () => {
    assert.deepEqual(read('# note\nserver.port = 8443\n! old\napp.name: shop\n\nempty=\n', 'properties'), ['server.port=8443', 'app.name=shop', 'empty=']);
  });

  it('ini: a section stands before its names, and a switch has no value', () => {
    assert.deepEqual(read('[client]\nssl-mode = DISABLED # for now\n[mysqld]\nskip-grant-tables\n', 'ini'), ['client.ssl-mode=DISABLED', 'mysqld.skip-grant-tables=']);
  });

  it('directives: a name and a value, and what ends them', () => {
    assert.deepEqual(read('protected-mode no\nproxy_ssl_verify off;\n', 'ini'), ['protected-mode=no', 'proxy_ssl_verify=off']);
  });

  it('dotenv: exported names, quotes taken off', () => {
    assert.deepEqual(read('export TOKEN="a b"\nDEBUG=true\n', 'dotenv'), ['TOKEN=a b', 'DEBUG=true']);
  });

  it('YAML: indentation makes the path, and ends it', () => {
    assert.deepEqual(read('server:\n  error:\n    include-stacktrace: always # shown\n  port: 1\napp: {name: shop, debug: true}\nlast: x\n', 'yaml'),
      ['server.error.include-stacktrace=always', 'server.port=1', 'app={name: shop, debug: true}', 'app.name=shop', 'app.debug=true', 'last=x']);
  });

  it('YAML: variables of a container, in both forms', () => {
    assert.deepEqual(read('env:\n  - name: DEBUG\n    value: "0"\n  - name: MODE\n    value: x\nenvironment:\n  - PGSSLMODE=disable\n', 'kubernetes'),
      ['env.name=DEBUG', 'env.DEBUG.value=0', 'env.name=MODE', 'env.MODE.value=x', 'environment.PGSSLMODE=disable']);
  });

  it('YAML: lines of a block that are settings of another file', () => {
    assert.deepEqual(read('data:\n  application.properties: |\n    server.port=8080\n', 'kubernetes'), ['data.application.properties.server.port=8080']);
  });

  it('Terraform: blocks by their kind, variables by their name', () => {
    assert.deepEqual(read('variable "db_password" {\n  default = "x"\n}\nresource "aws_db_instance" "shop" {\n  nested {\n    on = false\n  }\n  encrypted = true\n}\n', 'terraform'),
      ['variable.db_password.default=x', 'aws_db_instance.nested.on=false', 'aws_db_instance.encrypted=true']);
  });

  it('JSON: objects make the path, on one line too', () => {
    assert.deepEqual(read('{\n  "Jwt": {\n    "Require": false,\n    "Key": "k"\n  },\n  "Smtp": { "Host": "mail", "Ssl": false },\n  "Top": true\n}\n', 'json'),
      ['Jwt.Require=false', 'Jwt.Key=k', 'Smtp.Host=mail', 'Smtp.Ssl=false', 'Top=true']);
  });

  it('a language without settings has none', () => {
    assert.deepEqual(read('a = 1', 'go'), []);
  });

  it('a span begins at the name and ends with the value, whatever stands around them', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/);
    fc.assert(fc.property(word, word, fc.constantFrom('', '  ', '\t'), fc.constantFrom(' = ', '=', ': '), fc.constantFrom('', '"'), fc.constantFrom('', ' # note'), (name, value, indent, sign, quote, note) => {
      const text = `# first\n${indent}${name}${sign}${quote}${value}${quote}${note}\n`;
      const [setting] = readSettings(text, 'properties');
      assert.ok(setting);
      assert.equal(setting.value, value);
      assert.equal(text.slice(setting.span.start, setting.span.end), `${name}${sign}${quote}${value}`);
    }));
  });

  it('a text of nothing but openings does not cost more with each of them', () => {
    const settings = readSettings('a {\n'.repeat(5000) + 'b = 1\n', 'terraform');
    assert.equal(settings.length, 1);
    assert.ok((settings[0]?.path.split('.').length ?? 0) < 200);
  });

  it('any text at all is read, with spans that lie in it', () => {
    const language = fc.constantFrom<LanguageId>('properties', 'yaml', 'json', 'terraform', 'ini', 'dotenv');
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '{', '}', '"', ':', '=', ' ', '\n', '-', '[', ']', '#', "'") }), language, (text, languageId) => {
      for (const { span } of readSettings(text, languageId)) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, text);
    }));
  });
});
