import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsProblem } from '../../../core/model/vault-error';
import type { Trust } from './trust';

/**
 * Looks at a connection after its handshake and before the first byte of a request, whatever was passed to it: an editor
 * replaces Node's TLS functions with its own, adds certificates of the system to contexts that others made, and has a
 * switch that turns verification off. Undefined: this is the server, and it proved it to a certificate that we trust.
 */
export function verifyPeer(socket: TLSSocket, host: string, trust: Trust): TlsProblem | undefined {
  if (!socket.authorized) return tlsProblem(String(socket.authorizationError)) ?? 'untrusted';
  const version = socket.getProtocol();
  if (version !== 'TLSv1.3' && !(version === 'TLSv1.2' && trust.minTls === 'TLSv1.2')) return 'version';
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return 'untrusted';
  const named = isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host);
  if (named === undefined) return 'wrong-host';
  return trust.anchors === undefined || leadsTo(leaf, trust.anchors) ? undefined : 'untrusted';
}

/** Whether each certificate signed the one before it and the last of them is, or is signed by, one that the user chose. */
function leadsTo(leaf: X509Certificate, anchors: readonly X509Certificate[]): boolean {
  let at: X509Certificate | undefined = leaf;
  for (let length = 0; at !== undefined && length < MAX_CHAIN; length += 1) {
    const current: X509Certificate = at;
    if (anchors.some((anchor) => anchor.raw.equals(current.raw) || signed(anchor, current))) return true;
    const issuer: X509Certificate | undefined = current.issuerCertificate;
    at = issuer !== undefined && signed(issuer, current) ? issuer : undefined;
  }
  return false;
}

const MAX_CHAIN = 10;

function signed(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/**
 * What a code of OpenSSL's or Node's means to the user; undefined where it is none of TLS.
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export function tlsProblem(code: string): TlsProblem | undefined {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'expired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'wrong-host';
  if (CLIENT_CERTIFICATE.test(code)) return 'client-certificate';
  if (VERSION.test(code)) return 'version';
  return UNTRUSTED.test(code) ? 'untrusted' : undefined;
}

/** Alerts by which a server says that it wants a certificate from us, or another one. */
const CLIENT_CERTIFICATE = /ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|UNKNOWN_CA|HANDSHAKE_FAILURE)/;
const VERSION = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|WRONG_VERSION_NUMBER|NO_PROTOCOLS_AVAILABLE|PACKET_LENGTH_TOO_LONG|TLS_REQUIRED_VERSION/;
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT)|CERT_|^INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|CERTIFICATE_VERIFY_FAILED|^CRL_/;
