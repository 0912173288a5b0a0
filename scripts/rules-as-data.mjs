import { build } from 'esbuild';
import path from 'node:path';

/**
 * For esbuild: what is made of the rules at each start is made now and becomes data. The registry of rules is what `rule-data.ts` says,
 * so that a program need not run all of it, and the tree of their keywords what `word-tree.ts` says. The words without which a program is
 * not analysed come without the tables that they stand in.
 */
export const rulesAsData = {
  name: 'rules-as-data',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]detection[\\/]rules[\\/]registry\.ts$/ }, async ({ path: registry }) => {
      const { made, about } = await makeOf(registry, "import { builtInRules } from './registry'; import { ruleToData } from './rule-data'; export const made = builtInRules.map(ruleToData);");
      return { ...about, contents: `import { ruleFromData } from './rule-data';\nexport const builtInRules = JSON.parse(${asLiteral(made)}).map(ruleFromData);\n` };
    });
    onLoad({ filter: /[\\/]detection[\\/]built-in-tree\.ts$/ }, async ({ path: tree }) => {
      const { made, about } = await makeOf(tree, `
        import { builtInRules } from './rules/registry'; import { compileRules } from './compiled-rules'; import { wordTree, wordTreeToData } from './word-tree';
        export const made = wordTreeToData(wordTree(compileRules(builtInRules).targets.map(({ keyword }) => keyword)));`);
      return { ...about, contents: `import { wordTreeFromData } from './word-tree';\nexport const builtInTree = wordTreeFromData(JSON.parse(${asLiteral(made)}));\n` };
    });
    onLoad({ filter: /[\\/]names[\\/]built-in-interest\.ts$/ }, async ({ path: interest }) => {
      const { made, about } = await makeOf(interest, "import { interestByLanguage } from './interest-by-language'; export const made = interestByLanguage();");
      return { ...about, contents: `export const builtInInterest = new Map(JSON.parse(${asLiteral(made)}));\n` };
    });
  },
};

/** What a program beside `file` exports as `made`, and what esbuild wants to know of the file that it takes the place of. */
async function makeOf(file, contents) {
  const resolveDir = path.dirname(file);
  const { outputFiles: [bundle], metafile } = await build({ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  const { made } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
  const watchFiles = Object.keys(metafile.inputs).filter((input) => input.startsWith('shared')).map((input) => path.resolve(input));
  return { made, about: { resolveDir, loader: 'ts', watchFiles } };
}

/**
 * A text that JSON.parse reads: several times as fast as the program text of the same data. It is ASCII, because a single other
 * character would make V8 keep all of it with two bytes for each.
 */
function asLiteral(data) {
  const ascii = JSON.stringify(data).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return JSON.stringify(ascii);
}
