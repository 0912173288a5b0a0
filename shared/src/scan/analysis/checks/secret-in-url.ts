import { secretName } from '../names/secret-name';
import type { Check, Place } from '../flow/check';
import type { CallExpression, Expression, JoinExpression } from '../program/expression';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** A secret in an address: addresses stand in logs, histories, proxies and the Referer header. */
export function secretInUrl({ language: { libraries }, report }: CheckContext): Check {
  const found = (value: Expression, word: string) => {
    report({ ruleId: 'keyward/secret-in-url', span: value.span, severity: 'warning', confidence: 0.85, word });
  };
  return {
    sink(event) {
      if (event.to === 'query') reportFlow('keyward/secret-in-url', event, ['secret'], report);
    },
    on: {
      join(join, place) {
        for (const { value, word } of secretsInAddress(join, place)) found(value, word);
      },
      call(call, place) {
        const asked = askedOfQuery(call, place);
        if (asked !== undefined) report({ ruleId: 'keyward/secret-in-url', span: call.span, severity: 'warning', confidence: 0.8, word: asked });
        for (const { query } of libraries.requests.find(call.callee, place)) {
          for (const value of queries(call, query ?? [])) for (const { part, word } of secretEntries(value, place)) found(part, word);
        }
      },
      member({ object, property, span }, place) {
        // A server that reads a password from the query makes its clients put it there.
        const isQuery = object.kind === 'name' ? object.name === '_GET' : object.kind === 'member' && QUERIES.test(object.property) && place.kind(object.object) === 'http-request';
        if (isQuery && secretName(property) === 'strong') {
          report({ ruleId: 'keyward/secret-in-url', span, severity: 'warning', confidence: 0.8, word: property });
        }
      },
    },
    function({ parameters, annotations: outer }) {
      const bound = libraries.queryParameters.filter(({ inside }) => inside === undefined || outer.some((one) => annotationName(one) === inside));
      if (bound.length === 0) return;
      for (const { name, annotations, default: value, span } of parameters) {
        if (secretName(name) === 'strong' && [...annotations, ...(value?.kind === 'call' ? [value] : [])].some((one) => bound.some(({ annotation }) => annotation === annotationName(one)))) {
          report({ ruleId: 'keyward/secret-in-url', span, severity: 'warning', confidence: 0.8, word: name });
        }
      }
    },
  };
}

function annotationName(annotation: Expression): string | undefined {
  const named = annotation.kind === 'call' ? annotation.callee : annotation;
  return named.kind === 'name' ? named.name : undefined;
}

/** The name of a secret that a server reads from the query by a call: `request.args.get('password')`, `r.URL.Query().Get("token")`. */
function askedOfQuery({ callee, arguments: [first] }: CallExpression, place: Place): string | undefined {
  if (callee.kind !== 'member' || first?.value.kind !== 'text' || secretName(first.value.text) !== 'strong') return undefined;
  const { object, property } = callee;
  // A servlet's parameters come from the query in what answers GET: https://jakarta.ee/specifications/servlet/.
  const isQuery = property === 'getParameter' ? place.inside?.name === 'doGet' : /^(?:get|Get|getlist|getone)$/.test(property) ? isQueryOf(object, place) : /^(?:Query|DefaultQuery|GetQuery|QueryParam)$/.test(property) && place.kind(object) === 'http-context';
  return isQuery ? first.value.text : undefined;
}

function isQueryOf(object: Expression, place: Place): boolean {
  if (object.kind === 'member') return QUERIES.test(object.property) && place.kind(object.object) === 'http-request';
  const callee = object.kind === 'call' ? object.callee : undefined;
  return callee?.kind === 'member' && callee.property === 'Query' && callee.object.kind === 'member' && callee.object.property === 'URL' && place.kind(callee.object.object) === 'http-request';
}

const QUERIES = /^(?:query|Query|args|GET|query_params|searchParams|QueryString|QUERY|query_parameters|queryParameters)$/;
/** What stands before a hole whose value becomes part of an address: a parameter of the query or all of it, or the user before the host. */
const PARAMETER = /(?:[?&][\w.[\]-]{1,60}=|[^\s?&]{2}[?&])$/;
const USERINFO = /^[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@:]{0,80}:)?$/i;
/** A form begins with its first field; it is the body of a request. */
const FORM = /^[\w.[\]-]{1,60}=[^?]*$/;
/** Addresses that their drivers only read: https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html. */
const DRIVEN = /^jdbc:/i;
/** Addresses that travel: through proxies, histories and logs. */
const TRAVELS = /^(?:(?:git\+)?https?|wss?|git|svn|rtsp):\/\//i;

/** Holes of a joined string that stand in a query or before a host, and hold a secret. The address of a database or a broker is read by its driver only. */
function secretsInAddress({ parts }: JoinExpression, place: Place): readonly { readonly value: Expression; readonly word: string }[] {
  let before = '';
  let address = false;
  const [start] = parts;
  if (start?.kind === 'text' && FORM.test(start.text)) return [];
  return parts.flatMap((part) => {
    const secret = place.flow(part).find(({ label }) => label === 'secret');
    const known = part.kind === 'text' || secret !== undefined ? part : place.literal(part);
    if (known?.kind === 'text') {
      before += known.text;
      address ||= /^['"]?https?:\/\/|^wss?:\/\/|[?&][\w.[\]-]{1,60}=/i.test(before);
      return [];
    }
    const stands = !DRIVEN.test(before) && (PARAMETER.test(before) || (address && before.endsWith('?')) || (TRAVELS.test(before) && USERINFO.test(before)));
    before += '\0';
    return secret !== undefined && stands ? [{ value: part, word: secret.word }] : [];
  });
}

/** Arguments, or entries of options, that become the query. */
function queries(call: CallExpression, names: readonly (number | string)[]): readonly Expression[] {
  return call.arguments.flatMap(({ keyword, value }, index) => {
    if (names.includes(keyword ?? index)) return [value];
    if (keyword !== undefined) return [];
    return value.kind === 'mapping' ? value.entries.flatMap((entry) => (entry.key !== undefined && names.includes(entry.key) ? [entry.value] : [])) : [];
  });
}

function secretEntries(value: Expression, place: Place): readonly { readonly part: Expression; readonly word: string }[] {
  if (value.kind === 'mapping') {
    return value.entries.flatMap((entry) => {
      const secret = place.flow(entry.value).find(({ label }) => label === 'secret');
      const word = secret?.word ?? (entry.key !== undefined && secretName(entry.key) === 'strong' && entry.value.kind !== 'constant' ? entry.key : undefined);
      return word === undefined ? [] : [{ part: entry.value, word }];
    });
  }
  const secret = place.flow(value).find(({ label }) => label === 'secret');
  return secret === undefined ? [] : [{ part: value, word: secret.word }];
}
