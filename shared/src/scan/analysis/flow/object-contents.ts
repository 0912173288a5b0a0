import { secretName } from '../names/secret-name';
import type { ClassDeclaration, Field, Program, Statement } from '../program/statement';
import type { Carried, Flow } from './carried';

/** What an object of a class of this file has in its fields, and whether a text of it shows them. */
export interface ObjectContents {
  readonly flow: Flow;
  readonly printed: boolean;
}

/** By the classes' names; those without a secret field are left out. */
export function contentsOf(program: Program): ReadonlyMap<string, ObjectContents> {
  const found = new Map<string, ObjectContents>();
  const visit = (statement: Statement): void => {
    if (statement.kind === 'block') statement.body.forEach(visit);
    if (statement.kind !== 'class') return;
    const flow = statement.class.fields.filter(isShown).map(carried);
    if (flow.length > 0) found.set(statement.class.name, { flow, printed: isPrinted(statement.class) });
    statement.class.body.forEach(visit);
  };
  program.body.forEach(visit);
  return found;
}

/** A class that writes its own text is believed to leave secrets out. */
function isPrinted({ printed, methods }: ClassDeclaration): boolean {
  return printed === true && !methods.some(({ name }) => name === 'toString' || name === 'ToString' || name === 'PrintMembers');
}

function isShown({ name, type, annotations, tag }: Field): boolean {
  return secretName(name) === 'strong' && tag?.includes(LEFT_OUT) !== true && !(type !== undefined && (NUMBERS.test(type) || HIDING.test(type))) && !annotations.some((one) => HIDING.test(lastName(one)));
}

/** A struct tag that keeps a field out of JSON: https://pkg.go.dev/encoding/json#Marshal */
const LEFT_OUT = 'json:"-"';

function lastName(annotation: Field['annotations'][number]): string {
  const named = annotation.kind === 'call' ? annotation.callee : annotation;
  return named.kind === 'name' ? named.name : named.kind === 'member' ? named.property : '';
}

/** A flag or a count says nothing of the secret. */
const NUMBERS = /^(?:bool|boolean|Boolean|int|Int|Integer|long|Long|short|double|float|u?size|[iu](?:8|16|32|64)|usize|Date|Instant|Duration|DateTime)\??$/;
/** Types and annotations that keep a field out of texts: `@JsonIgnore`, `@ToString.Exclude`, `SecretString`. */
const HIDING = /Ignore|Exclude|Sensitive|Redact|Mask|Transient|Secret|Protected|Encrypted|Hash/;

function carried({ name, span }: Field): Carried {
  return { label: 'secret', because: 'field', word: name, origin: span };
}
