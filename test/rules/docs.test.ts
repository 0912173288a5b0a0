import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rulePage } from '../../shared/src/core/rule-page';
import { genericRules } from '../../shared/src/scan/detection/generic/generic-rules';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { projectRoot } from '../support/requirements';

const pageFile = (id: `${string}/${string}`): string =>
  path.join(projectRoot, 'docs/rules', path.posix.basename(new URL(rulePage(id)).pathname));

describe('rules: their pages', () => {
  it('say what the rules say', () => {
    const checked = spawnSync(process.execPath, ['scripts/rule-docs.mjs', '--check'], { cwd: projectRoot, encoding: 'utf8' });
    assert.equal(checked.stderr, '');
    assert.equal(checked.status, 0);
  });

  it('are where a diagnostic links to', () => {
    for (const { id } of [...builtInRules, ...genericRules]) assert(existsSync(pageFile(id)), pageFile(id));
  });

  it('hold no value that a scanner would take for a key', () => {
    for (const rule of builtInRules) {
      const text = readFileSync(pageFile(rule.id), 'utf8');
      for (const { id, pattern, form } of builtInRules) if (form === 'self') assert(!pattern.test(text), `${id} matches the page of ${rule.id}`);
    }
  });
});
