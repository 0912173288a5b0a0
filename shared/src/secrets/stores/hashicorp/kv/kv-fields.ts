import { SecretValue } from '../../../../core/redact/secret-value';
import type { JsonInput } from '../transport/json/json';
import { SecretJson } from '../transport/json/json';
import type { JsonMembers } from '../transport/json/json';
import { disposeSecrets, secretMembers } from '../transport/json/members';

/** The fields of one version as the engine has them: texts, or any other JSON. */
export type KvFields = ReadonlyMap<string, SecretValue | SecretJson>;

/**
 * Between what the engine keeps and what everybody else is given. A field that is no string in JSON, such as a port or a
 * list of keys, is read as its JSON text, exactly as the server wrote it. When that very value comes back in a write, as it
 * does when an old version is written again, it becomes what it was: a number stays a number.
 */
export class KvFieldCodec {
  readonly #wasJson = new WeakSet<SecretValue>();

  /** Undefined where the answer has no fields. What is not in the map is zeroed; a `null` is a field that has no value. */
  read(body: JsonMembers): ReadonlyMap<string, SecretValue> | undefined {
    const fields = secretMembers(body, 'data', 'data');
    if (fields === undefined) {
      disposeSecrets(body);
      return undefined;
    }
    const values = new Map<string, SecretValue>();
    for (const [name, field] of fields) {
      if (isNull(field)) field.dispose();
      else values.set(name, this.#toValue(field));
    }
    return values;
  }

  /** For the body of a write. Nothing is copied. */
  write(fields: ReadonlyMap<string, SecretValue>): JsonInput {
    return toJson(new Map([...fields].map(([name, value]) => [name, this.#wasJson.has(value) ? new SecretJson(value) : value])));
  }

  #toValue(field: SecretValue | SecretJson): SecretValue {
    if (field instanceof SecretValue) return field;
    this.#wasJson.add(field.text);
    return field.text;
  }
}

/** An object without a prototype: a field may be called `__proto__`. */
export function toJson(fields: KvFields): JsonInput {
  const members = Object.create(null) as Record<string, JsonInput>;
  for (const [name, field] of fields) members[name] = field;
  return members;
}

function isNull(field: SecretValue | SecretJson): boolean {
  return field instanceof SecretJson && field.text.bytes().equals(NULL);
}

const NULL = Buffer.from('null');
