// Makes keyward-<platform>-<version>.vsix out of dist/. `npm run package` builds first.
// usage: node scripts/package.mjs [--out FILE]
import { createVSIX } from '@vscode/vsce';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
// The native parts in dist/node_modules are for one platform, and the package says for which.
const target = process.env.TARGET ?? `${process.platform}-${process.arch}`;
const packagePath = path.resolve(values.out ?? path.join(root, `keyward-${target}-${version}.vsix`));

await createVSIX({
  cwd: root,
  packagePath,
  target,
  // Everything is bundled; what cannot be lies in dist/node_modules.
  dependencies: false,
  rewriteRelativeLinks: false,
  // The rules of a scanner look like keys to another scanner. Ours reads this repository in the tests.
  allowPackageAllSecrets: true,
  skipLicense: false,
});
process.stdout.write(`${packagePath} (${Math.round(fs.statSync(packagePath).size / 1024)} KB)\n`);
