import { X509Certificate } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A bundle of certificate authorities that the user chose to trust for one store. */
export interface CaBundle {
  /** PEM. */
  readonly bytes: Uint8Array;
  readonly authorities: readonly AuthorityCertificate[];
}

export interface AuthorityCertificate {
  /** One line, its parts separated by commas. Anybody may have written it: it is shown as text. */
  readonly subject: string;
  /** SHA-256, as `openssl x509 -fingerprint -sha256` prints it. */
  readonly fingerprint: string;
}

const MAX_BYTES = 1024 * 1024;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Undefined where the file cannot be read, is far too large, or holds anything but at least one certificate. */
export async function readCaFile(file: string): Promise<CaBundle | undefined> {
  try {
    const bytes = await readBounded(file);
    const blocks = bytes?.toString('latin1').match(CERTIFICATE);
    if (bytes === undefined || blocks === null || blocks === undefined) return undefined;
    return { bytes, authorities: blocks.map(describeCertificate) };
  } catch {
    // What no file system or certificate gives is unreadable all the same: the store then says that this file is.
    return undefined;
  }
}

async function readBounded(file: string): Promise<Buffer | undefined> {
  // Opening a FIFO must not wait for its other end. Windows lacks the flag, which is then undefined and counts as 0.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    return stats.isFile() && stats.size <= MAX_BYTES ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

function describeCertificate(pem: string): AuthorityCertificate {
  const certificate = new X509Certificate(pem);
  return { subject: certificate.subject.split('\n').join(', '), fingerprint: certificate.fingerprint256 };
}
