import { callsBefore } from '../program/chain';
import type { Check, Place } from '../flow/check';
import type { CallExpression, Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** Hosts that are this machine or an example, and namespaces that look like addresses. */
const OWN_HOST = /^(?:http|ldap|ftp|ws|smtp):\/\/(?:localhost|127\.|0\.0\.0\.0|\[?::1|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|host\.docker\.internal|[\w-]+(?::\d+)?(?:\/|$)|[\w.-]*\.(?:local|localhost|internal|test|example|svc)(?:[:/]|$)|[\w.-]*example\.(?:com|org|net))/i;
const PLAIN = /^(?:http|ws|ldap|ftp):\/\/[\w[\u{FFFD}]/iu;

/** Settings of a database's address that switch encryption off: https://jdbc.postgresql.org/documentation/use/, https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html. */
const UNENCRYPTED = /[?&;\s](?:useSSL=false|ssl=false|sslmode=disabled?|encrypt=false|tls=false)\b/i;
const OWN_DATABASE = /\/\/(?:[^\s/@]*@)?(?:localhost|127\.|\[?::1|host\.docker\.internal)/i;

/** Credentials sent over a connection that is not encrypted. */
export function plaintextTransport({ language: { libraries }, report }: CheckContext): Check {
  const found = (value: Expression) => {
    report({ ruleId: 'keyward/plaintext-transport', span: value.span, severity: 'warning', confidence: 0.85, word: '' });
  };
  const plain = (call: CallExpression, place: Place) => libraries.requests.find(call.callee, place).flatMap(({ url, credentials }) => {
    const address = call.arguments.find(({ keyword }, index) => (keyword ?? index) === url)?.value;
    return address !== undefined && isPlain(address, place) ? [{ address, credentials: credentials ?? [] }] : [];
  });
  // Connections that were encrypted before somebody signs in, each by its function and name.
  const encrypted = new Set<string>();
  const connection = (object: Expression, place: Place) => `${place.inside?.span.start ?? 0} ${place.path(object) ?? ''}`;
  const signIn = (call: CallExpression, place: Place) => {
    if (call.callee.kind !== 'member') return;
    const { object, property } = call.callee;
    if (place.kind(object) === 'plain-connection') {
      if (UPGRADE.test(property)) encrypted.add(connection(object, place));
      else if (SIGN_IN.test(property) && givesSecret(call, place) && !encrypted.has(connection(object, place))) found(call);
    } else if (HEADER_SETTER.test(property) && givesSecret(call, place) && isPlain(object, place)) found(object);
  };
  return {
    on: {
      call(call, place) {
        signIn(call, place);
        const before = callsBefore(call);
        for (const { address, credentials } of plain(call, place)) if (sendsCredentials(call, credentials, place) || before.some((inner) => givesSecret(inner, place))) found(address);
        if (givesSecret(call, place)) for (const { address } of before.flatMap((inner) => plain(inner, place))) found(address);
      },
    },
  };
}

const SIGN_IN = /^(?:login|user|pass_|auth|authenticate|login_cram_md5)$/;
/** https://www.rfc-editor.org/rfc/rfc3207, https://www.rfc-editor.org/rfc/rfc2595 */
const UPGRADE = /^(?:starttls|stls|prot_p)$/i;
/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/URLConnection.html */
const HEADER_SETTER = /^(?:set|add)RequestProperty$/;

function givesSecret(call: CallExpression, place: Place): boolean {
  return call.callee.kind === 'member' && call.arguments.some(({ value }) => place.flow(value).some(({ label }) => label === 'secret'));
}

/** An address as far as it can be read: a hole is a blank, and what an object is made of is its address. */
function readable(address: Expression, place: Place): string {
  if (address.kind === 'join') return address.parts.map((part) => place.literal(part)?.text ?? HOLE).join('');
  if (address.kind === 'call' && place.literal(address) === undefined) return address.arguments[0] === undefined ? '' : readable(address.arguments[0].value, place);
  return place.literal(address)?.text ?? '';
}

/** A host that is not known is not taken for this machine. */
const HOLE = '\u{FFFD}.unknown';

function isPlain(address: Expression, place: Place): boolean {
  const text = readable(address, place);
  return (PLAIN.test(text) && !OWN_HOST.test(text)) || (UNENCRYPTED.test(text) && !OWN_DATABASE.test(text));
}

function sendsCredentials(call: CallExpression, names: readonly string[], place: Place): boolean {
  const holds = (value: Expression) => place.flow(value).some(({ label }) => label === 'secret');
  return call.arguments.some(({ keyword, value }) => {
    if (keyword !== undefined) return names.includes(keyword) && (holds(value) || /^auth$/.test(keyword));
    return holds(value) || (value.kind === 'mapping' && value.entries.some((entry) => entry.key !== undefined && names.includes(entry.key) && holds(entry.value)));
  });
}
