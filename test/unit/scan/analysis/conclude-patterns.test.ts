import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { concludePatterns } from '../../../../shared/src/scan/analysis/conclude-patterns';
import type { FoundPattern } from '../../../../shared/src/scan/analysis/found-pattern';
import { lineIdentity } from '../../../../shared/src/scan/analysis/line-identity';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../../shared/src/scan/engine';
import { stripeKey } from '../../../protocol/made-up-secrets';

const options = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32)), now: () => 0 };

/** The pattern of the first place of a text. */
function pattern(text: string, at: string, changes: Partial<FoundPattern> = {}): FoundPattern {
  const start = text.indexOf(at);
  return { ruleId: 'keyward/secret-in-log', span: { start, end: start + at.length }, severity: 'warning', confidence: 0.8, word: 'token', ...changes };
}

function conclude(text: string, patterns: readonly FoundPattern[], more: Partial<Parameters<typeof concludePatterns>[3]> = {}): ReturnType<typeof concludePatterns> {
  const secrets = scan({ text, languageId: 'javascript', path: 'a.js' }, options);
  return concludePatterns({ text, path: 'a.js' }, patterns, secrets, { ...options, ...more });
}

describe('patterns become findings', () => {
  it('with a kind and a fingerprint, and without the text', () => {
    const text = 'console.log(token);\n';
    const { findings, suppressed } = conclude(text, [pattern(text, 'token')]);
    assert.deepEqual(suppressed, []);
    assert.equal(findings.length, 1);
    assert.deepEqual(Object.keys(findings[0] ?? {}).sort(), ['confidence', 'fingerprint', 'kind', 'ruleId', 'severity', 'span', 'word']);
  });

  it('but not where a secret\'s finding, reported or silenced, tells the same already', () => {
    for (const mark of ['', ' // keyward:ignore']) {
      const text = `sign("${stripeKey}");${mark}\n`;
      const twice = pattern(text, `"${stripeKey}"`, { ruleId: 'keyward/hardcoded-key-argument' });
      assert.deepEqual(conclude(text, [twice]), { findings: [], suppressed: [] });
    }
  });

  it('beside a secret that is only a part of the expression', () => {
    const text = `fetch("https://api.acme.io/orders?token=${stripeKey}");\n`;
    assert.equal(conclude(text, [pattern(text, `"https://api.acme.io/orders?token=${stripeKey}"`, { ruleId: 'keyward/secret-in-url' })]).findings.length, 1);
  });

  for (const mark of ['keyward:ignore', 'keyward:ignore keyward/secret-in-log', 'gitleaks:allow', 'pragma: allowlist secret', 'trufflehog:ignore']) {
    it(`unless a comment says ${mark}`, () => {
      const text = `console.log(token); // ${mark}\n`;
      const { findings, suppressed } = conclude(text, [pattern(text, 'token')]);
      assert.deepEqual([findings.length, suppressed.map(({ by }) => by.kind)], [0, ['comment']]);
      assert.equal(conclude(text, [pattern(text, 'token')], { suppression: { comments: false } }).findings.length, 1);
    });
  }

  it('if they are as sure as is asked for', () => {
    const text = 'console.log(token);\n';
    assert.equal(conclude(text, [pattern(text, 'token', { confidence: 0.6 })], { minConfidence: 0.7 }).findings.length, 0);
    assert.equal(conclude(text, [pattern(text, 'token', { confidence: 0.3 })]).findings.length, 0);
  });
});

describe('what a pattern is known by', () => {
  const line = 'console.log(token, more);';
  const of = (text: string, at = 'token', ruleId: FoundPattern['ruleId'] = 'keyward/secret-in-log', values: Parameters<typeof lineIdentity>[2] = []): string =>
    lineIdentity(text, pattern(text, at, { ruleId }), values);

  it('is its rule and line, wherever it moves and however it is indented', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('', '// one', 'x();', '\t')), fc.constantFrom('', ' ', '\t\t'), fc.constantFrom('\n', '\r\n', '\r'), (above, indent, end) => {
      assert.equal(of([...above, `${indent}${line}`, 'after();'].join(end)), of(line));
    }));
    assert.notEqual(of(line), of(line.replace('more', 'less')));
    assert.notEqual(of(line), of(line, 'token', 'keyward/secret-in-error'));
  });

  it('is the same for every value that was found in the line, or is the pattern itself', () => {
    const made = (value: string): string => {
      const text = `log("${value}", token);`;
      return of(text, 'token', 'keyward/secret-in-log', [{ start: 5, end: 5 + value.length }]);
    };
    const literal = (value: string): string => of(`hmac("sha256", "${value}");`, `"${value}"`, 'keyward/hardcoded-key-argument');
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9$%]{4,40}$/), (value) => {
      assert.equal(made(value), made('other'));
      assert.equal(literal(value), literal('other'));
    }));
  });

  it('covers all lines of an expression', () => {
    const text = 'a();\nconsole.log(\n  token,\n);\nb();';
    assert.equal(of(text, '(\n  token,\n)'), 'keyward/secret-in-log\nconsole.log(token,);');
  });

  it('gives a fingerprint that is useless without the key', () => {
    const [mine, yours] = [1, 2].map((byte) => fingerprinter(Buffer.alloc(32, byte))(of(line)));
    assert.notEqual(mine, yours);
  });
});
