import assert from 'node:assert/strict';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { fileRole, type FileRole } from '../../../shared/src/scan/file-role';
import { detectLanguage } from '../../../shared/src/scan/language';

describe('language of a file', () => {
  const cases: readonly (readonly [string, LanguageId, string?])[] = [
    ['src/a.ts', 'typescript'], ['a.MJS', 'javascript'], ['x/Dockerfile', 'dockerfile'], ['Dockerfile.prod', 'dockerfile'], ['api.dockerfile', 'dockerfile'], ['Containerfile', 'dockerfile'],
    ['docker-compose.yml', 'dockercompose'], ['compose.prod.yaml', 'dockercompose'], ['.github/workflows/ci.yml', 'github-actions-workflow'],
    ['k8s/a.yaml', 'kubernetes', 'apiVersion: v1\nkind: Secret\n'], ['k8s/a.yaml', 'yaml', 'apiVersion: v1\n'], ['a.yml', 'yaml'],
    ['.env', 'dotenv'], ['.env.production', 'dotenv'], ['prod.env', 'dotenv'], ['keyward.env', 'keyward'], ['app/keyward.env', 'keyward'],
    ['bin/run', 'shellscript', '#!/usr/bin/env bash\n'], ['bin/run', 'python', '#!/usr/bin/python3\n'], ['bin/run', 'javascript', '#!/usr/bin/env node'], ['bin/run', 'plaintext', 'no shebang'],
    ['home/.aws/credentials', 'ini'], ['home/.aws/config', 'ini'], ['.npmrc', 'ini'], ['.kube/config', 'yaml'], ['.docker/config.json', 'json'], ['web.config', 'xml'],
    ['terraform.tfvars', 'terraform'], ['main.tf', 'terraform'], ['application.properties', 'properties'], ['Jenkinsfile', 'groovy'], ['a.ipynb', 'json'], ['noextension', 'plaintext'], ['toString', 'plaintext'],
  ];

  it('asks for a text only where the path does not say all', () => {
    assert.equal(detectLanguage('src/a.ts', () => assert.fail('the text was asked for')), 'typescript');
    assert.equal(detectLanguage('bin/run', () => '#!/bin/sh'), 'shellscript');
  });

  for (const [path, language, head] of cases) it(`${path}${head === undefined ? '' : ` with ${JSON.stringify(head.slice(0, 20))}`} is ${language}`, () => assert.equal(detectLanguage(path, head), language));
});

describe('role of a file', () => {
  const cases: readonly (readonly [string, FileRole])[] = [
    ['package-lock.json', 'lock'], ['sub/yarn.lock', 'lock'], ['go.sum', 'lock'], ['dist/app.min.js', 'minified'], ['a.js.map', 'minified'], ['locales/de.json', 'locale'], ['po/de.po', 'locale'],
    ['.env', 'credentials'], ['.env.production', 'credentials'], ['.env.example', 'example'], ['id_rsa', 'credentials'], ['server.key', 'credentials'], ['.npmrc', 'credentials'],
    ['test/a.js', 'test'], ['a.test.ts', 'test'], ['src/FooTest.java', 'test'], ['pkg/a_test.go', 'test'], ['README.md', 'documentation'], ['docs/a.py', 'documentation'],
    ['examples/a.js', 'example'], ['src/app.ts', 'source'], ['latest/app.ts', 'source'], ['contest.go', 'source'],
  ];
  for (const [path, role] of cases) it(`${path} is ${role}`, () => assert.equal(fileRole(path), role));

  it('is source where nothing is known', () => assert.equal(fileRole(undefined), 'source'));
});
