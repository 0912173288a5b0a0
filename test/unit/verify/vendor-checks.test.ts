import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { checkFor, hostOf, vendorChecks } from '../../../shared/src/verify/vendor-checks';
import { projectRoot } from '../../support/requirements';

describe('the checks of vendors', () => {
  it('are for rules of that vendor, each for its own', () => {
    const ids = new Set(builtInRules.map(({ id }) => id));
    const checked = vendorChecks.flatMap(({ rules }) => rules);
    assert.deepEqual(checked.filter((rule) => !ids.has(rule)), []);
    const vendors = new Map(builtInRules.map(({ id, vendor }) => [id, vendor]));
    for (const { vendor, rules } of vendorChecks) for (const rule of rules) assert.equal(vendors.get(rule), vendor, rule);
    assert.equal(new Set(checked).size, checked.length);
    assert(vendorChecks.length >= 30);
    assert.equal(checkFor('acme/github-personal-access-token'), undefined, 'a rule of a user\'s own has none');
  });

  for (const check of vendorChecks) {
    it(`${check.vendor}: reads at an address of its own over HTTPS, and changes nothing`, () => {
      const url = new URL(check.url);
      assert.equal(url.protocol, 'https:');
      assert.equal(url.port, '');
      assert.equal(url.username, '');
      assert.match(url.search, /^(?:\?(?:limit|per_page)=1)?$/);
      assert.match(check.documentation, /^https:\/\//);
      assert(check.answers.some(({ means }) => means === 'active') && check.answers.some(({ means }) => means === 'inactive'));
      if (check.method === 'POST') assert(['auth.test', 'check-api-key', 'check/user'].some((name) => url.pathname.endsWith(name)), 'a POST that is known to change nothing');
    });
  }

  it('are all in the documentation, and no other is', () => {
    const page = readFileSync(path.join(projectRoot, 'docs/verification.md'), 'utf8');
    const rows = [...page.matchAll(/^\| ([^|]+) \| `([^`]+)` \|/gm)].map(([, vendor, host]) => `${vendor} ${host}`);
    assert.deepEqual([...new Set(rows)].sort(), [...new Set(vendorChecks.map((check) => `${check.vendor} ${hostOf(check)}`))].sort());
  });
});
