// Writes a copy of examples/leaky-shop with made-up keys, to try Keyward on: node scripts/leaky-shop.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { writeLeakyShop } from './demo/leaky-shop.mjs';

const folder = process.argv[2];
if (folder === undefined || fs.existsSync(folder)) {
  console.error(folder === undefined ? 'usage: node scripts/leaky-shop.mjs FOLDER' : `${folder} is there already; choose another folder`);
  process.exitCode = 2;
} else {
  const values = writeLeakyShop(path.resolve(folder));
  console.log(`${folder} is a shop with ${values.size} made-up keys. Look at it with: keyward scan ${folder}`);
}
