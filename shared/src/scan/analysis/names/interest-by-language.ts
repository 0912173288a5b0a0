import type { LanguageId } from '../../../core/model/language-id';
import { hasSettings } from '../config/find-settings';
import { analysisLanguages } from '../languages/registry';
import type { Interest } from './interest';

/** What `builtInInterest` holds once it is built: of each language in whose files nothing but programs is looked at. */
export function interestByLanguage(): readonly (readonly [LanguageId, Interest])[] {
  return [...analysisLanguages().values()].filter(({ id }) => !hasSettings(id)).map(({ id, libraries }) => [id, libraries.interest]);
}
