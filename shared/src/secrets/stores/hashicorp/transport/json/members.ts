import { SecretValue } from '../../../../../core/redact/secret-value';
import type { Json, JsonMembers } from './json';
import { SecretJson } from './json';

/** The JSON at this place, as `at(answer.body, 'data', 'metadata')`; undefined where there is none. */
export function at(body: JsonMembers, ...names: readonly string[]): Json | undefined {
  let found: Json | undefined = body;
  for (const name of names) {
    if (!isMembers(found)) return undefined;
    found = found[name];
  }
  return found;
}

export function isMembers(value: Json | undefined): value is JsonMembers {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof SecretValue) && !(value instanceof SecretJson);
}

/** The values of a version, as `secretMembers(answer.body, 'data', 'data')`; undefined where there is no such object. */
export function secretMembers(body: JsonMembers, ...names: readonly string[]): ReadonlyMap<string, SecretValue | SecretJson> | undefined {
  const found = at(body, ...names);
  if (!isMembers(found)) return undefined;
  const secrets = new Map<string, SecretValue | SecretJson>();
  for (const [name, value] of Object.entries(found)) {
    if (value instanceof SecretValue || value instanceof SecretJson) secrets.set(name, value);
  }
  return secrets;
}

/** Zeroes every secret in an answer that nobody took. */
export function disposeSecrets(value: Json | undefined): void {
  if (value instanceof SecretValue || value instanceof SecretJson) value.dispose();
  else if (isList(value)) value.forEach(disposeSecrets);
  else if (isMembers(value)) Object.values(value).forEach(disposeSecrets);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
