import type { Place } from '../flow/check';
import type { Expression } from '../program/expression';

/** A user and password before the host. */
const USER = '(?:[^\\s/@]*@)?';
/** Hosts that are this machine, one of a container's neighbours or an example. */
const OWN_HOST = new RegExp(`^(?:\\w+:)?[a-z][a-z0-9+.-]*://${USER}(?:localhost|127\\.|0\\.0\\.0\\.0|\\[?::1|10\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|169\\.254\\.|host\\.docker\\.internal|[\\w-]+(?::\\d+)?(?:[/?]|$)|[\\w.-]*\\.(?:local|localhost|internal|test|example|svc)(?:[:/]|$)|[\\w.-]*example\\.(?:com|org|net))`, 'i');
const PLAIN = /^(?:http|ws|ldap|ftp|mqtt|tcp|amqp|redis|smtp|stomp):\/\/[\w[\u{FFFD}]/iu;
/**
 * Protocols that send the user and password of their address as they are: https://www.rabbitmq.com/docs/uri-spec,
 * https://www.iana.org/assignments/uri-schemes/prov/redis, https://www.iana.org/assignments/uri-schemes/prov/mqtt, https://www.rfc-editor.org/rfc/rfc1738#section-3.2
 */
const SIGNS_IN = /^(?:amqp|redis|mqtt|ftp|stomp|ldap|smtp|imap|pop3|telnet):\/\/[^\s/@]*:[^\s/@]*@/i;

/** Settings of a database's address that switch encryption off: https://jdbc.postgresql.org/documentation/use/, https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html. */
const UNENCRYPTED = /[?&;\s](?:useSSL=false|ssl=false|sslmode=disabled?|encrypt=false|tls=false)\b/i;

/** A host that is not known is not taken for this machine. */
const HOLE = '\u{FFFD}.unknown';

/** Whether an address is of a protocol without encryption, or switches it off, and leads to another machine. */
export function isPlain(address: Expression, place: Place): boolean {
  const text = readable(address, place);
  return (PLAIN.test(text) || UNENCRYPTED.test(text)) && !OWN_HOST.test(text);
}

/** Whether a text that is put together is an address which signs in by itself, without encryption, on another machine that it names. */
export function signsInPlainly(address: Expression, place: Place): boolean {
  const text = readable(address, place);
  if (UNENCRYPTED.test(text) && NAMED_HOST.test(text)) return true;
  return (SIGNS_IN.test(text) || (ADDRESS.test(text) && UNENCRYPTED.test(text))) && !OWN_HOST.test(text);
}

/** The host among the pairs of a connection: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING, https://learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring */
const NAMED_HOST = /(?:^|[:;\s])(?:host|server|data source)\s?=\s?(?!localhost|127\.|\(local|[.;])[^;\s]/i;

const ADDRESS = /^(?:jdbc:)?[a-z][a-z0-9+]*:\/\//i;

/** An address as far as it can be read: a hole is a blank, and what an object is made of is its address. */
function readable(address: Expression, place: Place): string {
  if (address.kind === 'join') return address.parts.map((part) => place.literal(part)?.text ?? HOLE).join('');
  if (address.kind === 'mapping') return address.entries.flatMap(({ key, value }) => (key !== undefined && /^(?:url|uri|brokerUrl)$/i.test(key) ? [readable(value, place)] : [])).join('');
  if (address.kind === 'call' && place.literal(address) === undefined) return address.arguments[0] === undefined ? '' : readable(address.arguments[0].value, place);
  return place.literal(address)?.text ?? '';
}
