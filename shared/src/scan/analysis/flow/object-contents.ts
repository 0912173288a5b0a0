import { secretName } from '../names/secret-name';
import type { ClassDeclaration, Field, Program, Statement } from '../program/statement';
import type { Carried, Flow } from './carried';
import { plainType } from './environment';

/** What an object of a class of this file has in its fields, and whether a text of it shows them. */
export interface ObjectContents {
  readonly flow: Flow;
  readonly printed: boolean;
}

/** By the classes' names; those without a secret field are left out. `isWeak` says of a weak name that it means a secret in this text. */
export function contentsOf(program: Program, isWeak: (name: string) => boolean): ReadonlyMap<string, ObjectContents> {
  const found = new Map<string, ObjectContents>();
  const writers = ownTextsOf(program);
  const visit = (statement: Statement): void => {
    if (statement.kind === 'block') statement.body.forEach(visit);
    if (statement.kind !== 'class') return;
    const flow = statement.class.fields.filter((field) => isShown(field, isWeak)).map(carried);
    if (flow.length > 0) found.set(statement.class.name, { flow, printed: isPrinted(statement.class) && !writers.has(statement.class.name) });
    statement.class.body.forEach(visit);
  };
  program.body.forEach(visit);
  return found;
}

/** Classes that write their own text, which is believed to leave secrets out; in Go by a method that stands beside them: https://pkg.go.dev/fmt#Stringer. */
export function ownTextsOf({ body }: Program): ReadonlySet<string> {
  return new Set(body.flatMap(function named(statement): readonly string[] {
    switch (statement.kind) {
      case 'block': return statement.body.flatMap(named);
      case 'class': return [...(writesItself(statement.class) ? [statement.class.name] : []), ...statement.class.body.flatMap(named)];
      case 'function': return statement.function.name === 'String' && statement.function.receiver?.type !== undefined ? [plainType(statement.function.receiver.type)] : [];
      default: return [];
    }
  }));
}

function writesItself({ methods, body }: ClassDeclaration): boolean {
  const own = body.flatMap((statement) => (statement.kind === 'function' ? [statement.function] : []));
  return [...methods, ...own].some(({ name }) => name !== undefined && OWN_TEXT.test(name));
}

/** https://docs.python.org/3/reference/datamodel.html#object.__repr__, https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/record#printmembers-formatting-in-derived-records */
const OWN_TEXT = /^(?:toString|ToString|PrintMembers|__repr__|__str__)$/;

function isPrinted({ printed }: ClassDeclaration): boolean {
  return printed === true;
}

function isShown({ name, type, annotations, tag }: Field, isWeak: (name: string) => boolean): boolean {
  const strength = secretName(name);
  const isSecret = strength === 'strong' || (strength === 'weak' && type !== undefined && TEXT.test(type) && isWeak(name));
  return isSecret && tag?.includes(LEFT_OUT) !== true && !(type !== undefined && (NUMBERS.test(type) || HIDING.test(type))) && !annotations.some((one) => HIDING.test(lastName(one)));
}

/** A struct tag that keeps a field out of JSON: https://pkg.go.dev/encoding/json#Marshal */
const LEFT_OUT = 'json:"-"';

function lastName(annotation: Field['annotations'][number]): string {
  const named = annotation.kind === 'call' ? annotation.callee : annotation;
  return named.kind === 'name' ? named.name : named.kind === 'member' ? named.property : '';
}

/** A weak name is believed of a text only: a `token` may be a structure of a parser. */
const TEXT = /^(?:string|String|str)\??$/;

/** A flag or a count says nothing of the secret. */
const NUMBERS = /^(?:bool|boolean|Boolean|int|Int|Integer|long|Long|short|double|float|u?size|[iu](?:8|16|32|64)|usize|Date|Instant|Duration|DateTime)\??$/;
/** Types and annotations that keep a field out of texts: `@JsonIgnore`, `@ToString.Exclude`, `SecretString`. */
const HIDING = /Ignore|Exclude|Sensitive|Redact|Mask|Transient|Secret|Protected|Encrypted|Hash/;

function carried({ name, span }: Field): Carried {
  return { label: 'secret', because: 'field', word: name, origin: span };
}
