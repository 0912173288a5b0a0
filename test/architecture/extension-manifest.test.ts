import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMAND_IDS } from '../../client/src/commands/command-id';
import { describeSettings, SETTINGS_SCOPE } from '../../shared/src/core/config/settings';
import { projectRoot } from '../support/requirements';

type Json = Readonly<Record<string, unknown>>;

interface ExtensionManifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Json>> };
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string } };
  readonly extensionKind: readonly string[];
}

/** What package.json tells the editor, against what the program does. */
describe('the extension\'s manifest', () => {
  const text = read('package.json');
  const manifest = JSON.parse(text) as ExtensionManifest;
  const { properties } = manifest.contributes.configuration;

  it('has the settings of the schema: the same keys, types, enums, defaults and bounds', () => {
    const described = describeSettings();
    assert.deepEqual(Object.keys(properties).sort(), [...described.keys()].sort());
    for (const [key, schema] of described) {
      const contributed = Object.fromEntries(Object.entries(properties[key] ?? {}).filter(([name]) => name in schema));
      assert.deepEqual(contributed, schema, key);
    }
  });

  it('gives every setting an order, a text and the scope of a folder', () => {
    const orders = Object.values(properties).map(({ order }) => order);
    assert.equal(new Set(orders).size, orders.length);
    for (const [key, { scope, markdownDescription }] of Object.entries(properties)) {
      assert.equal(scope, SETTINGS_SCOPE, key);
      assert.ok(typeof markdownDescription === 'string', key);
    }
  });

  it('contributes no switch that would write documents into a log', () => {
    assert.deepEqual(Object.keys(properties).filter((key) => /trace|verbose|debug/i.test(key)), []);
  });

  it('contributes no setting by which a folder could choose where secrets go, or what is run', () => {
    // A setting of a folder comes with its repository. Stores, CAs, policy and ways to unlock are read from the user's own folder.
    const dangerous = /endpoint|address|url|host|\bca\b|cert|proxy|exec|command|path|policy|unlock|password|token|store|vault|home|log/i;
    assert.deepEqual(Object.keys(properties).filter((key) => dangerous.test(key.replace(/^keyward\./, ''))), []);
  });

  it('contributes exactly the commands that are registered, each in one category', () => {
    const { commands, menus } = manifest.contributes;
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...COMMAND_IDS].sort());
    assert.deepEqual(commands.filter(({ category }) => category !== 'Keyward'), []);
    const known: readonly string[] = COMMAND_IDS;
    assert.deepEqual(Object.values(menus).flat().filter(({ command }) => !known.includes(command)), []);
  });

  it('says that an untrusted workspace gets findings only, and runs where the files are', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.deepEqual(manifest.extensionKind, ['workspace']);
  });

  it('has every text in every language, with the same links', () => {
    const english = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
    const used = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    for (const file of readdirSync(projectRoot).filter((name) => /^package\.nls\..+\.json$/.test(name))) {
      const translated = JSON.parse(read(file)) as Readonly<Record<string, string>>;
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort(), file);
      for (const [key, sentence] of Object.entries(english)) assert.deepEqual(linksOf(translated[key] ?? ''), linksOf(sentence), `${file} ${key}`);
    }
  });
});

/** Commands that a text runs when it is clicked. */
function linksOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
}

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}
