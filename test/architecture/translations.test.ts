import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/requirements';
import { translatedStrings } from './translated-strings';

/** The editor reads `l10n/bundle.l10n.<language>.json`, whose keys are the English texts: https://github.com/microsoft/vscode-l10n */
const FOLDER = path.join(projectRoot, 'l10n');

describe('the texts of the extension', () => {
  const { texts, unknown } = translatedStrings();
  const bundles = readdirSync(FOLDER).map((name) => [name, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Readonly<Record<string, string>>] as const);

  it('are written out where they are used', () => {
    assert.deepEqual(unknown, []);
    assert.ok(texts.size > 300, `${texts.size} texts`);
  });

  it('are there in each language that package.json speaks', () => {
    const spoken = readdirSync(projectRoot).flatMap((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);
    assert.deepEqual(bundles.map(([name]) => name).sort(), spoken.map((language) => `bundle.l10n.${language}.json`).sort());
    for (const [name, bundle] of bundles) {
      assert.deepEqual([...texts].filter((text) => (bundle[text] ?? '') === ''), [], `${name} lacks`);
      assert.deepEqual(Object.keys(bundle).filter((text) => !texts.has(text)), [], `${name} has what nobody says`);
    }
  });

  it('have the same places for values, commands and lines in each language', () => {
    for (const [name, bundle] of bundles) {
      for (const [text, translation] of Object.entries(bundle)) assert.deepEqual(partsOf(translation), partsOf(text), `${name}: ${text}`);
    }
  });
});

/** What is put in, names of the editor's and the terminal's commands, and line breaks. */
function partsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\d\}|"(?:keyward|vault|Developer:) ?[\w: ]+"|keyward\.env|config\.yaml|KEYWARD_HOME|\n/g)].map(([part]) => part).sort();
}
