import { callsBefore } from '../program/chain';
import type { Check, Place } from '../flow/check';
import type { CallExpression, Expression } from '../program/expression';
import type { CheckContext } from './check-context';

/** Hosts that are this machine or an example, and namespaces that look like addresses. */
const OWN_HOST = /^(?:http|ldap|ftp|ws|smtp):\/\/(?:localhost|127\.|0\.0\.0\.0|\[?::1|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|host\.docker\.internal|[\w-]+(?::\d+)?(?:\/|$)|[\w.-]*\.(?:local|localhost|internal|test|example|svc)(?:[:/]|$)|[\w.-]*example\.(?:com|org|net))/i;
const PLAIN = /^(?:http|ws|ldap|ftp):\/\/[\w[]/i;

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
  return {
    on: {
      call(call, place) {
        const before = callsBefore(call);
        for (const { address, credentials } of plain(call, place)) if (sendsCredentials(call, credentials, place) || before.some((inner) => givesSecret(inner, place))) found(address);
        if (givesSecret(call, place)) for (const { address } of before.flatMap((inner) => plain(inner, place))) found(address);
      },
    },
  };
}

function givesSecret(call: CallExpression, place: Place): boolean {
  return call.callee.kind === 'member' && call.arguments.some(({ value }) => place.flow(value).some(({ label }) => label === 'secret'));
}

function isPlain(address: Expression, place: Place): boolean {
  const literal = address.kind === 'join' ? address.parts[0] : address;
  const text = literal === undefined ? undefined : place.literal(literal)?.text;
  return text !== undefined && ((PLAIN.test(text) && !OWN_HOST.test(text)) || (UNENCRYPTED.test(text) && !OWN_DATABASE.test(text)));
}

function sendsCredentials(call: CallExpression, names: readonly string[], place: Place): boolean {
  const holds = (value: Expression) => place.flow(value).some(({ label }) => label === 'secret');
  return call.arguments.some(({ keyword, value }) => {
    if (keyword !== undefined) return names.includes(keyword) && (holds(value) || /^auth$/.test(keyword));
    return holds(value) || (value.kind === 'mapping' && value.entries.some((entry) => entry.key !== undefined && names.includes(entry.key) && holds(entry.value)));
  });
}
