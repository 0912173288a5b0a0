import { build } from 'esbuild';
import path from 'node:path';

/** For esbuild: the registry of rules becomes what `rule-data.ts` says, so that a program need not run all of it to start. */
export const rulesAsData = {
  name: 'rules-as-data',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]detection[\\/]rules[\\/]registry\.ts$/ }, async ({ path: registry }) => {
    const resolveDir = path.dirname(registry);
    const stdin = { contents: "export { builtInRules } from './registry'; export { ruleToData } from './rule-data';", resolveDir, loader: 'ts' };
    const { outputFiles: [bundle], metafile } = await build({ stdin, bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', logLevel: 'warning' });
    const { builtInRules, ruleToData } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
    const data = JSON.stringify(builtInRules.map(ruleToData));
    return {
      contents: `import { ruleFromData } from './rule-data';\nexport const builtInRules = JSON.parse(${JSON.stringify(data)}).map(ruleFromData);\n`,
      resolveDir, loader: 'ts', watchFiles: Object.keys(metafile.inputs).filter((file) => file.startsWith('shared')).map((file) => path.resolve(file)),
    };
  }),
};
