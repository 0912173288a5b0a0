import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { projectRoot } from '../support/requirements';

const folder = path.join(projectRoot, 'shared/src/scan/detection/rules');
const machinery = new Set(['example.ts', 'pattern.ts', 'registry.ts', 'rule-data.ts', 'rule.ts', 'vendor-rules.ts']);

describe('rules: the registry', () => {
  it('has six hundred rules with ids of their own', () => {
    assert(builtInRules.length >= 600);
    assert.equal(new Set(builtInRules.map(({ id }) => id)).size, builtInRules.length);
    for (const { id } of builtInRules) assert.match(id, /^keyward\/[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });

  it('lists every vendor file', async () => {
    const listed = new Set<unknown>(builtInRules);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !machinery.has(file));
    for (const file of files) {
      const exported = await import(path.join(folder, file)) as Readonly<Record<string, unknown>>;
      const lists = Object.values(exported).filter((value): value is readonly unknown[] => Array.isArray(value));
      assert.equal(lists.length, 1, `${file} exports one list of rules`);
      for (const rule of lists.flat()) assert(listed.has(rule), `${file} is not in the registry`);
    }
  });

  it('says for each rule what it means, what to do and where the vendor says so', () => {
    for (const rule of builtInRules) {
      assert(new URL(rule.documentation).protocol === 'https:', `${rule.id}: ${rule.documentation}`);
      for (const url of rule.remediation.match(/[a-z]+:\/\/[^\s;,)]+/gu) ?? []) {
        assert.equal(new URL(url).protocol, 'https:', `${rule.id}: ${url}`);
      }
      for (const text of [rule.title, rule.description, rule.remediation]) assert.match(text, /^\S.{2,400}\S$/u, rule.id);
      assert.match(rule.description, /\.$/u, `${rule.id}: a description is a sentence`);
      assert.match(rule.remediation, /\.$/u, `${rule.id}: a remediation is a sentence`);
      assert(rule.confidence > 0.3 && rule.confidence < 1, `${rule.id}: a pattern alone proves nothing`);
    }
  });
});
