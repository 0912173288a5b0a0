import type { LanguageId } from '../../../core/model/language-id';
import { detectLanguage } from '../../language';

/** The language of a text without a name, by how it begins. */
export function languageOfDecoded(text: string): LanguageId {
  const head = text.slice(0, HEAD).trimStart();
  const byForm = forms.find(([form]) => form.test(head))?.[1];
  return byForm ?? detectLanguage('', head);
}

const HEAD = 4096;

/** The first that fits decides. */
const forms: readonly (readonly [RegExp, LanguageId])[] = [
  [/^[{[]["{[\s\]}]/, 'json'], [/^<[?!A-Za-z]/, 'xml'], [/^(?:export )?[A-Za-z_]\w{0,60}=/, 'dotenv'],
  [/^(?:---\s{1,4})?apiVersion:[^]*^kind:/m, 'kubernetes'], [/^(?:---|[\w-]{1,60}:(?:[ \t]\S|[ \t]*\r?\n))/, 'yaml'],
];
