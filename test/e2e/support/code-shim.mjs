#!/usr/bin/env node
// What @vscode/test-electron takes for the editor's executable: the same arguments, another editor. See code-shim.ts.
import { require as tsRequire } from 'tsx/cjs/api';

const { main } = tsRequire('./code-shim.ts', import.meta.url);
process.exit(await main(process.argv.slice(2), process.env));
