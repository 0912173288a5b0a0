import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';

export type MinTls = 'TLSv1.2' | 'TLSv1.3';

/** Whom a connection may end at: made once, the same for every connection. */
export interface Trust {
  /** PEM, each certificate of its own. */
  readonly certificates: readonly string[];
  /** The certificates that the user chose; undefined where Node's own are trusted. */
  readonly anchors: readonly X509Certificate[] | undefined;
  readonly context: SecureContext;
  readonly minTls: MinTls;
  /** SHA-256 in hex of the bundle's certificates, or `system` for Node's own. Comments and line ends do not count. */
  readonly fingerprint: string;
}

/**
 * A CA bundle of the user's takes the place of Node's certificates and is not added to them. What the environment could add
 * (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE) is never trusted: the list is always passed. `ca-file`: no certificate in it, or one that
 * cannot be read.
 */
export function makeTrust(ca: Uint8Array | undefined, minTls: MinTls): Result<Trust, 'ca-file'> {
  if (ca === undefined) {
    return ok({
      certificates: rootCertificates, anchors: undefined, minTls, fingerprint: 'system',
      context: createSecureContext({ ca: [...rootCertificates], minVersion: minTls }),
    });
  }
  const anchors = readBundle(ca);
  if (anchors === undefined) return err('ca-file');
  const certificates = anchors.map((anchor) => anchor.toString());
  const hash = createHash('sha256');
  for (const anchor of anchors) hash.update(anchor.raw);
  return ok({
    certificates, anchors, minTls, fingerprint: hash.digest('hex'),
    context: createSecureContext({ ca: certificates, minVersion: minTls }),
  });
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

function readBundle(ca: Uint8Array): readonly X509Certificate[] | undefined {
  const found = Buffer.from(ca).toString('latin1').match(PEM_CERTIFICATE) ?? [];
  try {
    const anchors = found.map((pem) => new X509Certificate(pem));
    return anchors.length === 0 ? undefined : anchors;
  } catch {
    return undefined;
  }
}
