import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What the system calls a file. A name on Unix is any bytes; Node shows those that are no UTF-8 with U+FFFD, and under what
 * is shown nothing is found. Their folder is asked again, for names as bytes. All other paths stay what they are.
 */
export function systemPath(file: string): string | Buffer {
  if (!file.includes(REPLACEMENT) || path.sep !== '/') return file;
  return file.split('/').reduce<Buffer>((before, name, index) => {
    const folder = index === 0 ? before : Buffer.concat([before, SLASH]);
    return Buffer.concat([folder, name.includes(REPLACEMENT) ? nameOnDisk(folder, name) : Buffer.from(name)]);
  }, Buffer.alloc(0));
}

const REPLACEMENT = '\ufffd';
const SLASH = Buffer.from('/');

/** A name that really holds U+FFFD comes before one that is only shown like it. */
function nameOnDisk(folder: Buffer, shown: string): Buffer {
  const wanted = Buffer.from(shown);
  try {
    const names = readdirSync(folder, { encoding: 'buffer' });
    return names.find((name) => name.equals(wanted)) ?? names.find((name) => name.toString('utf8') === shown) ?? wanted;
  } catch {
    return wanted;
  }
}
