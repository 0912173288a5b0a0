import { InvalidArgumentError } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { checkPath, DEFAULT_FIELD, isFieldName, isStoreName, parseReference } from '../../../shared/src/core/reference';

/** How commands name it in their help. */
export const SECRET = '<secret>';

/** A secret as people type it; without a store it is one of the default store. */
export interface NamedSecret extends Omit<SecretRef, 'store'> {
  readonly store: string | undefined;
}

/**
 * A whole reference, or a path with its field where it has several (`shop/stripe`, `shop/db#password`). Throws what
 * commander prints.
 */
export function secretArgument(text: string): NamedSecret {
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
  return { store: undefined, path, field };
}

/** A store's name as people type it. Throws what commander prints. */
export function storeArgument(text: string): string {
  if (!isStoreName(text)) throw new InvalidArgumentError('A store is named like team or team-2: small letters, digits and hyphens.');
  return text;
}
