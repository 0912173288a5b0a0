import { InvalidArgumentError } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { checkPath, DEFAULT_FIELD, isFieldName, parseReference } from '../../../shared/src/core/reference';
import { DEFAULT_STORE } from '../vault';

/**
 * A secret as people type it: a whole reference, or a path in the local store with its field where it has several
 * (`shop/stripe`, `shop/db#password`). Throws what commander prints.
 */
export function secretArgument(text: string): SecretRef {
  if (text.startsWith('keyward:')) {
    const parsed = parseReference(text);
    if (parsed.ok) return parsed.value;
    throw new InvalidArgumentError('A reference looks like keyward://local/shop/stripe#value.');
  }
  const hash = text.indexOf('#');
  const path = (hash < 0 ? text : text.slice(0, hash)).normalize('NFC');
  const field = hash < 0 ? DEFAULT_FIELD : text.slice(hash + 1);
  if (checkPath(path) !== undefined || !isFieldName(field)) {
    throw new InvalidArgumentError('A secret is named like shop/stripe, or shop/db#password for one field of several.');
  }
  return { store: DEFAULT_STORE, path, field };
}
