import { callsBefore } from '../program/chain';
import type { Check, Place, SinkEvent } from '../flow/check';
import type { CallExpression, Expression } from '../program/expression';
import type { Libraries } from '../tables/libraries';
import type { CheckContext } from './check-context';
import { reportFlow } from './report-flow';

/** Modes that nobody but a file's owner can use. */
const OWNER_ONLY = /^0o?[4-7]00$/;
const STORED: ReadonlySet<SinkEvent['to']> = new Set<SinkEvent['to']>(['browser-storage', 'file', 'database']);

/** A secret written where it lies in the clear: a browser's storage, a plain file, a row, a cookie that scripts and plain HTTP get. */
export function unprotectedStorage({ language: { libraries }, report }: CheckContext): Check {
  // Cookies that a setter protects before they are sent, and files that only their owner may read, each by its function and name.
  const secured = new Set<string>();
  const cookie = (value: Expression, place: Place) => `${place.inside?.span.start ?? 0} ${place.path(value) ?? ''}`;
  return {
    on: {
      call(call, place) {
        const { callee, arguments: [first] } = call;
        const session = libraries.sinks.find(callee, place).some(({ to }) => to === 'cookie') ? sessionIn(call, place, libraries) : undefined;
        if (session !== undefined) report({ ruleId: 'keyward/unprotected-storage', span: session.value.span, severity: 'warning', confidence: 0.8, word: session.name });
        if (callee.kind === 'member' && callee.property === 'setSecure' && first?.value.kind === 'constant' && first.value.text === 'true') secured.add(cookie(callee.object, place));
        // https://docs.ruby-lang.org/en/master/File.html#method-i-chmod
        if (callee.kind === 'member' && callee.property === 'chmod' && first?.value.kind === 'constant' && OWNER_ONLY.test(first.value.text)) secured.add(cookie(callee.object, place));
      },
    },
    sink(event, place) {
      const handle = event.call?.callee.kind === 'member' ? event.call.callee.object : undefined;
      if (handle !== undefined && secured.has(cookie(handle, place))) return;
      if (STORED.has(event.to) && writes(event, place)) reportFlow('keyward/unprotected-storage', event, ['secret'], report);
      if (event.to === 'cookie' && !isProtected(event, place) && !isSecuredByPosition(event, place, libraries) && !isOtherHeader(event) && !secured.has(cookie(event.value, place))) reportFlow('keyward/unprotected-storage', event, ['secret'], report);
    },
  };
}

/** Whether a statement of SQL stores what it is given; one that only asks by it leaves nothing behind. */
function writes({ to, call }: SinkEvent, place: Place): boolean {
  if (to !== 'database' || call?.callee.kind !== 'member') return true;
  const { object, property } = call.callee;
  if (/^setN?(?:String|Object)$/.test(property)) return WRITES.test(place.literal(object)?.text ?? '');
  // https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlparametercollection.addwithvalue
  if (property === 'AddWithValue') return object.kind === 'member' && WRITES.test(place.literal(object.object)?.text ?? '');
  if (!/exec|query|^bind$|^update$/i.test(property)) return true;
  return [call, ...callsBefore(call)].some((one) => one.arguments.some(({ value }) => {
    const [first = value] = value.kind === 'join' ? value.parts : [];
    return WRITES.test(place.literal(first)?.text ?? '');
  }));
}

const WRITES = /^\s*(?:insert|update|replace|merge)\b/i;

/** Whether a cookie is sent over TLS only, by an option or a keyword; what is not visible here counts as protected. */
function isProtected({ call, value }: Pick<SinkEvent, 'call' | 'value'>, place: Place): boolean {
  if (call === undefined) return value.kind !== 'join' || value.parts.some((part) => part.kind === 'text' && /;\s*secure\b/i.test(part.text));
  const inner = value.kind === 'call' ? value.arguments : [];
  const options = [...call.arguments, ...inner].flatMap(({ keyword, value }) => (value.kind === 'mapping' ? value.entries.map((entry) => ({ key: entry.key, value: entry.value })) : [{ key: keyword, value }]));
  const secure = options.find(({ key }) => /^(?:is)?secure$/i.test(key ?? ''));
  if (secure !== undefined) return !(secure.value.kind === 'constant' && /^false$/i.test(secure.value.text));
  return call.arguments.some(({ value }) => isUnknownOptions(value, place));
}

/** Whether a cookie that is set by many arguments in a row is sent over TLS only: `c.SetCookie(name, value, age, path, domain, true, true)`. */
function isSecuredByPosition({ call }: Pick<SinkEvent, 'call'>, place: Place, { sinks }: Libraries): boolean {
  if (call === undefined) return false;
  return sinks.find(call.callee, place).some(({ secure }) => {
    const value = secure === undefined ? undefined : call.arguments[secure]?.value;
    return value !== undefined && !(value.kind === 'constant' && /^false$/i.test(value.text));
  });
}

/** A cookie that is set by a header is set by one header only. */
function isOtherHeader({ call }: SinkEvent): boolean {
  if (call?.callee.kind !== 'member' || !/header/i.test(call.callee.property)) return false;
  const [name] = call.arguments;
  const text = name?.value.kind === 'text' ? name.value.text : name?.value.kind === 'member' ? name.value.property : '';
  return !/^set[-_]cookie$/i.test(text);
}

/** What cookies are called that sign their bearer in: a name of one word, or one that ends so. */
const SESSION = /^(?:[\w.-]{0,40}[._-])?(?:sess|session|sessionid|session[_-]?token|sid|auth|auth[_-]?token|access[_-]?token|refresh[_-]?token|jwt|remember[_-]?(?:me|token))$/i;

/** The value of an unprotected cookie whose name says that it signs its bearer in, whatever the value is called. A header's name is not a cookie's. */
function sessionIn(call: CallExpression, place: Place, libraries: Libraries): { readonly name: string; readonly value: Expression } | undefined {
  const { callee, arguments: [first, second] } = call;
  if (first?.value.kind !== 'text' || second === undefined || !SESSION.test(first.value.text) || (callee.kind === 'member' && /header/i.test(callee.property))) return undefined;
  const { value } = second;
  return isGone(value) || isProtected({ call, value }, place) || isSecuredByPosition({ call }, place, libraries) ? undefined : { name: first.value.text, value };
}

/** An empty cookie signs somebody out. */
function isGone(value: Expression): boolean {
  return value.kind === 'constant' || (value.kind === 'text' && value.text === '');
}

/** Options that come from elsewhere may say anything. */
function isUnknownOptions(value: Expression, place: Place): boolean {
  if (value.kind === 'mapping') return value.entries.some(({ key }) => key === undefined);
  return (value.kind === 'name' || value.kind === 'member') && /option|config|settings|opts/i.test(place.path(value) ?? '');
}
