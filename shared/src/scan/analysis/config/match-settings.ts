import type { LanguageId } from '../../../core/model/language-id';
import type { FoundPattern } from '../found-pattern';
import type { ConfigurationFile } from './find-settings';
import { cloudSettings } from './patterns/clouds';
import { databaseSettings } from './patterns/databases';
import { frameworkSettings } from './patterns/frameworks';
import { springSettings } from './patterns/spring';
import { readSettings } from './read-settings';
import type { Setting, SettingPattern } from './setting';
import { weakDefault } from './weak-default';

const all: readonly SettingPattern[] = [...springSettings, ...frameworkSettings, ...databaseSettings, ...cloudSettings];

/** Whose JSON is settings of a program: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/ */
const SETTINGS_JSON = /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$/i;

/** Whether settings of a file of this language are read at all. */
export function hasSettingsToMatch(languageId: LanguageId): boolean {
  return all.some(({ languages }) => languages.includes(languageId));
}

/** Unsafe settings of a file, told by their paths and values, at most one for each setting. */
export function matchSettings(file: ConfigurationFile): readonly FoundPattern[] {
  if ((file.languageId === 'json' || file.languageId === 'jsonc') && !SETTINGS_JSON.test(file.path ?? '')) return [];
  const wanted = all.filter(({ languages, file: where }) => languages.includes(file.languageId) && (where === undefined || where.test(file.path ?? '')));
  const someValue = new RegExp(wanted.map(({ value }) => value.source).join('|'), 'i');
  return readSettings(file.text, file.languageId).flatMap((setting): readonly FoundPattern[] => {
    // Few values are any pattern's, so that the path is looked at last.
    const valued = someValue.test(setting.value) ? wanted.filter(({ value }) => value.test(setting.value)) : [];
    const plain = valued.length === 0 ? '' : setting.path.toLowerCase().replace(/[-_]/g, '');
    const pattern = valued.find(({ path }) => path.test(plain));
    if (pattern === undefined) return weakDefault(setting, file);
    return [found(pattern, setting)];
  });
}

function found({ ruleId, severity, confidence }: SettingPattern, { name, span }: Setting): FoundPattern {
  return { ruleId, severity, confidence, span, word: name.slice(name.lastIndexOf('.') + 1) };
}
