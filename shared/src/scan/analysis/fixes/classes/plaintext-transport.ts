import type { TextEdit } from '../../../../core/model/span';
import type { Expression, TextExpression } from '../../program/expression';
import { refused, type FixPlan } from '../fix';
import type { FixContext } from '../fix-context';

/** The scheme that says the same over TLS. `ftp` has several, and `sftp` is another protocol. */
const ENCRYPTED: Readonly<Record<string, string>> = { http: 'https', ws: 'wss', ldap: 'ldaps' };

/** An address in the clear: the scheme becomes the encrypted one, where the address is written out. */
export function plaintextTransport(context: FixContext): FixPlan {
  const { place, text, around, finding } = context;
  const address = around.findLast(({ span }) => span.start === finding.span.start && span.end === finding.span.end);
  const literal = address === undefined ? undefined : place.literal(firstOf(address));
  const setting = literal === undefined ? undefined : switchedOff(literal);
  if (setting !== undefined) return { kind: 'offered', fixes: [{ kind: 'encrypted-scheme', title: 'Connect over TLS', edits: [setting], isPreferred: true }] };
  const scheme = /^(\w+):\/\//.exec(literal?.text ?? '')?.[1]?.toLowerCase();
  const encrypted = scheme === undefined ? undefined : ENCRYPTED[scheme];
  if (literal === undefined || scheme === undefined || encrypted === undefined) return refused('decided-elsewhere');
  const start = literal.inner.start;
  const edits = [{ span: { start, end: start + scheme.length }, newText: encrypted }];
  // Behind a port that is written out may be a server that does not speak TLS.
  const hasPort = /^\w+:\/\/[^/?#]*:\d+/.test(text.slice(start, literal.inner.end));
  return { kind: 'offered', fixes: [{ kind: 'encrypted-scheme', title: `Connect with ${encrypted}`, edits, isPreferred: !hasPort }] };
}

/** A database's address may say that it wants no TLS. Sources: https://dev.mysql.com/doc/connectors/en/connector-j-connp-props-security.html, https://jdbc.postgresql.org/documentation/use/ */
function switchedOff({ text, inner }: TextExpression): TextEdit | undefined {
  const found = /\b(useSSL|ssl|sslmode)=(false|disable)\b/i.exec(text);
  const [whole, name, value] = found ?? [];
  if (found === null || whole === undefined || value === undefined) return undefined;
  const end = inner.start + found.index + whole.length;
  return { span: { start: end - value.length, end }, newText: name?.toLowerCase() === 'sslmode' ? 'verify-full' : 'true' };
}

function firstOf(address: Expression): Expression {
  return address.kind === 'join' ? address.parts[0] ?? address : address;
}
