// Copies examples/leaky-shop and puts a made-up value of the right form in place of each `@@NAME@@`.
import { randomBytes, randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const shop = path.resolve(import.meta.dirname, '../../examples/leaky-shop');

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALPHANUMERIC = `${UPPER}${UPPER.toLowerCase()}0123456789`;

/** How a look-alike of each is made. Nothing here was ever valid anywhere. */
const makers = {
  STRIPE_SECRET_KEY: () => ['sk', 'live', `51${letters(97)}`].join('_'),
  JWT_SECRET: () => randomBytes(32).toString('base64url'),
  DATABASE_PASSWORD: () => letters(18),
  REPORTING_PASSWORD: () => letters(14),
  EXPORT_PASSWORD: () => letters(14),
  PARCELS_TOKEN: () => randomBytes(20).toString('hex'),
  SERVICE_TOKEN: () => letters(40),
  CACHE_PASSWORD: () => letters(24),
  SLACK_WEBHOOK: () => `https://hooks.slack.com/services/T${capitals(8)}/B${capitals(10)}/${letters(24)}`,
  POSTGRES_PASSWORD: () => letters(18),
  AWS_ACCESS_KEY_ID: () => `AKIA${letters(16, `${UPPER}234567`)}`,
  AWS_SECRET_ACCESS_KEY: () => letters(40),
};

/**
 * Writes the filled copy into `target`, which is created, and gives the values by their names: whoever asked for the copy
 * can check what becomes of them, and must not print them.
 */
export function writeLeakyShop(target) {
  const values = new Map(Object.entries(makers).map(([name, make]) => [name, make()]));
  fs.cpSync(shop, target, { recursive: true });
  for (const entry of fs.readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'README.md') continue;
    const file = path.join(entry.parentPath, entry.name);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/@@([A-Z_]+)@@/g, (marker, name) => valueOf(values, name, file)));
  }
  return values;
}

function valueOf(values, name, file) {
  const value = values.get(name);
  if (value === undefined) throw new Error(`${file} has the placeholder ${name}, for which there is no value`);
  return value;
}

function letters(length, alphabet = ALPHANUMERIC) {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function capitals(length) {
  return letters(length, `${UPPER}0123456789`);
}
