import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';
import { requires } from '../requirements';

export interface KeyPair {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
}

export interface Certificates {
  /** PEM of the CA that a user would choose. */
  readonly ca: Buffer;
  /** Another CA, with the same name as the first: a name proves nothing. */
  readonly otherCa: Buffer;
  /** For `localhost` and 127.0.0.1. */
  readonly good: KeyPair;
  /** Signed by an intermediate of the CA, which the server sends along. */
  readonly chained: KeyPair;
  readonly expired: KeyPair;
  /** For another host. */
  readonly wrongHost: KeyPair;
  readonly selfSigned: KeyPair;
  /** Signed by `otherCa`. */
  readonly foreign: KeyPair;
}

/** Made anew for a suite with the openssl program, in a folder that is gone afterwards. */
export function makeCertificates(context: Context): Certificates {
  requires(context, 'openssl', spawnSync('openssl', ['version']).status === 0, 'apt-get install openssl');
  const folder = mkdtempSync(path.join(tmpdir(), 'kw-certificates-'));
  try {
    return new Maker(folder).all();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server of these names, and the PEM of the CA that signed it. */
export function certificateFor(context: Context, names: readonly string[]): { readonly ca: Buffer; readonly server: KeyPair } {
  requires(context, 'openssl', spawnSync('openssl', ['version']).status === 0, 'apt-get install openssl');
  const folder = mkdtempSync(path.join(tmpdir(), 'kw-certificates-'));
  try {
    return new Maker(folder).named(names);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HERE = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
const SERVER = 'basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth';
const AUTHORITY = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign';

class Maker {
  readonly #folder: string;
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  all(): Certificates {
    const ca = this.#make('Keyward test CA', AUTHORITY);
    const otherCa = this.#make('Keyward test CA', AUTHORITY);
    const between = this.#make('Keyward test intermediate', AUTHORITY, ca);
    const leaf = this.#make('localhost', `${SERVER}\n${HERE}`, between);
    return {
      ca: Buffer.from(ca.certificate), otherCa: Buffer.from(otherCa.certificate),
      good: this.#make('localhost', `${SERVER}\n${HERE}`, ca),
      chained: { certificate: leaf.certificate + between.certificate, key: leaf.key },
      expired: this.#make('localhost', `${SERVER}\n${HERE}`, ca, -1),
      wrongHost: this.#make('elsewhere.example', `${SERVER}\nsubjectAltName=DNS:elsewhere.example`, ca),
      selfSigned: this.#make('localhost', `${SERVER}\n${HERE}`),
      foreign: this.#make('localhost', `${SERVER}\n${HERE}`, otherCa),
    };
  }

  named(names: readonly string[]): { readonly ca: Buffer; readonly server: KeyPair } {
    const ca = this.#make('Keyward test CA', AUTHORITY);
    const server = this.#make(names[0] ?? 'localhost', `${SERVER}\nsubjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`, ca);
    return { ca: Buffer.from(ca.certificate), server };
  }

  /** Signed by `issuer`, or by itself. */
  #make(name: string, extensions: string, issuer?: KeyPair, days = 30): KeyPair {
    this.#made += 1;
    const at = (file: string): string => path.join(this.#folder, `${this.#made}-${file}`);
    writeFileSync(at('extensions'), extensions);
    this.#openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`, '-keyout', at('key'), '-out', at('csr'));
    const signer = issuer === undefined ? ['-signkey', at('key')] : ['-CA', at('ca'), '-CAkey', at('ca-key'), '-CAcreateserial'];
    if (issuer !== undefined) {
      writeFileSync(at('ca'), issuer.certificate);
      writeFileSync(at('ca-key'), issuer.key);
    }
    this.#openssl('x509', '-req', '-in', at('csr'), ...signer, '-days', String(days), '-extfile', at('extensions'), '-out', at('certificate'));
    return { certificate: readFileSync(at('certificate'), 'utf8'), key: readFileSync(at('key'), 'utf8') };
  }

  #openssl(...args: readonly string[]): void {
    const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0] ?? ''} failed: ${stderr}`);
  }
}
