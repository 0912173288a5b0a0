import { callsBefore } from '../program/chain';
import type { Check, Place } from '../flow/check';
import type { CallExpression, Expression } from '../program/expression';
import type { CheckContext } from './check-context';
import { isPlain, signsInPlainly } from './plain-address';

/** Credentials sent over a connection that is not encrypted. */
export function plaintextTransport({ language: { libraries }, report }: CheckContext): Check {
  const found = (value: Expression) => {
    report({ ruleId: 'keyward/plaintext-transport', span: value.span, severity: 'warning', confidence: 0.85, word: '' });
  };
  const plain = (call: CallExpression, place: Place) => libraries.requests.find(call.callee, place).flatMap(({ url, credentials }) => {
    const address = call.arguments.find(({ keyword }, index) => (keyword ?? index) === url)?.value;
    return address !== undefined && isPlain(address, place) ? [{ address, credentials: credentials ?? [] }] : [];
  });
  // Connections that were made to a plain address, and those that were encrypted before somebody signs in; each by its function and name.
  const opened = new Set<string>();
  const encrypted = new Set<string>();
  const connection = (object: Expression, place: Place) => `${place.inside?.span.start ?? 0} ${place.path(object) ?? ''}`;
  const isOpen = (object: Expression, place: Place) => (place.kind(object) === 'plain-connection' || opened.has(connection(object, place))) && !encrypted.has(connection(object, place));
  const signIn = (call: CallExpression, place: Place) => {
    const [handle, ...given] = call.arguments;
    // https://www.php.net/manual/function.ftp-login.php
    if (call.callee.kind === 'name' && call.callee.name === 'ftp_login' && handle !== undefined && place.kind(handle.value) === 'plain-connection' && given.some(({ value }) => holdsSecret(value, place))) found(call);
    if (call.callee.kind !== 'member') return;
    const { object, property } = call.callee;
    if (UPGRADE.test(property)) encrypted.add(connection(object, place));
    else if (SIGN_IN.test(property) && givesSecret(call, place) && isOpen(object, place)) found(call);
    else if (HEADER_SETTER.test(property) && givesSecret(call, place) && isPlain(object, place)) found(object);
  };
  return {
    on: {
      assign({ target, value }, place) {
        const holder = target.kind === 'sequence' ? target.items[0] : target;
        if (holder === undefined) return;
        if (value.kind === 'call') {
          if (plain(value, place).length > 0) opened.add(connection(holder, place));
          else opened.delete(connection(holder, place));
        }
        if (holder.kind !== 'member') return;
        if (ENCRYPTS.test(holder.property) && value.kind === 'constant' && /^false$/i.test(value.text)) opened.add(connection(holder.object, place));
        if (CREDENTIALS.test(holder.property) && holdsSecret(value, place) && isOpen(holder.object, place)) found(value);
      },
      join(join, place) {
        if (holdsSecret(join, place) && signsInPlainly(join, place)) found(join);
      },
      call(call, place) {
        signIn(call, place);
        const before = callsBefore(call);
        for (const { address, credentials } of plain(call, place)) if (sendsCredentials(call, credentials, place) || before.some((inner) => givesSecret(inner, place))) found(address);
        if (givesSecret(call, place)) for (const { address } of before.flatMap((inner) => plain(inner, place))) found(address);
      },
    },
  };
}

const SIGN_IN = /^(?:login|Login|user|pass_|auth|authenticate|login_cram_md5|bind|Bind|simple_bind_s|simple_bind|bind_s|write|SetBasicAuth)$/;
/** https://learn.microsoft.com/dotnet/api/system.net.mail.smtpclient.enablessl, https://learn.microsoft.com/dotnet/api/system.net.ftpwebrequest.enablessl */
const ENCRYPTS = /^EnableSsl$/;
const CREDENTIALS = /^Credentials?$/;
/** https://www.rfc-editor.org/rfc/rfc3207, https://www.rfc-editor.org/rfc/rfc2595, https://www.rfc-editor.org/rfc/rfc4511#section-4.14 */
const UPGRADE = /^(?:starttls|stls|prot_p|start_tls_s|start_tls|exec_?PROT)$/i;
/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/URLConnection.html, https://github.com/yhirose/cpp-httplib#authentication */
const HEADER_SETTER = /^(?:(?:set|add)RequestProperty|set_(?:basic_auth|bearer_token_auth|digest_auth))$/;

function holdsSecret(value: Expression, place: Place): boolean {
  return place.flow(value).some(({ label }) => label === 'secret');
}

function givesSecret(call: CallExpression, place: Place): boolean {
  return call.callee.kind === 'member' && call.arguments.some(({ value }) => holdsSecret(value, place));
}

function sendsCredentials(call: CallExpression, names: readonly string[], place: Place): boolean {
  return call.arguments.some(({ keyword, value }) => {
    if (keyword !== undefined) return names.includes(keyword) && (holdsSecret(value, place) || /^auth$/.test(keyword));
    return holdsSecret(value, place) || (value.kind === 'mapping' && value.entries.some((entry) => entry.key !== undefined && names.includes(entry.key) && holdsSecret(entry.value, place)));
  });
}
