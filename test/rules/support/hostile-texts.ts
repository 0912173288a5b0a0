import type { Rule } from '../../../shared/src/scan/detection/rules/rule';

/** Characters of each text: the size of a document for which the editor's budget is stated. */
export const SIZE = 50_000;

/** Texts that almost match, as often as possible: the keyword with what may follow it, cut and overlong examples, long runs. */
export function hostileTexts(rule: Rule): readonly string[] {
  const keyword = rule.keywords[0] ?? '';
  const example = rule.examples[0] ?? '';
  const repeated = [keyword, `${keyword}. `, `${keyword}: "`, `${keyword}/?a=`, `${example.slice(0, -1)} `, `${example}${example.slice(-1)}`];
  return [
    ...repeated.map((unit) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)),
    keyword + 'a'.repeat(SIZE), `${keyword}="${'a '.repeat(SIZE / 2)}`,
  ];
}
