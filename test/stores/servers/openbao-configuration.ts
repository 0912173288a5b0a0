import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface NodeConfiguration {
  /** The node's own: its data, its log and its configuration. It is the node's working directory. */
  readonly folder: string;
  readonly node: string;
  readonly port: number;
  readonly clusterPort: number;
  readonly certificates: { readonly certificate: string; readonly key: string };
}

/** Relative, since all nodes of a cluster must declare the same audit device, or no standby can lead. */
export const AUDIT_LOG = 'audit.log';

/**
 * One node with integrated storage, TLS and an audit device, which OpenBao takes from its configuration only. Gives the argument
 * by which the server finds it. https://openbao.org/docs/configuration/
 */
export function writeConfiguration({ folder, node, port, clusterPort, certificates }: NodeConfiguration): string {
  mkdirSync(path.join(folder, 'raft'), { recursive: true });
  const file = path.join(folder, 'server.hcl');
  const text = (value: string): string => JSON.stringify(value);
  writeFileSync(file, `
    disable_mlock = true
    ui = false
    api_addr = "https://127.0.0.1:${port}"
    cluster_addr = "https://127.0.0.1:${clusterPort}"
    listener "tcp" {
      address = "127.0.0.1:${port}"
      cluster_address = "127.0.0.1:${clusterPort}"
      tls_cert_file = ${text(certificates.certificate)}
      tls_key_file = ${text(certificates.key)}
    }
    storage "raft" {
      path = "raft"
      node_id = ${text(node)}
      performance_multiplier = 1
    }
    audit "file" "to-file" {
      options { file_path = ${text(AUDIT_LOG)} }
    }`);
  return `-config=${file}`;
}
