import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { outcome, plan, type PlanOptions } from './marked-text';

const TF = { name: 'TF_VAR_api_key' };
const TFVARS = { path: 'prod.tfvars' };
const GRADLE = { path: 'gradle.properties' };
const NET = { path: 'src/appsettings.Production.json' };
const declared = 'variable "api_key" {\n  type      = string\n  sensitive = true\n}\n';
const resource = (value: string) => `resource "a" "b" {\n  key = ${value} # note\n}\n`;

/** language, source, what becomes of it */
const cases: readonly (readonly [LanguageId, string, string, PlanOptions?])[] = [
  ['terraform', resource('"«abc»"'), `${resource('var.api_key')}\n${declared}`, TF],
  ['terraform', resource('"«abc»"').trimEnd(), `${resource('var.api_key')}\n${declared}`, TF],
  ['terraform', resource('"Bearer «abc»"'), `${resource('"Bearer ${var.api_key}"')}\n${declared}`, TF],
  ['terraform', resource('"${a.b}:«abc»"'), `${resource('"${a.b}:${var.api_key}"')}\n${declared}`, TF],
  ['terraform', resource('{ a = ["«abc»"] }'), `${resource('{ a = [var.api_key] }')}\n${declared}`, TF],
  ['terraform', resource('f(upper("«abc»"))'), `${resource('f(upper(var.api_key))')}\n${declared}`, TF],
  ['terraform', `${declared}${resource('"«abc»"')}`, `${declared}${resource('var.api_key')}`, TF],
  ['terraform', 'provider "a" {\r\n  key = "«abc»"\r\n}\r\n', `provider "a" {\r\n  key = var.api_key\r\n}\r\n\r\n${declared.replaceAll('\n', '\r\n')}`, TF],
  ['terraform', resource('"«abc»"'), 'store-only: terraform-needs-tf-var'],
  ['terraform', resource('"«a$${b}»"'), 'store-only: not-a-literal', TF],
  ['terraform', resource('{ "«abc»" = 1 }'), 'store-only: position-needs-constant', TF],
  ['terraform', resource('{ "«abc»": 1 }'), 'store-only: position-needs-constant', TF],
  ['terraform', 'resource "«abc»" "b" {\n}\n', 'store-only: position-needs-constant', TF],
  ['terraform', 'resource "a" "«abc»" {\n}\n', 'store-only: position-needs-constant', TF],
  ['terraform', 'terraform {\n  backend "s3" {\n    key = "«abc»"\n  }\n}\n', 'store-only: position-needs-constant', TF],
  ['terraform', 'module "a" {\n  source = "git::https://u:«abc»@h/x"\n}\n', 'store-only: position-needs-constant', TF],
  ['terraform', resource('<<EOT\n"«abc»"\nEOT\n'), 'store-only: not-a-literal', TF],
  ['terraform', '# key = "«abc»"\n', 'store-only: inside-comment', TF],
  ['terraform', 'variable "api_key" {\n  type    = string\n  default = "«abc»"\n}\n', 'variable "api_key" {\n  type    = string\n  sensitive = true\n}\n', TF],
  ['terraform', 'variable "api_key" {\n  sensitive = true\n  default = "«abc»" # old\n}\n', 'variable "api_key" {\n  sensitive = true\n}\n', TF],
  ['terraform', 'variable "other" {\n  default = "«abc»"\n}\n', 'store-only: read-by-its-own-name', TF],
  ['terraform', 'variable "api_key" { default = "«abc»" }\n', 'store-only: position-needs-constant', TF],
  ['terraform', 'variable "api_key" {\n  description = "«abc»"\n}\n', 'store-only: position-needs-constant', TF],
  ['terraform', 'a = 1\napi_key = "«abc»"\nb = 2\n', 'a = 1\nb = 2\n', { ...TF, ...TFVARS }],
  ['terraform', 'api_key = "x «abc»"\n', 'store-only: position-needs-constant', { ...TF, ...TFVARS }],
  ['terraform', 'm = {\n  api_key = "«abc»"\n}\n', 'store-only: position-needs-constant', { ...TF, ...TFVARS }],
  ['properties', 'a=1\napiKey = «abc»\nb=2\n', 'a=1\nb=2\n', { ...GRADLE, name: 'ORG_GRADLE_PROJECT_apiKey' }],
  ['properties', 'apiKey=«abc»', 'store-only: read-by-its-own-name', GRADLE],
  ['properties', 'systemProp.key=«abc»', 'store-only: position-needs-constant', GRADLE],
  ['properties', '# apiKey=«abc»', 'store-only: inside-comment', GRADLE],
  ['json', '{\n  "A": 1,\n  "Db": {\n    "Key": "«abc»",\n    "B": 2\n  }\n}\n', '{\n  "A": 1,\n  "Db": {\n    "B": 2\n  }\n}\n', { ...NET, name: 'Db__Key' }],
  ['json', '{\n  "A": 1,\n  "Key": "«abc»"\n}\n', '{\n  "A": 1\n}\n', { ...NET, name: 'Key' }],
  ['json', '{ "Key": "«abc»", "B": 2 }', '{ "B": 2 }', { ...NET, name: 'Key' }],
  ['json', '{\n  "S": {\n    "Key": "«abc»"\n  }\n}\n', '{\n  "S": {\n  }\n}\n', { ...NET, name: 'S__Key' }],
  ['json', '{ "Key": "«abc»" }', '{  }', { ...NET, name: 'Key' }],
  ['json', '{ "Key": ["«abc»"] }', 'store-only: json-has-no-interpolation', { ...NET, name: 'Key__0' }],
  ['json', '{ "Key": "«abc»" }', 'store-only: read-by-its-own-name', NET],
  ['json', '{ "a b": "«abc»" }', 'store-only: json-has-no-interpolation', NET],
  ['json', '{ "Key": "«abc»" }', 'store-only: json-has-no-interpolation', { path: 'package.json', name: 'Key' }],
];

describe('settings that a program takes from its environment instead', () => {
  for (const [languageId, source, expected, options] of cases) {
    it(`${options?.path ?? languageId}: ${source}`, () => assert.equal(outcome(languageId, source, options), expected));
  }

  const named: readonly (readonly [LanguageId, string, string, string, PlanOptions?])[] = [
    ['json', '{ "Db": { "Dsn": "Server=a;Password=«abc»;X=\\u0041" } }', 'Db__Dsn', 'Server=a;Password=abc;X=A', NET],
    ['properties', 'apiKey = a\\u0041«abc»', 'ORG_GRADLE_PROJECT_apiKey', 'aAabc', GRADLE],
    ['terraform', 'variable "key" {\n  default = "«a\\u0041»"\n}\n', 'TF_VAR_key', 'aA'],
    ['terraform', 'key = "«abc»"\n', 'TF_VAR_key', 'abc', TFVARS],
  ];
  for (const [languageId, source, name, value, options] of named) {
    it(`names the variable and the whole value that moves: ${source}`, () => {
      const planned = plan(languageId, source, options);
      assert(planned.plan.kind === 'store-only');
      assert.equal(planned.plan.onlyName, name);
      assert.equal(planned.value, value);
    });
  }

  for (const source of ['{ "A": 1, "Db": { "Key": "«abc»" }, "B": [] }', '{\r\n  "Key": "«abc»",\r\n  "B": {}\r\n}', '[{ "Key": "«abc»" }]']) {
    it(`leaves JSON: ${source}`, () => {
      for (const name of ['Db__Key', 'Key']) assert.doesNotThrow(() => { JSON.parse(plan('json', source, { ...NET, name }).after); });
    });
  }
});
