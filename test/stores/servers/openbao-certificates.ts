import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Makes a CA of its own in `folder`, and with it a certificate for this machine: `ca.crt`, `server.crt`, `server.key`. */
export function makeCertificates(folder: string): { readonly ca: string; readonly certificate: string; readonly key: string } {
  const [ca, caKey, certificate, key] = ['ca.crt', 'ca.key', 'server.crt', 'server.key'].map((name) => path.join(folder, name)) as [string, string, string, string];
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  openssl(['req', '-x509', ...fresh, '-subj', '/CN=Keyward test CA', '-keyout', caKey, '-out', ca,
    '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign']);
  openssl(['req', '-x509', ...fresh, '-CA', ca, '-CAkey', caKey, '-subj', '/CN=localhost', '-keyout', key, '-out', certificate,
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth']);
  return { ca, certificate, key };
}

function openssl(args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl failed: ${stderr}`);
}
