import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ApiAnswer, ApiCall } from '../stores/servers/openbao-api';
import { callApi } from '../stores/servers/openbao-api';
import { makeCertificates } from '../stores/servers/openbao-certificates';
import { writeConfiguration } from '../stores/servers/openbao-configuration';
import { freePorts, OpenBaoProcess, until } from '../stores/servers/openbao-process';
import { programFile } from './openbao';

const NODES = 3;

/** Three nodes of one OpenBao with TLS under a CA of their own, all of them voters, with an empty KV version 2 engine at `secret`. */
export class OpenBaoCluster {
  readonly addresses: readonly string[];
  readonly ca: string;
  rootToken = '';
  readonly #folder: string;
  readonly #nodes: readonly OpenBaoProcess[];

  private constructor(folder: string, ca: string, addresses: readonly string[], nodes: readonly OpenBaoProcess[]) {
    this.addresses = addresses;
    this.ca = ca;
    this.#folder = folder;
    this.#nodes = nodes;
  }

  /** About 15 s. The first node leads. */
  static async start(): Promise<OpenBaoCluster> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'keyward-openbao-'));
    const certificates = makeCertificates(folder);
    const ports = await freePorts(2 * NODES);
    const nodes = Array.from({ length: NODES }, (_, at) => {
      const own = path.join(folder, `node-${at}`);
      mkdirSync(own);
      return new OpenBaoProcess(programFile(), [writeConfiguration({
        folder: own, node: `node-${at}`, port: ports[at] ?? 0, clusterPort: ports[NODES + at] ?? 0, certificates,
      })], own);
    });
    const addresses = ports.slice(0, NODES).map((port) => `https://127.0.0.1:${port}`);
    const cluster = new OpenBaoCluster(folder, readFileSync(certificates.ca, 'utf8'), addresses, nodes);
    try {
      await cluster.#begin();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** As root, of one node. */
  api(node: number, call: ApiCall): Promise<ApiAnswer> {
    return callApi(this.addresses[node] ?? '', this.ca, { ...this.rootToken === '' ? {} : { token: this.rootToken }, ...call });
  }

  /** As a power cut. */
  async kill(node: number): Promise<void> {
    await this.#nodes[node]?.end('SIGKILL');
  }

  async stop(): Promise<void> {
    for (const node of this.#nodes) {
      await node.end('SIGKILL');
      node.forget();
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #begin(): Promise<void> {
    for (const [at, node] of this.#nodes.entries()) {
      node.start();
      await until(`node ${at}`, () => this.#answers(at, { method: 'GET', path: 'sys/seal-status' }));
    }
    const { body } = await this.api(0, { method: 'PUT', path: 'sys/init', body: { secret_shares: 1, secret_threshold: 1 } });
    const { root_token: rootToken, keys_base64: [key] } = body as { root_token: string; keys_base64: [string] };
    this.rootToken = rootToken;
    await this.#unseal(0, key);
    // A node that has just joined may vote only when it was well for so long; the default is 10 s.
    const soon = { server_stabilization_time: '1s' };
    await until('a leader', () => this.#answers(0, { method: 'POST', path: 'sys/storage/raft/autopilot/configuration', body: soon }));
    for (let at = 1; at < NODES; at += 1) {
      await this.api(at, { method: 'PUT', path: 'sys/storage/raft/join', body: { leader_api_addr: this.addresses[0], leader_ca_cert: this.ca } });
      await this.#unseal(at, key);
    }
    await until('three voters', async () => {
      const { body: raft } = await this.api(0, { method: 'GET', path: 'sys/storage/raft/configuration' });
      const { data } = raft as { data?: { config: { servers: { voter: boolean }[] } } };
      return data?.config.servers.filter(({ voter }) => voter).length === NODES;
    }, 60_000);
    await this.api(0, { method: 'POST', path: 'sys/mounts/secret', body: { type: 'kv', options: { version: '2' } } });
    for (let at = 0; at < NODES; at += 1) await until(`the engine on node ${at}`, () => this.#answers(at, { method: 'GET', path: 'secret/config' }));
  }

  /** A node that has just joined answers for a moment that it is not initialised. */
  #unseal(node: number, key: string): Promise<void> {
    return until(`node ${node} unsealed`, async () => {
      const { status, body } = await this.api(node, { method: 'PUT', path: 'sys/unseal', body: { key } });
      return status === 200 && !(body as { sealed: boolean }).sealed;
    });
  }

  async #answers(node: number, call: ApiCall): Promise<boolean> {
    return this.api(node, call).then(({ status }) => status < 300, () => false);
  }
}
