import assert from 'node:assert/strict';
import type { RuleId, SecretFinding } from '../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { joinHalves } from '../../../shared/src/scan/detection/credential-halves';
import { LinePlaces } from '../../../shared/src/scan/detection/generic/line-context';
import { Judgements } from '../../../shared/src/scan/detection/signals/judgements';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { describeRules, scan } from '../../../shared/src/scan/engine';
import { optionsWith } from './scanning';
import { traitsOf } from '../../../shared/src/scan/detection/generic/traits';

/** A text that counts how often its characters are looked at, instead of how long that takes. */
function counted(text: string): { readonly text: string; readonly looks: () => number } {
  let looks = 0;
  const boxed = Object(text) as object;
  const proxy = new Proxy(boxed, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, text);
      if (typeof member !== 'function') { if (typeof name === 'string' && /^\d+$/.test(name)) looks++; return member; }
      return (...args: readonly unknown[]): unknown => { looks++; return Reflect.apply(member, text, args); };
    },
  });
  return { text: proxy as unknown as string, looks: () => looks };
}

describe('hostile text', () => {
  it('is read once by questions in ascending order, however many there are', () => {
    const looksFor = (questions: number): number => {
      const { text, looks } = counted('password="'.repeat(200));
      const places = new LinePlaces(text, traitsOf('javascript'));
      for (let index = 0; index < questions; index++) places.at(Math.floor((index * 2000) / questions));
      return looks();
    };
    assert.ok(looksFor(200) < 2 * looksFor(2), `${looksFor(200)} looks for 200 questions, ${looksFor(2)} for two`);
  });

  it('has the halves of its credentials compared with what stands near them only', () => {
    const looksFor = (pairs: number): number => {
      const descriptions = new Map(describeRules(builtInRules));
      let looks = 0;
      const counting = new Proxy(descriptions, {
        get: (map, name) => {
          if (name !== 'get') return Reflect.get(map, name, map) as unknown;
          return (id: RuleId) => { looks++; return map.get(id); };
        },
      });
      const finding = (ruleId: RuleId, start: number): SecretFinding => ({
        kind: 'secret', ruleId, span: { start, end: start + 20 }, confidence: 1, severity: 'error', fingerprint: '', secretType: 'api-key', decoding: [], evidence: [],
      });
      const findings = Array.from({ length: pairs }, (_, index) => [
        finding('keyward/aws-access-key-id', index * 50), finding('keyward/aws-secret-access-key', index * 50 + 25),
      ]).flat();
      assert.equal(joinHalves(findings, counting).filter(({ related }) => related?.length === 1).length, pairs);
      return looks;
    };
    assert.ok(looksFor(2000) < 25 * looksFor(100), 'twenty times the text costs about twenty times as much');
  });

  it('has each of its values judged once', () => {
    const judgements = new Judgements();
    let judged = 0;
    for (let index = 0; index < 5000; index++) judgements.of('the same', () => { judged++; return []; });
    assert.equal(judged, 1);
  });

  it('cannot fill the memory with judgements', () => {
    const judgements = new Judgements();
    let judged = 0;
    const judge = (value: string): unknown => judgements.of(value, () => { judged++; return [{ signal: value, weight: 1 }]; });
    for (let index = 0; index < 5000; index++) judge(`value ${index}`);
    assert.deepEqual(judge('value 4999'), [{ signal: 'value 4999', weight: 1 }]);
    assert.equal(judged, 5001);
  });

  const units: readonly string[] = [
    'password="', "token: '", 'key=', 'password = (', 'password: ["', 'secret => `', '${password:-', '<password a="', '<password ', '<x name="password">', '"--token", ', 'password { get; ', 'curl -u a:', 'mysql -p', '://a:b', 'bearer ',
    'basic ', 'kind: secret\ndata:\n', 'identified by ', 'set password for a = ', '$2b$12$', 'keyward:ignore ', 'pragma: ', '\\"password\\": \\"', 'process.env.password || ', 'name: password\n', '"password", ', 'password\t\t', 'pwd:x@', '|pass', 'pass,', '"x" == password ', 'password:\n', 'password: a${{b\n', '/*', '//', '"""', "'''",
  ];
  const languages: readonly LanguageId[] = ['javascript', 'yaml', 'shellscript', 'xml', 'csharp', 'python'];

  for (const unit of units) {
    it(`of ${JSON.stringify(unit)} is scanned to its end`, () => {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      for (const languageId of languages) assert.deepEqual(scan({ text, languageId }, optionsWith()).skipped, []);
    });
  }
});
