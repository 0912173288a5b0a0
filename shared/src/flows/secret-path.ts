import path from 'node:path';
import { checkPath } from '../core/reference';

/**
 * Where a new secret goes in its store: `<folder>/<name>`, as `leaky-shop/stripe-secret-key`. It is made of lower-case
 * letters and digits, of any script, and hyphens, so that two names that differ only in case cannot come out of it.
 */
export function secretPath(folder: string, name: string): string {
  const candidate = `${slug(path.basename(folder)) || 'app'}/${slug(name) || 'secret'}`;
  return checkPath(candidate) === undefined ? candidate : `app/${slug(name) || 'secret'}`;
}

const MAX_SEGMENT_LENGTH = 80;

function slug(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, '-').slice(0, MAX_SEGMENT_LENGTH).replace(/^-+|-+$/g, '');
}
